using Azure.Core;
using Azure.Identity;
using McaBot.Platform.Settings;
using McaBot.Platform.SelfChecks;
using McaBot.Teams;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Directory.SelfChecks;

/// <summary>
/// Whether each permission is in the token. A call could not tell: Graph leaves out in silence what the app may not see, and installing the
/// app for somebody is nothing to try.
/// </summary>
internal sealed class GraphPermissionsCheck(
    TokenCredential credential, IOptions<GraphOptions> graph, IOptions<RolesOptions> roles, IOptions<TeamsOptions> teams,
    IOptions<ReminderOptions> reminders) : ISelfCheck
{
    private const string Granted = "roles";
    private const string OfPeople = "scp";
    private const string DirectoryRead = "Directory.Read.All";
    private const string DirectoryWrite = "Directory.ReadWrite.All";
    private const string MailboxRead = "MailboxSettings.Read";

    public CheckSubject Subject => CheckSubject.Permissions;

    public string Name => "Graph permissions";

    private IReadOnlyList<GraphPermission> Used =>
    [
        new("User.Read.All", ["User.ReadWrite.All", DirectoryRead, DirectoryWrite]),
        new("GroupMember.Read.All", ["GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", DirectoryRead, DirectoryWrite]),
        new(
            DirectoryRead, [DirectoryWrite],
            roles.Value.EffectiveMayAttest.Contains(PartnerRole.GlobalAdministrator)
                ? null
                : "Roles:MayAttest names no GlobalAdministrator"),
        new(
            "TeamsAppInstallation.ReadWriteSelfForUser.All", ["TeamsAppInstallation.ReadWriteForUser.All"],
            teams.Value.AppCatalogId is null ? "Teams:AppCatalogId is not set" : null),
        new(MailboxRead, ["MailboxSettings.ReadWrite"], reminders.Value.AbsenceCheck ? null : "Reminders:AbsenceCheck is off"),
    ];

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } token)
        {
            return [CheckLine.Skipped(Name, TokenCheck.NoToken)];
        }

        if (token.TryGetPayloadValue<string>(OfPeople, out _))
        {
            return [CheckLine.Skipped(Name, "the token is a person's (az login): the bot's own says which it holds")];
        }

        var granted = token.Claims.Where(c => c.Type == Granted).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        return [.. Used.Select(p => Line(p, granted))];
    }

    private static CheckLine Line(GraphPermission permission, HashSet<string> granted)
    {
        var name = $"Graph permission {permission.Name}";
        if (permission.NotNeeded is { } why)
        {
            return CheckLine.Skipped(name, $"not needed: {why}");
        }

        var option = permission.Name == MailboxRead ? $" --with {MailboxRead}" : "";
        return permission.HeldBy(granted) switch
        {
            null => CheckLine.Wrong(
                name, "missing",
                $"Run deploy/grant-graph.sh --identity <object id>{option}. A managed identity may keep an older token for up to a day."),
            var held when held == permission.Name => CheckLine.Ok(name, "granted"),
            var held => CheckLine.Ok(name, $"granted by {held}"),
        };
    }

    /// <returns>Null where there is no token, or it cannot be looked into.</returns>
    private async Task<JsonWebToken?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential
                .GetTokenAsync(new TokenRequestContext([graph.Value.Scope]), cancellationToken)
                .AsTask()
                .WaitAsync(cancellationToken);
            return new JsonWebTokenHandler().CanReadToken(token.Token) ? new JsonWebToken(token.Token) : null;
        }
        catch (AuthenticationFailedException)
        {
            // The line about the token says so.
            return null;
        }
    }
}
