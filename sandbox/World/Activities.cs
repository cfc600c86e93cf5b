using System.Globalization;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>Activities in the shape Teams gives them.</summary>
public sealed class Activities(TeamsWorld teams, Func<Uri> serviceUrl, TimeProvider clock)
{
    private long last;

    /// <summary>What every activity of a person in a conversation has.</summary>
    /// <param name="thread">The message that started the thread, in a channel.</param>
    public JsonObject From(Person person, Conversation conversation, string type, string? thread = null)
    {
        var now = clock.GetUtcNow();
        var locale = conversation.IsPersonal ? person.Locale : teams.Team.Locale;
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = NewId(now),
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = TimeZoneInfo
                .ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone))
                .ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = person.TimeZone,
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl().ToString(),
            ["from"] = new JsonObject
            {
                ["id"] = person.TeamsId,
                ["name"] = person.Name,
                ["aadObjectId"] = person.Oid,
            },
            ["conversation"] = ConversationOf(person, conversation, thread),
            ["recipient"] = new JsonObject { ["id"] = teams.BotId, ["name"] = TeamsWorld.BotName },
            ["channelData"] = ChannelData(person, conversation),
            ["locale"] = locale,
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "clientInfo",
                    ["locale"] = locale,
                    ["country"] = person.Country,
                    ["timezone"] = person.TimeZone,
                    ["platform"] = "Web",
                }),
        };
        if (person.HomeTenantId is { } home) activity["from"]!["tenantId"] = home;
        if (!person.NamesLocale) activity.Remove("locale");
        if (!person.NamesClientLocale) activity["entities"]![0]!.AsObject().Remove("locale");
        return activity;
    }

    public JsonObject Message(Person person, Conversation conversation, string text, string? thread = null)
    {
        var message = From(person, conversation, "message", thread);
        message["text"] = text;
        message["textFormat"] = "plain";
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>" });
        return message;
    }

    /// <summary>A channel message that begins by naming the bot, the only kind that reaches it there.</summary>
    public JsonObject Mention(Person person, Conversation channel, string text, string? thread = null)
    {
        const string at = $"<at>{TeamsWorld.BotName}</at>";
        var message = Message(person, channel, $"{at} {text}", thread);
        message["attachments"]![0]!["content"] =
            $"<div><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">{TeamsWorld.BotName}</span> "
            + $"{System.Net.WebUtility.HtmlEncode(text)}</div>";
        message["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = at,
            ["mentioned"] = new JsonObject { ["id"] = teams.BotId, ["name"] = TeamsWorld.BotName },
        });
        return message;
    }

    public JsonObject Invoke(Person person, Conversation conversation, Message about, string name, JsonObject value)
    {
        var invoke = From(person, conversation, "invoke", conversation.IsPersonal ? null : about.ThreadId);
        invoke["name"] = name;
        invoke["value"] = value;
        invoke["replyToId"] = about.Id;
        return invoke;
    }

    public JsonObject MembersAdded(Person person, Conversation conversation)
    {
        var update = From(person, conversation, "conversationUpdate");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = teams.BotId });
        if (!conversation.IsPersonal) update["channelData"]!["eventType"] = "teamMemberAdded";
        return update;
    }

    /// <summary>Something about the team or its channel changed.</summary>
    /// <param name="eventType">As Teams names it, such as <c>channelDeleted</c>.</param>
    public JsonObject TeamChanged(Person person, string eventType)
    {
        var update = From(person, teams.Team.Channel, "conversationUpdate");
        update["channelData"]!["eventType"] = eventType;
        return update;
    }

    public JsonObject MembersRemoved(Person person, string memberId)
    {
        var update = TeamChanged(person, "teamMemberRemoved");
        update["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = memberId });
        return update;
    }

    /// <summary>A picture pasted among the words, as the attachment of a message.</summary>
    public JsonObject Picture(byte[] content, string contentType = "image/*") => new()
    {
        ["contentType"] = contentType,
        ["contentUrl"] = new Uri(serviceUrl(), $"v3/attachments/{teams.KeepPicture(content)}/views/original").ToString(),
    };

    public JsonObject InstallationUpdate(Person person, Conversation conversation, string action)
    {
        var update = From(person, conversation, "installationUpdate");
        update["action"] = action;
        update["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = conversation.Id } };
        update["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return update;
    }

    /// <summary>No two activities share one, however close they come.</summary>
    private string NewId(DateTimeOffset now)
    {
        var (before, id) = (0L, 0L);
        do
        {
            before = Volatile.Read(ref last);
            id = Math.Max(before + 1, now.ToUnixTimeMilliseconds());
        }
        while (Interlocked.CompareExchange(ref last, id, before) != before);
        return id.ToString(CultureInfo.InvariantCulture);
    }

    private static JsonObject ConversationOf(Person person, Conversation conversation, string? thread)
    {
        var id = conversation.IsPersonal || thread is null ? conversation.Id : $"{conversation.Id};messageid={thread}";
        var json = new JsonObject
        {
            ["conversationType"] = conversation.IsPersonal ? "personal" : "channel",
            ["tenantId"] = person.TenantId,
            ["id"] = id,
        };
        if (!conversation.IsPersonal) json["isGroup"] = true;
        return json;
    }

    private JsonObject ChannelData(Person person, Conversation conversation)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = person.TenantId } };
        if (conversation.IsPersonal) return data;

        data["teamsChannelId"] = conversation.Id;
        data["teamsTeamId"] = teams.Team.Id;
        data["channel"] = new JsonObject { ["id"] = conversation.Id };
        data["team"] = new JsonObject { ["id"] = teams.Team.Id, ["name"] = teams.Team.Name, ["aadGroupId"] = teams.Team.AadGroupId };
        return data;
    }
}
