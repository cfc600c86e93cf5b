namespace McaBot.Tests.Privacy;

/// <param name="Around">What stands around it, with nothing personal or secret in it.</param>
internal sealed record Finding(NeedleKind Kind, Place Place, string Around);
