using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>Graph's view of which people have the bot's app: list, install, find the chat.</summary>
public sealed class InstalledApps(TeamsWorld teams, TokenIssuer issuer, string catalogAppId, string manifestAppId)
{
    public string CatalogAppId { get; } = catalogAppId;

    internal void Map(IEndpointRouteBuilder graph, Func<HttpContext, Func<Person, Task>, Task> withPerson)
    {
        const string path = "/users/{id}/teamwork/installedApps";
        graph.MapGet("/appCatalogs/teamsApps", CatalogAsync);
        graph.MapGet(path, context => withPerson(context, person => ListAsync(context, person)));
        graph.MapPost(path, context => withPerson(context, person => InstallAsync(context, person)));
        graph.MapGet(path + "/{installation}/chat", context => withPerson(context, person => ChatAsync(context, person)));
    }

    private Task CatalogAsync(HttpContext context)
    {
        if (!issuer.GraphPermissions.Contains("AppCatalog.Read.All"))
            return GraphErrors.WriteAsync(
                context, StatusCodes.Status403Forbidden, "Forbidden", "Missing role permissions on the request.");

        var filter = context.Request.Query["$filter"].ToString();
        var isMeant = filter.Length == 0 || filter.Contains(CatalogAppId, StringComparison.OrdinalIgnoreCase);
        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject
        {
            ["@odata.context"] = GraphObjects.Context("appCatalogs/teamsApps"),
            ["value"] = isMeant ? new JsonArray(App()) : [],
        });
    }

    private JsonObject App() => new()
    {
        ["id"] = CatalogAppId,
        ["externalId"] = manifestAppId,
        ["displayName"] = TeamsWorld.BotName,
        ["distributionMethod"] = "organization",
    };

    private Task ListAsync(HttpContext context, Person person)
    {
        var filter = context.Request.Query["$filter"].ToString();
        var asked =
            filter.Length == 0
            || filter.Contains(CatalogAppId, StringComparison.OrdinalIgnoreCase)
            || filter.Contains(manifestAppId, StringComparison.OrdinalIgnoreCase);
        var expand = context.Request.Query["$expand"].ToString();
        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject
        {
            ["@odata.context"] = GraphObjects.Context($"users('{person.Oid}')/teamwork/installedApps"),
            ["value"] = asked && teams.HasInstalled(person) ? new JsonArray(Installation(person, expand)) : [],
        });
    }

    private async Task InstallAsync(HttpContext context, Person person)
    {
        var bound = (await context.Request.ReadObjectAsync()).Text("teamsApp@odata.bind") ?? "";
        if (!bound.Contains("/appCatalogs/teamsApps", StringComparison.OrdinalIgnoreCase))
            await GraphErrors.WriteAsync(
                context, StatusCodes.Status400BadRequest, "BadRequest", "teamsApp@odata.bind must name an app of the catalog.");
        else if (!bound.Contains(CatalogAppId, StringComparison.OrdinalIgnoreCase))
            await GraphErrors.WriteAsync(context, StatusCodes.Status404NotFound, "NotFound", "The app is not in the tenant's catalog.");
        else if (!teams.Install(person))
            await GraphErrors.WriteAsync(context, StatusCodes.Status409Conflict, "Conflict", "App already exists in the scope.");
        else
            context.Response.StatusCode = StatusCodes.Status201Created;
    }

    private Task ChatAsync(HttpContext context, Person person)
    {
        var installation = (string)context.Request.RouteValues["installation"]!;
        if (!teams.HasInstalled(person) || installation != InstallationId(person)) return GraphErrors.NotFoundAsync(context, installation);

        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject
        {
            ["@odata.context"] = GraphObjects.Context("chats/$entity"),
            ["id"] = teams.PersonalChat(person).GraphId,
            ["chatType"] = "oneOnOne",
            ["tenantId"] = person.TenantId,
        });
    }

    private JsonObject Installation(Person person, string expand)
    {
        var json = new JsonObject { ["id"] = InstallationId(person) };
        if (expand.Contains("teamsApp", StringComparison.Ordinal))
            json["teamsApp"] = App();
        return json;
    }

    private string InstallationId(Person person) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.Oid}##{CatalogAppId}"));
}
