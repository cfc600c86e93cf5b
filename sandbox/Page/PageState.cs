using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Page;

/// <summary>What the page draws from.</summary>
internal static class PageState
{
    public static JsonObject Of(TeamsWorld teams, PartnerCenterBook partnerCenter) =>
    new()
    {
        ["bot"] = TeamsWorld.BotName,
        ["revision"] = teams.Revision,
        ["people"] = new JsonArray([
            .. teams.Directory.People.OrderBy(person => person.Key, StringComparer.Ordinal).Select(person => Person(teams, person)),
        ]),
        ["channel"] = Channel(teams),
        ["accepted"] = Accepted(partnerCenter),
    };

    /// <summary>What customers accepted behind their links, by the id that a link bears.</summary>
    public static JsonArray Accepted(PartnerCenterBook partnerCenter) => new([
        .. partnerCenter.Attestations
            .Where(attestation => attestation.AcceptedAt is not null)
            .Select(attestation => JsonValue.Create(attestation.Id.ToString("D"))),
    ]);

    public static JsonObject Person(TeamsWorld teams, Person person)
    {
        var json = About(teams, person);
        json["messages"] = Messages(teams, teams.PersonalChat(person));
        return json;
    }

    public static JsonObject About(TeamsWorld teams, Person person) => new()
    {
        ["key"] = person.Key,
        ["oid"] = person.Oid,
        ["name"] = person.Name,
        ["title"] = person.JobTitle,
        ["department"] = person.Department,
        ["manager"] = person.ManagerOid is { } oid ? teams.Directory.Find(oid)?.Name : null,
        ["groups"] = new JsonArray([.. teams.Directory.GroupNamesOf(person).Select(name => JsonValue.Create(name))]),
        ["locale"] = person.Locale,
        ["timeZone"] = person.TimeZone,
        ["installed"] = teams.HasInstalled(person),
    };

    public static JsonObject Message(TeamsWorld teams, Message message)
    {
        var activity = message.Activity;
        return new JsonObject
        {
            ["id"] = message.Id,
            ["thread"] = message.ThreadId,
            ["from"] = message.IsFromBot ? "bot" : teams.Directory.FindByTeamsId(message.From)?.Key,
            ["text"] = message.Text,
            ["plain"] = activity.Text("textFormat") == "plain",
            ["card"] = message.Card?.Json.DeepClone(),
            ["own"] = new JsonObject(
                message.Overrides.Select(pair =>
                    KeyValuePair.Create(teams.Directory.Find(pair.Key)?.Key ?? pair.Key, JsonNode.Parse(pair.Value)))),
            ["files"] = new JsonArray([
                .. activity
                    .Objects("attachments")
                    .Where(item => item.Text("contentType") is not (FileCard.Consent or FileCard.Info))
                    .Select(item => item.Text("name"))
                    .OfType<string>()
                    .Select(name => JsonValue.Create(name)),
            ]),
            ["consent"] = message.FileConsent is { } consent
                ? new JsonObject
                {
                    ["name"] = consent.Name,
                    ["description"] = consent.Description,
                    ["size"] = consent.Size,
                }
                : null,
            ["info"] = message.FileInfo is { } info ? new JsonObject { ["name"] = info.Name, ["url"] = info.ContentUrl } : null,
            ["choices"] = activity.Object("suggestedActions")?["actions"]?.DeepClone(),
            ["sentAt"] = message.SentAt.ToString("O", CultureInfo.InvariantCulture),
            ["edited"] = message.EditedAt is not null,
            ["deleted"] = message.IsDeleted,
            ["revision"] = message.Revision,
        };
    }

    public static JsonObject AboutChannel(TeamsWorld teams) => new()
    {
        ["key"] = Team.ChannelKey,
        ["name"] = teams.Team.ChannelName,
        ["team"] = teams.Team.Name,
        ["locale"] = teams.Team.Locale,
        ["installed"] = teams.Team.HasInstalled,
    };

    private static JsonObject Channel(TeamsWorld teams)
    {
        var json = AboutChannel(teams);
        json["messages"] = Messages(teams, teams.Team.Channel);
        return json;
    }

    private static JsonArray Messages(TeamsWorld teams, Conversation conversation) =>
        new([.. conversation.Messages.Select(message => Message(teams, message))]);
}
