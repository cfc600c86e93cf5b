using Microsoft.Graph.Models;

namespace McaBot.Directory;

/// <summary>
/// Tells members from guests. Accounts from before 2014 have no user type; what else Graph says of them has to speak for a member.
/// </summary>
internal static class GraphAccounts
{
    /// <summary>What is asked of an account.</summary>
    public static readonly string[] Fields =
        ["id", "displayName", "accountEnabled", "userType", "preferredLanguage", "creationType", "externalUserState", "userPrincipalName"];

    private const string Member = "Member";
    private const string FromElsewhere = "#EXT#";

    public static bool IsMember(User user) => user.UserType is { Length: > 0 } type
        ? string.Equals(type, Member, StringComparison.OrdinalIgnoreCase)
        : IsOfThisDirectory(user);

    /// <summary>Fails closed: only an account known to be enabled and a member counts as one.</summary>
    public static DirectoryPerson PersonFrom(User user) => new(
        Guid.Parse(user.Id!),
        user.DisplayName ?? "",
        user.AccountEnabled ?? false,
        !IsMember(user),
        user.PreferredLanguage);

    /// <summary>How an account was made is said of those alone that were invited or signed up themselves.</summary>
    private static bool IsOfThisDirectory(User user) =>
        string.IsNullOrEmpty(user.CreationType)
        && string.IsNullOrEmpty(user.ExternalUserState)
        && user.UserPrincipalName is { Length: > 0 } name
        && !name.Contains(FromElsewhere, StringComparison.OrdinalIgnoreCase);
}
