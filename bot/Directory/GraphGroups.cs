using Microsoft.Graph.Models;

namespace McaBot.Directory;

/// <summary>Groups of the directory: whether the app sees one, and who is in it.</summary>
internal sealed class GraphGroups(GraphClient graph, GraphCalls calls)
{
    private const int MaxMembers = 200;
    private const int MaxPages = 4;
    private static readonly string[] IdAlone = ["id"];

    /// <returns>A code such as graph-404 where the app cannot see it; null where it can.</returns>
    public async Task<string?> WhyUnseenAsync(Guid group, CancellationToken cancellationToken)
    {
        try
        {
            var found = await calls.RunAsync(
                "group",
                ct => graph.Service.Groups[group.ToString("D")].GetAsync(r => r.QueryParameters.Select = IdAlone, ct),
                null,
                cancellationToken);
            return Guid.TryParse(found?.Id, out var id) && id == group ? null : "graph-body";
        }
        catch (DirectoryUnavailableException e)
        {
            return e.Message;
        }
    }

    /// <summary>Its people, also those of groups within it, up to a bound.</summary>
    /// <param name="name">Of the call, as the log names it.</param>
    /// <exception cref="DirectoryUnavailableException">It cannot be read now, or by this app.</exception>
    public Task<IReadOnlyList<DirectoryPerson>> MembersAsync(string name, Guid group, CancellationToken cancellationToken) =>
        calls.RunAsync(name, ct => MembersAsync(group, ct), null, cancellationToken);

    private async Task<IReadOnlyList<DirectoryPerson>> MembersAsync(Guid group, CancellationToken cancellationToken)
    {
        var members = new Dictionary<Guid, DirectoryPerson>();
        var builder = graph.Service.Groups[group.ToString("D")].TransitiveMembers;
        var page = await builder.GetAsync(
            r =>
            {
                r.QueryParameters.Select = GraphAccounts.Fields;
                r.QueryParameters.Top = 100;
            },
            cancellationToken);
        for (var pages = 1; ; pages++)
        {
            var people = GraphCalls.Whole(page?.Value).OfType<User>().Select(GraphAccounts.PersonFrom);
            foreach (var member in people.Take(MaxMembers - members.Count))
            {
                members.TryAdd(member.ObjectId, member);
            }

            if (page!.OdataNextLink is not { Length: > 0 } next || members.Count >= MaxMembers || pages == MaxPages)
            {
                return [.. members.Values];
            }

            page = await builder.WithUrl(OwnHost(next)).GetAsync(cancellationToken: cancellationToken);
        }
    }

    /// <summary>A page link that leads away from Graph is not followed.</summary>
    private string OwnHost(string link)
    {
        var own = new Uri(graph.Service.RequestAdapter.BaseUrl!);
        return Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == own.Scheme && uri.Authority == own.Authority
            ? link
            : throw new FormatException("The next page is not on the configured Graph address.");
    }
}
