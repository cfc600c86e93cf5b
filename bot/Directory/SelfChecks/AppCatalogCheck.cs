using McaBot.Platform.SelfChecks;
using McaBot.Teams;
using Microsoft.Kiota.Abstractions;

namespace McaBot.Directory.SelfChecks;

/// <summary>Whether the app is in the tenant's catalog under the id it is installed by; where the app may look there.</summary>
internal sealed class AppCatalogCheck(GraphClient graph, GraphCalls calls, IOptions<TeamsOptions> teams) : ISelfCheck
{
    private const string Page = "Teams admin center, Manage apps";

    public CheckSubject Subject => CheckSubject.Catalog;

    public string Name => "Teams app Teams:AppCatalogId";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) => [await LineAsync(cancellationToken)];

    private async Task<CheckLine> LineAsync(CancellationToken cancellationToken)
    {
        if (teams.Value.AppCatalogId is not { } app)
        {
            return CheckLine.Skipped(Name, $"not set: an approver who never opened the bot cannot be told. Its id: {Page}");
        }

        try
        {
            return await IsThereAsync(app, cancellationToken) switch
            {
                true => CheckLine.Ok(Name, "in the tenant's catalog"),
                false => CheckLine.Wrong(
                    Name, "not in the tenant's catalog", $"Upload the app, or set the id that is shown there: {Page}."),
                null => CheckLine.Skipped(
                    Name, $"not looked up: that takes AppCatalog.Read.All, which the bot does without. Compare it yourself: {Page}"),
            };
        }
        catch (DirectoryUnavailableException e)
        {
            return e.Message == "graph-token"
                ? CheckLine.Skipped(Name, TokenCheck.NoToken)
                : CheckLine.Wrong(
                    Name, $"Graph did not answer ({e.Message})", "Is outgoing https to Graph:BaseUrl open? Else try again.");
        }
    }

    /// <returns>Null where the app may not look.</returns>
    private Task<bool?> IsThereAsync(Guid app, CancellationToken cancellationToken) => calls.RunAsync(
        "catalog",
        async ct =>
        {
            var found = await graph.Service.AppCatalogs.TeamsApps.GetAsync(r => r.QueryParameters.Filter = $"id eq '{app:D}'", ct);
            return (bool?)(GraphCalls.Whole(found?.Value).Count > 0);
        },
        NullWhenRefused,
        cancellationToken);

    private static ExpectedAnswer<bool?>? NullWhenRefused(ApiException e) =>
        e.ResponseStatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
            ? new ExpectedAnswer<bool?>(null)
            : null;
}
