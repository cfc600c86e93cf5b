using System.Security.Cryptography;
using System.Text;

namespace McaBot.Sandbox.World;

/// <summary>Somebody with an account, as Entra and Teams know them. What tests change in the middle of a story is settable.</summary>
public sealed class Person
{
    public const string Member = "Member";
    public const string Guest = "Guest";

    /// <summary>Short name for selectors and lookups, such as <c>megan</c>.</summary>
    public required string Key { get; init; }

    public required string GivenName { get; init; }

    public required string Surname { get; init; }

    public required string Oid { get; init; }

    public required string TenantId { get; init; }

    public required string Upn { get; init; }

    public string Department { get; init; } = "";

    public string JobTitle { get; init; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    public string Country { get; init; } = "GB";

    /// <summary>Null of accounts from before 2014, as Graph has it.</summary>
    public string? UserType { get; set; } = Member;

    /// <summary>How the account was made; null of the directory's own.</summary>
    public string? CreationType { get; set; }

    /// <summary>Of invited people.</summary>
    public string? ExternalUserState { get; set; }

    public bool AccountEnabled { get; set; } = true;

    /// <summary>The account's own tenant, which Teams names where it is not the conversation's; null of the directory's own.</summary>
    public string? HomeTenantId { get; set; }

    public string? ManagerOid { get; set; }

    /// <summary>Their mailbox answers for them.</summary>
    public bool IsAway { get; set; }

    /// <summary>BCP 47; the language switch of the page.</summary>
    public string Locale { get; set; } = "en-GB";

    /// <summary>Whether their client names its locale in the activity itself: some do not.</summary>
    public bool NamesLocale { get; set; } = true;

    /// <summary>Whether it is named among what the client says of itself.</summary>
    public bool NamesClientLocale { get; set; } = true;

    public string Name => $"{GivenName} {Surname}";

    /// <summary>What Teams calls this person towards bots.</summary>
    public string TeamsId =>
        "29:1"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("person " + Oid))).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
