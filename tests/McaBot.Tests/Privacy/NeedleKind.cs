namespace McaBot.Tests.Privacy;

/// <summary>What may be nowhere but where it belongs.</summary>
internal enum NeedleKind
{
    PersonName = 1,
    UserPrincipalName = 2,
    SignatoryName = 3,
    SignatoryEmail = 4,
    SignatoryPhone = 5,
    FreeText = 6,
    FileName = 7,
    AcceptanceLink = 8,
    Token = 9,
    Secret = 10,
}

/// <summary>Where anybody may look who has no part in an attestation.</summary>
internal enum Place
{
    Log = 1,
    Channel = 2,
    ErrorAnswer = 3,
    Trace = 4,
    Metric = 5,
}

internal sealed record Needle(NeedleKind Kind, string Text)
{
    /// <summary>Whether it counts only as words of its own; what is random counts wherever it is.</summary>
    public bool IsWords => Kind is not (NeedleKind.AcceptanceLink or NeedleKind.Token or NeedleKind.Secret);
}

internal sealed record Hay(Place Place, string Text);

/// <param name="Around">What stands around it, with nothing personal or secret in it.</param>
internal sealed record Finding(NeedleKind Kind, Place Place, string Around);
