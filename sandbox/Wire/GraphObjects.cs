using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>Entities and pages as Graph writes them.</summary>
internal static class GraphObjects
{
    public const string UserType = "#microsoft.graph.user";
    private const int PageSize = 100;

    // What Graph returns without $select; accountEnabled, userType, department and the like come only when asked for.
    private static readonly string[] Default =
    [
        "businessPhones",
        "displayName",
        "givenName",
        "jobTitle",
        "mail",
        "mobilePhone",
        "officeLocation",
        "preferredLanguage",
        "surname",
        "userPrincipalName",
        "id",
    ];

    public static string Context(string what) => $"{Graph.Resource}/v1.0/$metadata#{what}";

    public static JsonObject User(Person person, string? select)
    {
        var wanted = string.IsNullOrEmpty(select) ? Default : select.Split(',', StringSplitOptions.TrimEntries);
        var json = new JsonObject { ["@odata.context"] = Context("users/$entity") };
        foreach (var (name, value) in Properties(person))
        {
            if (wanted.Contains(name, StringComparer.OrdinalIgnoreCase)) json[name] = value;
        }

        return json;
    }

    public static JsonObject TypedUser(Person person, string? select)
    {
        var json = User(person, select);
        json.Remove("@odata.context");
        json["@odata.type"] = UserType;
        return json;
    }

    public static JsonObject AutomaticReplies(Person person) => new()
    {
        ["@odata.context"] = Context($"users('{person.Oid}')/mailboxSettings/automaticRepliesSetting"),
        ["status"] = person.IsAway ? "alwaysEnabled" : "disabled",
        ["externalAudience"] = "none",
        ["internalReplyMessage"] = person.IsAway ? "Back soon." : "",
        ["externalReplyMessage"] = "",
        ["scheduledStartDateTime"] = new JsonObject { ["dateTime"] = "2026-01-01T00:00:00.0000000", ["timeZone"] = "UTC" },
        ["scheduledEndDateTime"] = new JsonObject { ["dateTime"] = "2026-01-02T00:00:00.0000000", ["timeZone"] = "UTC" },
    };

    public static JsonObject Group(Group group) => new()
    {
        ["@odata.context"] = Context("groups/$entity"),
        ["id"] = group.Id,
        ["displayName"] = group.Name,
        ["mailEnabled"] = false,
        ["securityEnabled"] = true,
    };

    public static JsonObject TypedGroup(Group group)
    {
        var json = Group(group);
        json.Remove("@odata.context");
        json["@odata.type"] = "#microsoft.graph.group";
        return json;
    }

    public static Task WritePageAsync(HttpContext context, IReadOnlyList<JsonObject> all)
    {
        var request = context.Request;
        var top = int.TryParse(request.Query["$top"], CultureInfo.InvariantCulture, out var asked) ? asked : PageSize;
        var skip = int.TryParse(request.Query["$skiptoken"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        if (top is < 1 or > 999)
            return GraphErrors.BadRequestAsync(context, "Invalid page size specified. Must be between 1 and 999 inclusive.");

        var json = new JsonObject { ["@odata.context"] = Context("directoryObjects") };
        if (skip + top < all.Count)
        {
            var kept = request
                .Query.Where(pair => pair.Key != "$skiptoken")
                .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
            json["@odata.nextLink"] =
                $"{request.Scheme}://{request.Host}{request.Path}?{string.Join('&', [.. kept, $"$skiptoken={skip + top}"])}";
        }

        json["value"] = new JsonArray([.. all.Skip(skip).Take(top)]);
        return context.Response.WriteJsonAsync(StatusCodes.Status200OK, json);
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Properties(Person person) =>
    [
        ("id", person.Oid),
        ("displayName", person.Name),
        ("givenName", person.GivenName),
        ("surname", person.Surname),
        ("userPrincipalName", person.Upn),
        ("mail", person.Upn),
        ("jobTitle", person.JobTitle),
        ("department", person.Department),
        ("userType", person.UserType),
        ("creationType", person.CreationType),
        ("externalUserState", person.ExternalUserState),
        ("accountEnabled", person.AccountEnabled),
        ("preferredLanguage", person.Locale),
        ("country", person.Country),
        ("businessPhones", new JsonArray()),
        ("mobilePhone", null),
        ("officeLocation", null),
    ];
}
