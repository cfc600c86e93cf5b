using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Processes;

/// <summary>
/// Who is who in a Playground: the sandbox's people, one of them at the keyboard, and a stranger whom the directory does not know.
/// </summary>
internal static class PlaygroundConfig
{
    public const string FileName = ".m365agentsplayground.yml";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of no account: what McaBot makes of somebody it cannot look up.</summary>
    private static Person Stranger(string tenantId) => new()
    {
        Key = "stranger",
        GivenName = "Sam",
        Surname = "Stranger",
        Oid = "00000000-5a5a-4a5a-8a5a-000000000001",
        TenantId = tenantId,
        Upn = "sam@stranger.example",
    };

    /// <param name="current">Who is at the keyboard.</param>
    public static string For(TeamsWorld teams, Person current)
    {
        var tenant = current.TenantId;
        var others = teams.Directory.People
            .Where(person => person.Oid != current.Oid)
            .OrderBy(person => person.Key, StringComparer.Ordinal);
        var yaml = new StringBuilder()
            .Append("# Who is who in the Microsoft 365 Agents Playground: written by the sandbox at each start.\n")
            .Append("version: \"0.1.1\"\n")
            .Append(CultureInfo.InvariantCulture, $"tenantId: {Text(tenant)}\n")
            .Append(CultureInfo.InvariantCulture, $"bot:\n  id: {Text(teams.BotId)}\n  name: \"McaBot\"\n")
            .Append(CultureInfo.InvariantCulture, $"currentUser:\n{User(current, "  ")}users:\n");
        foreach (var person in others.Append(Stranger(tenant)))
        {
            var user = User(person, "    ");
            yaml.Append("  - ").Append(user.AsSpan(4));
        }

        var channel = teams.Team.Channel;
        return yaml
            .Append(CultureInfo.InvariantCulture, $"personalChat:\n  id: {Text($"a:playground-{current.Key}")}\n")
            .Append("groupChat:\n  id: \"19:playground-group@thread.v2\"\n  name: \"Group chat\"\n")
            .Append(CultureInfo.InvariantCulture, $"team:\n  id: {Text(channel.Id)}\n  name: {Text(teams.Team.Name)}\n")
            .Append(CultureInfo.InvariantCulture, $"  aadGroupId: {Text(teams.Team.AadGroupId)}\n  channels:\n")
            .Append("    - id: \"19:playground-announcements@thread.tacv2\"\n      name: \"Announcements\"\n")
            .ToString();
    }

    private static string User(Person person, string indent) => string.Concat(
        new (string Name, string Value)[]
        {
            ("id", person.TeamsId),
            ("name", $"{person.GivenName} {person.Surname}"),
            ("userPrincipleName", person.Upn),
            ("aadObjectId", person.Oid),
            ("givenName", person.GivenName),
            ("surname", person.Surname),
            ("email", person.Upn),
        }.Select(field => $"{indent}{field.Name}: {Text(field.Value)}\n"));

    /// <summary>A text of JSON is one of YAML.</summary>
    private static string Text(string value) => JsonSerializer.Serialize(value, Plain);
}
