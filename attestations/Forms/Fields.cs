namespace McaBot.Attestations;

/// <summary>Input ids of the cards. Stored cards outlive a release: never rename one.</summary>
public static class Fields
{
    public const string TenantId = "tenantId";
    public const string Domain = "domain";
    public const string CompanyName = "companyName";
    public const string Country = "country";
    public const string Language = "language";
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string DateAgreed = "dateAgreed";
    public const string Obtained = "obtained";
    public const string Ticket = "ticket";
    public const string Reason = "reason";
    /// <summary>What an approver may write with an approval.</summary>
    public const string Comment = "comment";
    public const string Reference = "reference";
    public const string HandOverTo = "handOverTo";

    /// <summary>Evidence files to take off a draft: their SHA-256s, separated by commas.</summary>
    public const string Evidence = "evidence";

    public static IReadOnlyList<string> OfCustomer { get; } = [TenantId, Domain, CompanyName, Country, Language];

    public static IReadOnlyList<string> OfAcceptance { get; } = [FirstName, LastName, Email, Phone, DateAgreed, Obtained, Ticket];

    /// <summary>Those that tell one person from another.</summary>
    public static IReadOnlyList<string> OfPerson { get; } = [FirstName, LastName, Email];

    /// <summary>All that is of whoever accepted.</summary>
    public static IReadOnlyList<string> OfSignatory { get; } = [FirstName, LastName, Email, Phone];

    /// <summary>The longest text each field takes, in UTF-16 code units.</summary>
    public static int MaxLength(string field) => field switch
    {
        TenantId => 38,
        Domain => 253,
        CompanyName => 200,
        Email => 254,
        Phone => 40,
        Reason or Comment => 500,
        Reference => 64,
        _ => 100,
    };
}
