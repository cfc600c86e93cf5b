using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Tests.Privacy;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Tests.Sandbox;

public sealed class TeamsUserTests : IAsyncLifetime
{
    private EchoBot bot = null!;
    private SandboxWorld world = null!;

    public async Task InitializeAsync()
    {
        bot = await EchoBot.StartAsync();
        world = await TestWorlds.StartAsync(new SandboxOptions { BotAddress = bot.Address });
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Opening_the_bot_tells_it_so_once()
    {
        await world.Amelie.OpensMcaBotAsync();
        await world.Amelie.OpensMcaBotAsync();

        var added = Assert.Single(bot.Of("conversationUpdate"));
        Assert.Equal("28:" + world.Ids.AppId, Assert.Single(added["membersAdded"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal("add", Assert.Single(bot.Of("installationUpdate"))["action"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_arrives_signed_for_the_bot_and_its_service_url()
    {
        await world.Amelie.SaysAsync("bonjour");

        var (activity, header) = bot.Heard.Last();
        var token = new JsonWebToken(header!["Bearer ".Length..]);
        Assert.Equal(world.Ids.AppId, Assert.Single(token.Audiences));
        Assert.Equal(activity["serviceUrl"]!.GetValue<string>(), token.GetClaim("serviceurl").Value);
        Assert.Equal(world.Issuer.Key.Id, token.Kid);
    }

    [Fact]
    public async Task A_message_has_the_shape_Teams_gives_it()
    {
        await world.Amelie.SaysAsync("bonjour");

        var message = Assert.Single(bot.Of("message"));
        Assert.Equal("msteams", message["channelId"]!.GetValue<string>());
        Assert.Equal("personal", message["conversation"]!["conversationType"]!.GetValue<string>());
        Assert.StartsWith("a:1", message["conversation"]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(world.Amelie.Person.Oid, message["from"]!["aadObjectId"]!.GetValue<string>());
        Assert.StartsWith("29:", message["from"]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(world.Ids.TenantId, message["channelData"]!["tenant"]!["id"]!.GetValue<string>());
        Assert.Equal("fr-FR", message["locale"]!.GetValue<string>());
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var local = DateTimeOffset.Parse(message["localTimestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Assert.Equal(paris.GetUtcOffset(local), local.Offset);
    }

    [Fact]
    public async Task In_a_channel_only_a_mention_reaches_the_bot()
    {
        world.Ben.ChatsInChannel("hello all");
        var sent = await world.Ben.MentionsMcaBotAsync("subscribe");

        var message = Assert.Single(bot.Of("message"));
        Assert.Equal("<at>McaBot</at> subscribe", message["text"]!.GetValue<string>());
        Assert.Contains(message["entities"]!.AsArray(), entity => entity!["type"]!.GetValue<string>() == "mention");
        Assert.Equal($"{world.Teams.Team.Channel.Id};messageid={sent.Sent!.Id}", message["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal(2, world.Teams.Team.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_press_sends_the_actions_data_with_the_inputs_and_swaps_the_card_for_that_viewer_until_the_next_edit()
    {
        var message = Post(world.Ben.Chat, Form);

        var pressed = await world.Ben.PressesAsync(message, "save", ("name", "Contoso"));

        var value = Assert.Single(bot.Of("invoke"))["value"]!;
        Assert.Equal("""{"verb":"save","of":"x","name":"Contoso"}""", value["action"]!["data"]!.ToJsonString());
        Assert.Equal("manual", value["trigger"]!.GetValue<string>());
        Assert.Equal("answered", pressed.Card!.Text);
        var now = world.Ben.Chat.Find(message.Id)!;
        Assert.Equal("answered", now.CardFor(world.Ben.Person)!.Text);
        Assert.True(now.CardFor(world.Amelie.Person)!.Has("save"));

        world.Teams.Edit(
            world.Ben.Chat,
            message.Id,
            Activity("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"settled"}]}""")
        );
        Assert.Equal("settled", world.Ben.Chat.Find(message.Id)!.CardFor(world.Ben.Person)!.Text);
    }

    [Fact]
    public async Task What_the_card_forbids_is_not_sent_unless_asked_to_be()
    {
        var message = Post(world.Ben.Chat, Form);

        var refused = await world.Ben.PressesAsync(message, "save");

        Assert.Equal("A name, please.", Assert.Single(refused.Invalid).Value);
        Assert.Empty(bot.Of("invoke"));
        await world.Ben.PressesAsync(message, new CardPress("save") { SkipValidation = true });
        Assert.Single(bot.Of("invoke"));
    }

    [Fact]
    public async Task A_submit_is_a_message_with_a_value()
    {
        var message = Post(world.Ben.Chat, Form);

        await world.Ben.SubmitsAsync(message, "save", ("name", "Contoso"));

        var submit = Assert.Single(bot.Of("message"));
        Assert.Equal("Contoso", submit["value"]!["name"]!.GetValue<string>());
        Assert.Equal(message.Id, submit["replyToId"]!.GetValue<string>());
        Assert.Null(submit["text"]);
        Assert.Empty(bot.Of("invoke"));
    }

    [Fact]
    public async Task A_card_refreshes_by_itself_in_a_chat_for_those_it_names_and_never_in_a_channel()
    {
        var card = RefreshFor(world.Ben.Person);
        Post(world.Ben.Chat, card);
        Post(world.Priya.Chat, card);
        Post(world.Teams.Team.Channel, card);
        await world.Client.SettledAsync();

        var refresh = Assert.Single(bot.Of("invoke"));
        Assert.Equal("automatic", refresh["value"]!["trigger"]!.GetValue<string>());
        Assert.Equal(world.Ben.Person.Oid, refresh["from"]!["aadObjectId"]!.GetValue<string>());
        Assert.Equal("answered", world.Ben.Chat.Messages[^1].CardFor(world.Ben.Person)!.Text);
        Assert.Equal("base", world.Teams.Team.Channel.Messages[^1].CardFor(world.Ben.Person)!.Text);
        Assert.Equal(world.Teams.Team.Channel.Messages[^1].LastSent, world.Teams.LastSent);
        var refreshed = world.Ben.Chat.Messages[^1];
        Assert.True(refreshed.Revision > refreshed.LastSent, "The page does not hear of what was refreshed.");
    }

    [Fact]
    public async Task Waiting_ends_with_the_message_that_matches_and_else_says_what_was_there()
    {
        Post(world.Ben.Chat, Form);
        var after = world.Teams.Revision;
        var waiting = world.Ben.SeesCardWithAsync("save", after);
        Assert.False(waiting.IsCompleted);

        var second = Post(world.Ben.Chat, Form);

        Assert.Equal(second.Id, (await waiting).Id);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() =>
            world.Ben.SeesCardWithAsync("never", timeout: TimeSpan.FromMilliseconds(50)));
        Assert.Contains("[save]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_file_comes_with_a_link_that_lets_in_its_holder_alone()
    {
        await world.Ben.AttachesAsync("Signed letter.PDF", [1, 2, 3], "here it is");

        var file = Assert.Single(bot.Of("message"))["attachments"]![0]!;
        Assert.Equal(
            ("application/vnd.microsoft.teams.file.download.info", "Signed letter.PDF", "pdf"),
            ((string?)file["contentType"], (string?)file["name"], (string?)file["content"]!["fileType"]));
        using var http = new HttpClient();
        var link = file["content"]!["downloadUrl"]!.GetValue<string>();
        Assert.Equal([1, 2, 3], await http.GetByteArrayAsync(new Uri(link)));
        Assert.Equal(401, (int)(await http.GetAsync(new Uri(link.Split('?')[0]))).StatusCode);
    }

    [Fact]
    public async Task Allowing_a_file_prepares_a_place_that_takes_it_by_the_rules()
    {
        var message = world.Teams.Post(world.Ben.Chat, world.Teams.BotId, JsonNode.Parse(
            """
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"a.csv",
             "content":{"description":"d","sizeInBytes":3,"acceptContext":{"offer":"7"},"declineContext":{"offer":"8"}}}]}
            """)!.AsObject());

        await world.Ben.AllowsFileAsync(message);
        await world.Ben.DeclinesFileAsync(message);

        var (accept, decline) = (bot.Of("invoke").First(), bot.Of("invoke").Last());
        Assert.Equal(
            ("fileConsent/invoke", message.Id, "accept", "7"),
            (
                (string?)accept["name"], (string?)accept["replyToId"], (string?)accept["value"]!["action"],
                (string?)accept["value"]!["context"]!["offer"]));
        Assert.Equal(
            ("decline", "8", null),
            ((string?)decline["value"]!["action"], (string?)decline["value"]!["context"]!["offer"], decline["value"]!["uploadInfo"]));
        var place = accept["value"]!["uploadInfo"]!["uploadUrl"]!.GetValue<string>();
        Assert.Equal(400, await PutAsync(place, null));
        Assert.Equal(400, await PutAsync(place, "bytes 0-1/3"));
        Assert.Equal(416, await PutAsync(place, "bytes 3-5/6"));
        Assert.Equal(401, await PutAsync(place, "bytes 0-2/3", "Bearer x"));
        Assert.Empty(world.Drive.Files);
        Assert.Equal(201, await PutAsync(place, "bytes 0-2/3"));
        Assert.Equal(404, await PutAsync(place, "bytes 0-2/3"));
        var file = Assert.Single(world.Drive.FilesOf(world.Ben.Person));
        Assert.Equal(("a.csv", 3), (file.Name, file.Content.Length));
        Assert.Equal("a 1.csv", (string?)world.Drive.Prepare(world.Ben.Person, "a.csv")["name"]);
    }

    [Fact]
    public async Task Typing_into_dynamic_choices_asks_the_bot_and_shows_fifteen_at_most()
    {
        bot.Answer = new JsonObject
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.search.searchResponse",
            ["value"] = new JsonObject
            {
                ["results"] = new JsonArray([
                    .. Enumerable.Range(0, 20).Select(i => new JsonObject { ["title"] = $"Contoso {i}", ["value"] = $"{i}" }),
                ]),
            },
        }.ToJsonString();
        var message = Post(world.Ben.Chat, """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.ChoiceSet","id":"customer","style":"filtered","choices":[],
             "choices.data":{"type":"Data.Query","dataset":"customers"}}]}
            """);

        var found = await world.Ben.SearchesAsync(message, "customer", "con");

        Assert.Equal((15, ("Contoso 0", "0")), (found.Choices.Count, found.Choices[0]));
        var invoke = Assert.Single(bot.Of("invoke"));
        Assert.Equal("application/search", (string?)invoke["name"]);
        Assert.Equal("""{"queryText":"con","queryOptions":{"skip":0,"top":15},"dataset":"customers"}""", invoke["value"]!.ToJsonString());
    }

    [Fact]
    public async Task A_failing_answer_is_seen_as_a_failure_and_changes_no_card()
    {
        bot.Answer = """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"x","message":"y"}}""";
        var message = Post(world.Ben.Chat, Form);

        var pressed = await world.Ben.PressesAsync(message, "save", ("name", "Contoso"));

        Assert.True(pressed.Failed);
        Assert.True(world.Ben.Chat.Find(message.Id)!.CardFor(world.Ben.Person)!.Has("save"));
    }

    private static async Task<int> PutAsync(string place, string? range, string? authorization = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(place)) { Content = new ByteArrayContent([1, 2, 3]) };
        if (range is not null) request.Content.Headers.TryAddWithoutValidation("Content-Range", range);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private const string Form = """
        {"type":"AdaptiveCard","version":"1.5",
         "body":[{"type":"Input.Text","id":"name","label":"Name","isRequired":true,"errorMessage":"A name, please."}],
         "actions":[{"type":"Action.Execute","title":"Save","verb":"save","data":{"verb":"save","of":"x"}}]}
        """;

    private static string RefreshFor(Person person) => $$$"""
        {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"base"}],
         "refresh":{"action":{"type":"Action.Execute","verb":"card.refresh","data":{}},"userIds":["8:orgid:{{{person.Oid}}}"]}}
        """;

    private static JsonObject Activity(string card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Card.ContentType, ["content"] = JsonNode.Parse(card) }),
    };

    private Message Post(Conversation conversation, string card) => world.Teams.Post(conversation, world.Teams.BotId, Activity(card));
}
