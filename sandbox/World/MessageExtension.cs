using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What somebody's client does with the bot's message extension: searches where one writes, and dialogs about a message.</summary>
public sealed class MessageExtension(Person person, TeamsClient client)
{
    /// <summary>The commands, as the app's manifest names them.</summary>
    public const string Find = "findAttestation";
    public const string Attest = "attestFromMessage";

    private const string Query = "composeExtension/query";
    private const string Fetch = "composeExtension/fetchTask";
    private const string Submit = "composeExtension/submitAction";

    /// <param name="words">Empty before anything was typed.</param>
    public async Task<ExtensionFinds> SearchAsync(Conversation where, string words, int skip, int count)
    {
        var parameter = words.Length == 0
            ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
            : new JsonObject { ["name"] = "words", ["value"] = words };
        var value = new JsonObject
        {
            ["commandId"] = Find,
            ["parameters"] = new JsonArray(parameter),
            ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
        };
        return new ExtensionFinds(await client.DeliverAsync(Invoke(where, null, Query, value)));
    }

    /// <summary>The chosen card becomes a message of the person's own; who looks at it is shown how it stands now.</summary>
    public async Task<Message> InsertAsync(Conversation where, ExtensionFind find, string? thread)
    {
        var activity = client.Activities.Message(person, where, "", thread);
        activity["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = Card.ContentType, ["content"] = find.Card.Json.DeepClone() });
        var message = client.Teams.Post(where, person.TeamsId, activity, thread);
        if (client.RefreshesCards && TeamsClient.IsAutomatic(message.Card, person))
        {
            await client.RefreshAsync(person, where, message, automatic: true);
        }

        return where.Find(message.Id)!;
    }

    public async Task<OpenDialog> OpenAsync(Conversation where, Message about)
    {
        var value = ValueOf(where, about);
        return new OpenDialog(this, where, about.Id, await client.DeliverAsync(Invoke(where, about, Fetch, value)));
    }

    internal async Task<OpenDialog> SubmitAsync(
        Conversation where, string about, JsonObject data, Func<JsonObject, JsonObject>? change = null)
    {
        var message = where.Find(about)!;
        var value = ValueOf(where, message);
        value["data"] = data;
        value = change?.Invoke(value) ?? value;
        return new OpenDialog(this, where, about, await client.DeliverAsync(Invoke(where, message, Submit, value)));
    }

    private JsonObject ValueOf(Conversation where, Message about) => new()
    {
        ["commandId"] = Attest,
        ["commandContext"] = "message",
        ["context"] = new JsonObject { ["theme"] = "default" },
        ["messagePayload"] = PayloadOf(where, about),
    };

    private JsonObject PayloadOf(Conversation where, Message about)
    {
        var activity = about.Activity;
        var html = activity.Objects("attachments").FirstOrDefault(a => a.Text("contentType") == "text/html").Text("content");
        var author = client.Teams.Directory.FindByTeamsId(about.From);
        var sent = about.SentAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = about.Id,
            ["replyToId"] = about.ThreadId == about.Id ? null : about.ThreadId,
            ["createdDateTime"] = sent,
            ["lastModifiedDateTime"] = about.EditedAt is null ? null : sent,
            ["deleted"] = about.IsDeleted,
            ["importance"] = "normal",
            ["linkToMessage"] =
                $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(where.Id)}/{about.Id}?tenantId={person.TenantId}",
            ["from"] = author is null
                ? new JsonObject { ["application"] = new JsonObject { ["displayName"] = TeamsWorld.BotName } }
                : new JsonObject
                {
                    ["user"] = new JsonObject
                    {
                        ["userIdentityType"] = "aadUser", ["id"] = author.Oid, ["displayName"] = author.Name,
                    },
                },
            ["body"] = html is null
                ? new JsonObject { ["contentType"] = "text", ["content"] = about.Text }
                : new JsonObject { ["contentType"] = "html", ["content"] = html },
            ["attachments"] = new JsonArray(),
            ["mentions"] = new JsonArray(),
            ["reactions"] = new JsonArray(),
        };
    }

    /// <summary>In the language of whoever asks, wherever that is.</summary>
    private JsonObject Invoke(Conversation where, Message? about, string name, JsonObject value)
    {
        var invoke = client.Activities.From(person, where, "invoke", where.IsPersonal ? null : about?.ThreadId);
        invoke["name"] = name;
        invoke["value"] = value;
        if (invoke["locale"] is not null) invoke["locale"] = person.Locale;
        if (invoke["entities"]![0]!["locale"] is not null) invoke["entities"]![0]!["locale"] = person.Locale;
        return invoke;
    }
}
