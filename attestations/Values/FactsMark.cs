namespace McaBot.Attestations;

/// <summary>Changes when any fact does, so that a card can say which facts it showed.</summary>
public static class FactsMark
{
    private const int Length = 16;
    private const char Separator = '.';

    /// <returns>The mark of the files, as <see cref="EvidenceFile.MarkOf"/>, and that of all other facts.</returns>
    public static string Of(AttestationFacts facts) => $"{EvidenceFile.MarkOf(facts.Evidence)}{Separator}{OfAllButFiles(facts)}";

    /// <summary>Whether two marks differ in the files alone.</summary>
    public static bool DifferInFilesOnly(string one, string other) => !string.Equals(one, other, StringComparison.Ordinal)
        && string.Equals(one[(one.LastIndexOf(Separator) + 1)..], other[(other.LastIndexOf(Separator) + 1)..], StringComparison.Ordinal);

    private static string OfAllButFiles(AttestationFacts facts) =>
    Hashes.Sha256(
        string.Join(
            '\n', Code.Of(facts.Scenario), facts.Customer.TenantId.ToString("D"), facts.Customer.Domain, facts.Customer.CompanyName,
            facts.Customer.Country, facts.Customer.Language, facts.Signatory.FirstName, facts.Signatory.LastName, facts.Signatory.Email,
            facts.Signatory.Phone ?? "", TypedDay.Iso(facts.Acceptance.DateAgreed), Code.Of(facts.Acceptance.Obtained),
            facts.Acceptance.Ticket))[..Length];
}
