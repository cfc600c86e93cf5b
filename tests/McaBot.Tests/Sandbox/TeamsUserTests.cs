using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Tests.Sandbox;

public sealed class TeamsUserTests : IAsyncLifetime
{
    private EchoBot bot = null!;
    private SandboxWorld world = null!;

    public async Task InitializeAsync()
    {
        bot = await EchoBot.StartAsync();
        world = await SandboxWorld.StartAsync(new SandboxOptions { BotAddress = bot.Address });
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

        world.Teams.Edit(world.Ben.Chat, message.Id, Activity("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"settled"}]}"""));
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
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => world.Ben.SeesCardWithAsync("never", timeout: TimeSpan.FromMilliseconds(50)));
        Assert.Contains("[save]", failure.Message, StringComparison.Ordinal);
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
