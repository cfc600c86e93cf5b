namespace McaBot.PartnerCenter.Agreements;

/// <summary>One of the two.</summary>
/// <param name="Hash">SHA-256, lower-case hex.</param>
internal sealed record HashedDocument(string? Hash, AgreementProblem? Problem = null)
{
    public static HashedDocument Failed(AgreementProblem problem) => new(null, problem);
}
