using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>The part of Microsoft Graph v1.0 about people, groups and installed apps.</summary>
public sealed class Graph(CompanyDirectory directory, TokenIssuer issuer, InstalledApps apps)
{
    public const string Resource = "https://graph.microsoft.com";
    private const int IdsAtMost = 20;

    internal void Map(IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup("/graph/v1.0");
        graph.MapGet("/users/{id}", context => WithPerson(context, person => UserAsync(context, person)));
        graph.MapGet("/users/{id}/manager", context => WithPerson(context, person => ManagerAsync(context, person)));
        graph.MapGet("/users/{id}/directReports", context => WithPerson(context, person => ReportsAsync(context, person)));
        graph.MapGet("/users/{id}/mailboxSettings/automaticRepliesSetting", context => WithPerson(context, person =>
            context.Response.WriteJsonAsync(StatusCodes.Status200OK, GraphObjects.AutomaticReplies(person))));
        graph.MapPost("/users/{id}/checkMemberObjects", context => WithPerson(context, person => CheckAsync(context, person)));
        graph.MapGet("/groups/{id}", context =>
            WithGroup(context, group => context.Response.WriteJsonAsync(StatusCodes.Status200OK, GraphObjects.Group(group))));
        foreach (var cast in new[] { "", "/microsoft.graph.user", "/graph.user" })
        {
            graph.MapGet("/groups/{id}/members" + cast, context =>
                WithGroup(context, group => MembersAsync(context, group, transitive: false, usersOnly: cast.Length > 0)));
            graph.MapGet("/groups/{id}/transitiveMembers" + cast, context =>
                WithGroup(context, group => MembersAsync(context, group, transitive: true, usersOnly: cast.Length > 0)));
        }

        apps.Map(graph, WithPerson);
        graph.MapFallback("{**rest}", context =>
            GraphErrors.WriteAsync(
                context, StatusCodes.Status400BadRequest, "BadRequest",
                $"Resource not found for the segment '{context.Request.RouteValues["rest"]}'."));
    }

    /// <summary>Every call must bear a token for Graph.</summary>
    internal async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (await issuer.HoldsAsync(context.Request, Resource))
            await next(context);
        else
            await GraphErrors.WriteAsync(
                context, StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken",
                "Access token is empty, expired or has the wrong audience.");
    }

    private static Task UserAsync(HttpContext context, Person person) =>
        context.Response.WriteJsonAsync(StatusCodes.Status200OK, GraphObjects.User(person, context.Request.Query["$select"]));

    private Task WithPerson(HttpContext context, Func<Person, Task> act)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return directory.Find(id) is { } person ? act(person) : GraphErrors.NotFoundAsync(context, id);
    }

    private Task WithGroup(HttpContext context, Func<Group, Task> act)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return directory.FindGroup(id) is { } group ? act(group) : GraphErrors.NotFoundAsync(context, id);
    }

    private Task ManagerAsync(HttpContext context, Person person)
    {
        if (person.ManagerOid is null || directory.Find(person.ManagerOid) is not { } manager)
            return GraphErrors.NotFoundAsync(context, "manager");

        var json = GraphObjects.User(manager, context.Request.Query["$select"]);
        json["@odata.type"] = GraphObjects.UserType;
        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, json);
    }

    private Task ReportsAsync(HttpContext context, Person person)
    {
        var select = context.Request.Query["$select"].ToString();
        return GraphObjects.WritePageAsync(
            context,
            [
                .. directory
                    .People.Where(p => string.Equals(p.ManagerOid, person.Oid, StringComparison.OrdinalIgnoreCase))
                    .Select(p => GraphObjects.TypedUser(p, select)),
            ]);
    }

    private async Task CheckAsync(HttpContext context, Person person)
    {
        var ids = ((await context.Request.ReadObjectAsync())?["ids"] as JsonArray)?.Select(id => id?.GetValue<string>() ?? "").ToList();
        if (ids is null or { Count: 0 })
            await GraphErrors.BadRequestAsync(context, "The 'ids' parameter is missing or empty.");
        else if (ids.Count > IdsAtMost)
            await GraphErrors.BadRequestAsync(context, $"Too many ids: at most {IdsAtMost} are allowed.");
        else if (ids.FirstOrDefault(id => !Guid.TryParse(id, out _)) is { } bad)
            await GraphErrors.BadRequestAsync(context, $"Invalid object identifier '{bad}'.");
        else
            await context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject
            {
                ["@odata.context"] = GraphObjects.Context("Collection(Edm.String)"),
                ["value"] = new JsonArray([.. directory.Holding(person, ids).Select(id => JsonValue.Create(id))]),
            });
    }

    private Task MembersAsync(HttpContext context, Group group, bool transitive, bool usersOnly)
    {
        var select = context.Request.Query["$select"].ToString();
        var members = directory
        .MembersOf(group, transitive)
        .Order(StringComparer.Ordinal)
        .Select(id => (Person: directory.Find(id), Group: directory.FindGroup(id)))
        .Where(member => member.Person is not null || (member.Group is not null && !usersOnly))
        .Select(member =>
            member.Person is { } person ? GraphObjects.TypedUser(person, select) : GraphObjects.TypedGroup(member.Group!));
        return GraphObjects.WritePageAsync(context, [.. members]);
    }
}
