using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>Who is in a conversation, and what a team is called.</summary>
internal sealed class ConnectorRosters(TeamsWorld teams)
{
    private const int PageSize = 200;

    public void Map(IEndpointRouteBuilder v3)
    {
        v3.MapGet("/conversations/{id}/members", context => WithMembers(context, people =>
            context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonArray([.. people.Select(Member)]))));
        v3.MapGet("/conversations/{id}/pagedmembers", context => WithMembers(context, people => PageAsync(context, people)));
        v3.MapGet("/conversations/{id}/members/{member}", context => WithMembers(context, people => OneAsync(context, people)));
        v3.MapGet("/teams/{id}", TeamAsync);
        v3.MapGet("/teams/{id}/conversations", ChannelsAsync);
    }

    private Task WithMembers(HttpContext context, Func<IReadOnlyList<Person>, Task> act)
    {
        if (teams.Find((string)context.Request.RouteValues["id"]!) is not { } conversation)
            return ConnectorErrors.UnknownConversationAsync(context);
        if (conversation.Person is { } person)
            return teams.HasInstalled(person) ? act([person]) : ConnectorErrors.NotInRosterAsync(context);
        if (!teams.Team.HasInstalled) return ConnectorErrors.NotInRosterAsync(context);

        return act([.. teams.Directory.People.Where(item => item.UserType != Person.Guest)]);
    }

    private static Task PageAsync(HttpContext context, IReadOnlyList<Person> people)
    {
        var query = context.Request.Query;
        var size = int.TryParse(query["pageSize"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 500) : PageSize;
        var skip = int.TryParse(query["continuationToken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var json = new JsonObject { ["members"] = new JsonArray([.. people.Skip(skip).Take(size).Select(Member)]) };
        if (skip + size < people.Count) json["continuationToken"] = (skip + size).ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, json);
    }

    private static Task OneAsync(HttpContext context, IReadOnlyList<Person> people)
    {
        var id = (string)context.Request.RouteValues["member"]!;
        return
        people.FirstOrDefault(person => person.TeamsId == id || string.Equals(person.Oid, id, StringComparison.OrdinalIgnoreCase))
            is { } found
        ? context.Response.WriteJsonAsync(StatusCodes.Status200OK, Member(found))
        : ConnectorErrors.WriteAsync(
            context, StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "Member not found in the conversation.");
    }

    private Task TeamAsync(HttpContext context) =>
    IsTeam(context)
        ? context.Response.WriteJsonAsync(
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["id"] = teams.Team.Id,
                ["name"] = teams.Team.Name,
                ["aadGroupId"] = teams.Team.AadGroupId,
                ["channelCount"] = 1,
                ["memberCount"] = teams.Directory.People.Count,
            })
        : ConnectorErrors.UnknownConversationAsync(context);

    private Task ChannelsAsync(HttpContext context) =>
    IsTeam(context)
        ? context.Response.WriteJsonAsync(
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["conversations"] = new JsonArray(new JsonObject { ["id"] = teams.Team.Channel.Id, ["name"] = teams.Team.ChannelName }),
            })
        : ConnectorErrors.UnknownConversationAsync(context);

    private bool IsTeam(HttpContext context) =>
        teams.Team.HasInstalled && string.Equals((string)context.Request.RouteValues["id"]!, teams.Team.Id, StringComparison.Ordinal);

    private static JsonObject Member(Person person) => new()
    {
        ["id"] = person.TeamsId,
        ["name"] = person.Name,
        ["aadObjectId"] = person.Oid,
        ["objectId"] = person.Oid,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.Upn,
        ["userPrincipalName"] = person.Upn,
        ["tenantId"] = person.TenantId,
        ["userRole"] = person.UserType == Person.Guest ? "guest" : "user",
    };
}
