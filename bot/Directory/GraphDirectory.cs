using System.Diagnostics.CodeAnalysis;
using McaBot.Platform;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.CheckMemberObjects;
using Microsoft.Kiota.Abstractions;

namespace McaBot.Directory;

/// <summary>
/// The partner's directory through Microsoft Graph, application permissions User.Read.All and GroupMember.Read.All. Read live, once a turn.
/// </summary>
internal sealed class GraphDirectory(
    GraphClient graph, GraphCalls calls, GraphGroups groups, GraphAbsence absence, IOptions<RolesOptions> roles,
    IOptions<ApprovalOptions> approval) : IDirectory
{
    private readonly Dictionary<PartnerRole, Guid> asked = Enum.GetValues<PartnerRole>()
        .Where(r => roles.Value.IdOf(r) is not null)
        .ToDictionary(r => r, r => roles.Value.IdOf(r)!.Value);

    public async Task<IReadOnlySet<PartnerRole>> RolesOfAsync(Guid person, CancellationToken cancellationToken)
    {
        var held = await CheckAsync("roles", person, [.. asked.Values.Distinct()], cancellationToken);
        return asked.Where(a => held.Contains(a.Value)).Select(a => a.Key).ToHashSet();
    }

    public Task<DirectoryPerson?> FindAsync(Guid person, CancellationToken cancellationToken) => OnceAsync(
        "person",
        person,
        async ct =>
            (DirectoryPerson?)GraphAccounts.PersonFrom(
                Whole(await graph.Service.Users[person.ToString("D")].GetAsync(r => r.QueryParameters.Select = GraphAccounts.Fields, ct))),
        NullWhenMissing,
        cancellationToken);

    public async Task<DirectoryPerson?> ManagerOfAsync(Guid person, CancellationToken cancellationToken)
    {
        var manager = await OnceAsync(
            "manager",
            person,
            async ct =>
            {
                var found = await graph.Service.Users[person.ToString("D")].Manager.GetAsync(
                    r => r.QueryParameters.Select = GraphAccounts.Fields, ct);
                return Named(found) is User user ? GraphAccounts.PersonFrom(user) : null;
            },
            NullWhenMissing,
            cancellationToken);
        if (manager is not null)
        {
            TurnScope.Know<DirectoryPerson?>(Question("person", manager.ObjectId), manager);
        }

        return manager;
    }

    public Task<bool> ManagesAnybodyAsync(Guid person, CancellationToken cancellationToken) => OnceAsync(
        "reports",
        person,
        async ct => Whole((await graph.Service.Users[person.ToString("D")].DirectReports.GetAsync(
            r =>
            {
                r.QueryParameters.Select = ["id"];
                r.QueryParameters.Top = 1;
            },
            ct))?.Value).Count > 0,
        FalseWhenMissing,
        cancellationToken);

    public async Task<IReadOnlyList<DirectoryPerson>> ApproverGroupAsync(CancellationToken cancellationToken) =>
        approval.Value.ApproverGroup is { } group
            ? await TurnScope.OnceAsync(
                Question("approvers", group), token => groups.MembersAsync("approvers", group, token), cancellationToken)
            : [];

    public async Task<bool> IsInApproverGroupAsync(Guid person, CancellationToken cancellationToken) =>
        approval.Value.ApproverGroup is { } group && (await CheckAsync("approver", person, [group], cancellationToken)).Contains(group);

    public async Task<bool> IsAwayAsync(Guid person, CancellationToken cancellationToken)
    {
        try
        {
            return await absence.IsAwayAsync(person, cancellationToken);
        }
        catch (DirectoryUnavailableException)
        {
            // Logged with its code; who may not be asked for this reason alone is asked.
            return false;
        }
    }

    /// <summary>Groups the app cannot see are left out by Graph in silence: <see cref="DirectoryReadiness"/> tells.</summary>
    private async Task<IReadOnlySet<Guid>> CheckAsync(
        string name, Guid person, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var body = new CheckMemberObjectsPostRequestBody { Ids = [.. ids.Select(i => i.ToString("D"))] };
        return await OnceAsync(
            name,
            person,
            async ct =>
                Whole(
                        (
                            await graph
                                .Service.Users[person.ToString("D")]
                                .CheckMemberObjects.PostAsCheckMemberObjectsPostResponseAsync(body, cancellationToken: ct))?.Value)
                    .Select(id => Guid.TryParse(id, out var held) ? held : Guid.Empty)
                    .ToHashSet(),
            NothingWhenMissing,
            cancellationToken);
    }

    private Task<T> OnceAsync<T>(
        string name, Guid about, Func<CancellationToken, Task<T>> call, Func<ApiException, ExpectedAnswer<T>?>? expected,
        CancellationToken cancellationToken) =>
        TurnScope.OnceAsync(Question(name, about), token => calls.RunAsync(name, call, expected, token), cancellationToken);

    private (GraphDirectory, string, Guid) Question(string name, Guid about) => (this, name, about);

    private static ExpectedAnswer<DirectoryPerson?>? NullWhenMissing(ApiException e) =>
        e.ResponseStatusCode == StatusCodes.Status404NotFound ? new ExpectedAnswer<DirectoryPerson?>(null) : null;

    private static ExpectedAnswer<bool>? FalseWhenMissing(ApiException e) =>
        e.ResponseStatusCode == StatusCodes.Status404NotFound ? new ExpectedAnswer<bool>(false) : null;

    /// <summary>Whom the directory does not know holds nothing in it.</summary>
    private static ExpectedAnswer<HashSet<Guid>>? NothingWhenMissing(ApiException e) =>
        e.ResponseStatusCode == StatusCodes.Status404NotFound ? new ExpectedAnswer<HashSet<Guid>>([]) : null;

    /// <summary>What has no id is no manager that is no user: it is no answer.</summary>
    private static DirectoryObject Named(DirectoryObject? found) => found?.Id is { Length: > 0 } ? found : Whole<DirectoryObject>(null);

    private static T Whole<T>([NotNull] T? answer)
        where T : class => GraphCalls.Whole(answer);
}
