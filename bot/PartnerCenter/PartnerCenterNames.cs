using System.Collections.Frozen;

namespace McaBot.PartnerCenter;

/// <summary>
/// Every name of Partner Center's wire, in this one place. Source where nothing else is said: Microsoft Learn, the Partner Center developer
/// reference and "Confirm customer acceptance and create agreement for MCA using APIs". What no readable source settles is marked assumed.
/// </summary>
internal static class PartnerCenterNames
{
    public const string RequestIdHeader = "MS-RequestId";
    public const string CorrelationIdHeader = "MS-CorrelationId";
    public const string ContractVersionHeader = "MS-Contract-Version";
    public const string ContractVersion = "v1";

    public const string Country = "country";
    public const string Language = "language";
    public const string CompanyName = "companyName";
    public const string SignatoryFirstName = "signatoryFirstName";
    public const string SignatoryLastName = "signatoryLastName";

    /// <summary>Assumed.</summary>
    public const string SignatoryEmail = "signatoryEmail";

    /// <summary>Assumed.</summary>
    public const string SignatoryPhone = "signatoryPhoneNumber";

    public const string Type = "type";
    public const string AgreementType = "MicrosoftCustomerAgreement";

    /// <summary>Assumed, in the answer to the attestation and in the agreement's body alike.</summary>
    public const string AttestationId = "attestationId";

    public const string SearchedField = "Field";
    public const string SearchedValue = "Value";
    public const string SearchOperator = "Operator";
    public const string StartsWith = "starts_with";
    public const string ByCompanyName = "CompanyName";
    public const string ByDomain = "Domain";

    public const string ErrorCode = "code";
    public const string ErrorName = "errorName";
    public const string ErrorDescription = "description";
    public const string ErrorMessage = "message";
    public const string ErrorIsRetryable = "isRetryable";

    public const string IsSigned = "isSigned";
    public const string Items = "items";
    public const string DateAgreed = "dateAgreed";
    public const string CompanyProfile = "companyProfile";
    public const string BillingProfile = "billingProfile";
    public const string TemplateId = "templateId";
    public const string DownloadUri = "downloadUri";
    public const string TenantId = "tenantId";
    public const string Domain = "domain";

    /// <summary>Where the id of what was made is looked for, first match first. All but the first assumed, for an agreement too.</summary>
    public static readonly string[] AttestationIds = [AttestationId, Id];

    public static readonly string[] AgreementIds = ["agreementId", Id];

    /// <summary>Of an agreement's template. Assumed: the reference writes each of them in two ways.</summary>
    public static readonly string[] TemplateTypes = ["agreementType", Type];

    public static readonly string[] VersionRanks = ["versionRank", "VersionRank"];

    /// <summary>Below the customer's profiles.</summary>
    public static readonly string[] Addresses = ["address", "defaultAddress"];

    private const string Id = "id";

    /// <summary>What the codes mean, whatever the status they come with.</summary>
    private static readonly FrozenDictionary<string, PartnerCenterProblem> ByCode = new Dictionary<string, PartnerCenterProblem>
    {
        // PartnerConfirmedAgreementAlreadyExists.
        ["600061"] = PartnerCenterProblem.AlreadyAttested,

        // Tenant not found; the partner has no relationship with the customer.
        ["60003"] = PartnerCenterProblem.UnknownCustomer,
        ["20002"] = PartnerCenterProblem.UnknownCustomer,

        // Authorisation, app-only refused, wrong audience, no MFA claim.
        ["900308"] = PartnerCenterProblem.NotAllowed,
        ["900329"] = PartnerCenterProblem.NotAllowed,
        ["900420"] = PartnerCenterProblem.NotAllowed,
        ["900421"] = PartnerCenterProblem.NotAllowed,

        // The customer has not accepted: what a purchase is refused with.
        ["13605"] = PartnerCenterProblem.NotYetAccepted,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Assumed: no source gives the codes with which an agreement is refused because the customer has not accepted or the link has expired.
    /// So the error's name and words are looked through for these, letters alone and in lower case.
    /// </summary>
    private static readonly (string Words, PartnerCenterProblem Problem)[] ByWords =
    [
        ("expired", PartnerCenterProblem.LinkExpired),
        ("attestationnotfound", PartnerCenterProblem.LinkExpired),
        ("attestationwasnotfound", PartnerCenterProblem.LinkExpired),
        ("attestationdoesnotexist", PartnerCenterProblem.LinkExpired),
        ("agreementalreadyexists", PartnerCenterProblem.AlreadyAttested),
        ("notaccepted", PartnerCenterProblem.NotYetAccepted),
        ("notyetaccepted", PartnerCenterProblem.NotYetAccepted),
        ("notbeenaccepted", PartnerCenterProblem.NotYetAccepted),
        ("notyetbeenaccepted", PartnerCenterProblem.NotYetAccepted),
        ("notcompleted", PartnerCenterProblem.NotYetAccepted),
        ("notsigned", PartnerCenterProblem.NotYetAccepted),
        ("pendingacceptance", PartnerCenterProblem.NotYetAccepted),
        ("attestationpending", PartnerCenterProblem.NotYetAccepted),
    ];

    public static string Attestations => "v1/attestations/enhanced";

    public static string Agreements(Guid customer) => $"v1/customers/{customer:D}/agreements";

    /// <summary>The type has to be sent: it defaults to the old Cloud Agreement.</summary>
    public static string AgreementsOfType(Guid customer) => $"{Agreements(customer)}?agreementType={AgreementType}";

    public static string DirectSignature(Guid customer) => $"v1/customers/{customer:D}/directSignedMicrosoftCustomerAgreementStatus";

    public static string Customer(Guid customer) => $"v1/customers/{customer:D}";

    /// <summary>The shortest read there is; what it answers is not looked at.</summary>
    public static string FirstCustomer => "v1/customers?size=1";

    /// <summary>Which agreement there is to accept: its template's id and the rank of its version.</summary>
    public static string AgreementTemplates => $"v1/agreements?agreementType={AgreementType}";

    /// <summary>Where its document can be downloaded from, for five minutes. Country and language are told apart by their case.</summary>
    public static string AgreementDocument(string template, string country, string language) =>
        $"v1/agreementtemplates/{Uri.EscapeDataString(template)}/document?language={Uri.EscapeDataString(language)}"
        + $"&country={Uri.EscapeDataString(country)}";

    /// <param name="filter">JSON of a <see cref="CustomerFilter"/>.</param>
    public static string Customers(int size, string filter) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"v1/customers?size={size}&filter={Uri.EscapeDataString(filter)}");

    /// <param name="code">Null where the body held none.</param>
    /// <param name="words">The error's name and words.</param>
    public static PartnerCenterProblem ProblemOf(int status, string? code, string words)
    {
        if (code is not null && ByCode.TryGetValue(code, out var known))
        {
            return known;
        }

        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            return PartnerCenterProblem.NotAllowed;
        }

        var letters = string.Concat(words.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return ByWords.FirstOrDefault(w => letters.Contains(w.Words, StringComparison.Ordinal)) switch
        {
            { Words: not null } found => found.Problem,
            _ when status == StatusCodes.Status400BadRequest && code is not null => PartnerCenterProblem.DataRefused,
            _ => PartnerCenterProblem.Other,
        };
    }
}
