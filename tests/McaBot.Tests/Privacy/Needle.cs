namespace McaBot.Tests.Privacy;

internal sealed record Needle(NeedleKind Kind, string Text)
{
    /// <summary>Whether it counts only as words of its own; what is random counts wherever it is.</summary>
    public bool IsWords => Kind is not (NeedleKind.AcceptanceLink or NeedleKind.Token or NeedleKind.Secret);
}
