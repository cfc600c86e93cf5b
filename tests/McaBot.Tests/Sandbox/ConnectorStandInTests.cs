using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Sandbox;

[Collection(StandInTests.Name)]
public sealed class ConnectorStandInTests(WorldWithoutBot fixture) : IAsyncLifetime, IDisposable
{
    private const int MostPosts = 60;
    private readonly HttpClient http = new();

    private TeamsWorld Teams => fixture.World.Teams;

    private TeamsUser Ben => fixture.World.Ben;

    public async Task InitializeAsync()
    {
        http.BaseAddress = fixture.World.StandIns.ServiceUrl;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await fixture.TokenForAsync("https://api.botframework.com")
        );
        Teams.Install(Ben.Person);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_message_reaches_the_chat_and_can_be_edited_and_deleted()
    {
        var sent = await PostAsync(Ben.Chat.Id, Message("hello"));
        var id = (await JsonAsync(sent))["id"]!.GetValue<string>();
        Assert.Equal("hello", Ben.Chat.Find(id)!.Text);

        using var edited = await http.PutAsJsonAsync(At(Ben.Chat.Id, id), Message("hello again"));
        Assert.Equal(200, (int)edited.StatusCode);
        Assert.Equal("hello again", Ben.Chat.Find(id)!.Text);

        using var deleted = await http.DeleteAsync(At(Ben.Chat.Id, id));
        Assert.Equal(200, (int)deleted.StatusCode);
        Assert.True(Ben.Chat.Find(id)!.IsDeleted);
    }

    [Fact]
    public async Task Text_with_a_card_becomes_two_messages_of_which_no_id_is_told()
    {
        var message = Message("two at once");
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = Card.ContentType,
            ["content"] = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray() },
        });

        var sent = await PostAsync(Ben.Chat.Id, message);

        Assert.Equal((202, ""), ((int)sent.StatusCode, await sent.Content.ReadAsStringAsync()));
        Assert.Collection(
            Ben.Chat.Messages.TakeLast(2),
            text => Assert.Equal(("two at once", null), (text.Text, text.Card)),
            card => Assert.Equal(("", true), (card.Text, card.Card is not null)));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_posted()
    {
        http.DefaultRequestHeaders.Authorization = null;

        var answer = await PostAsync(Ben.Chat.Id, Message("from nobody"));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.DoesNotContain(Ben.Chat.Messages, message => message.Text == "from nobody");
    }

    [Fact]
    public async Task An_unknown_conversation_and_an_activity_of_another_one_are_not_found()
    {
        Teams.Install(fixture.World.Priya.Person);
        var id = (await JsonAsync(await PostAsync(Ben.Chat.Id, Message("mine"))))["id"]!.GetValue<string>();

        await RefusedAsync(404, "ConversationNotFound", await PostAsync("a:unknown", Message("x")));
        await RefusedAsync(
            404, "ActivityNotFoundInConversation", await http.PutAsJsonAsync(At(fixture.World.Priya.Chat.Id, id), Message("x")));
        Assert.Equal("mine", Ben.Chat.Find(id)!.Text);
    }

    [Fact]
    public async Task Who_has_not_installed_or_has_blocked_the_bot_gets_nothing()
    {
        var tom = fixture.World.Tom;
        await RefusedAsync(403, "BotNotInConversationRoster", await CreateAsync(tom.Person.Oid));

        Teams.Install(tom.Person);
        Assert.Equal(201, (int)(await CreateAsync(tom.Person.Oid)).StatusCode);
        Teams.Block(tom.Person);

        await RefusedAsync(403, "MessageWritesBlocked", await PostAsync(tom.Chat.Id, Message("x")));
        Assert.Empty(tom.Chat.Messages);
    }

    [Fact]
    public async Task An_oversize_message_and_a_malformed_card_are_refused()
    {
        var before = Ben.Chat.Messages.Count;

        await RefusedAsync(413, "MessageSizeTooBig", await PostAsync(Ben.Chat.Id, Message(new string('x', 29 * 1024))));
        await RefusedAsync(
            400,
            "BadSyntax",
            await PostAsync(Ben.Chat.Id, WithCard("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"x"}]}"""))
        );
        await RefusedAsync(400, "BadSyntax", await PostAsync(Ben.Chat.Id, new JsonObject { ["type"] = "message" }));

        Assert.Equal(before, Ben.Chat.Messages.Count);
    }

    [Fact]
    public async Task A_post_to_a_channel_starts_a_thread_that_replies_join()
    {
        Teams.InstallInTeam();
        var channel = Teams.Team.Channel;
        var created = await JsonAsync(await http.PostAsJsonAsync("v3/conversations", new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel.Id } },
            ["activity"] = Message("a thread"),
        }));
        var root = created["activityId"]!.GetValue<string>();
        Assert.Equal($"{channel.Id};messageid={root}", created["id"]!.GetValue<string>());

        var reply = await JsonAsync(await PostAsync(created["id"]!.GetValue<string>(), Message("a reply")));

        Assert.Equal(root, channel.Find(reply["id"]!.GetValue<string>())!.ThreadId);
    }

    [Fact]
    public async Task Members_are_known_by_either_id()
    {
        var byOid = await http.GetFromJsonAsync<JsonObject>(
            $"v3/conversations/{Uri.EscapeDataString(Ben.Chat.Id)}/members/{Ben.Person.Oid}");
        var paged = await http.GetFromJsonAsync<JsonObject>(
            $"v3/conversations/{Uri.EscapeDataString(Ben.Chat.Id)}/pagedmembers?pageSize=5");

        Assert.Equal(Ben.Person.TeamsId, byOid!["id"]!.GetValue<string>());
        Assert.Equal("Ben Okafor", Assert.Single(paged!["members"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_asked_and_is_logged()
    {
        using var fault = fixture.World.Faults.Next(
            "teams", "/activities", times: 1, status: 429, retryAfter: TimeSpan.FromSeconds(3), method: "POST");

        var refused = await PostAsync(Ben.Chat.Id, Message("too fast"));
        var taken = await PostAsync(Ben.Chat.Id, Message("slower"));

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(201, (int)taken.StatusCode);
        Assert.DoesNotContain(Ben.Chat.Messages, message => message.Text == "too fast");
        Assert.Contains(fixture.World.Requests.Of("teams", "/activities"), request =>
            request.Status == 429 && request.Body.Contains("too fast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sends_too_fast_is_told_to_wait_when_limits_are_on()
    {
        Teams.Install(fixture.World.Amelie.Person);
        fixture.World.StandIns.Connector.LimitsRate = true;
        var answers = await UntilRefusedAsync(number => PostAsync(fixture.World.Amelie.Chat.Id, Message($"number {number}")));

        fixture.World.StandIns.Connector.LimitsRate = false;
        Assert.InRange(answers.Count, 8, MostPosts);
        Assert.All(answers.SkipLast(1), answer => Assert.Equal(201, (int)answer.StatusCode));
        Assert.Equal(429, (int)answers[^1].StatusCode);
        Assert.NotNull(answers[^1].Headers.RetryAfter);
        Assert.DoesNotContain(fixture.World.Amelie.Chat.Messages, message => message.Text == $"number {answers.Count - 1}");
    }

    [Fact]
    public async Task New_threads_answers_in_them_and_messages_of_new_chats_count_too_each_for_its_conversation()
    {
        Teams.InstallInTeam();
        Teams.Install(fixture.World.Megan.Person);
        var channel = Teams.Team.Channel;
        var connector = fixture.World.StandIns.Connector;
        connector.LimitsRate = true;
        var before = connector.RateViolations.GetValueOrDefault(channel.Id);

        // Threads and answers in them by turns count together.
        var threads = await UntilRefusedAsync(number => number % 2 == 0
            ? StartAsync("channelData", new JsonObject { ["channel"] = new JsonObject { ["id"] = channel.Id } })
            : PostAsync($"{channel.Id};messageid={channel.Messages[^1].Id}", Message("an answer")));
        var chats = await UntilRefusedAsync(_ =>
            StartAsync("members", new JsonArray(new JsonObject { ["id"] = fixture.World.Megan.Person.Oid })));
        connector.LimitsRate = false;

        Assert.All([threads, chats], answers => Assert.InRange(answers.Count, 8, MostPosts));
        Assert.All(threads.SkipLast(1).Concat(chats.SkipLast(1)), taken => Assert.Equal(201, (int)taken.StatusCode));
        Assert.NotNull(chats[^1].Headers.RetryAfter);
        Assert.Equal(1, connector.RateViolations[channel.Id] - before);
        Assert.Contains(fixture.World.Megan.Chat.Id, connector.RateViolations.Keys);
    }

    /// <summary>A busy machine may need so long for a few that they are not too fast.</summary>
    private static async Task<List<HttpResponseMessage>> UntilRefusedAsync(Func<int, Task<HttpResponseMessage>> post)
    {
        var answers = new List<HttpResponseMessage>();
        do answers.Add(await post(answers.Count));
        while (answers.Count < MostPosts && (int)answers[^1].StatusCode != 429);
        return answers;
    }

    private Task<HttpResponseMessage> StartAsync(string whom, JsonNode value) =>
    http.PostAsJsonAsync(
        "v3/conversations",
        new JsonObject
        {
            ["tenantId"] = fixture.World.Ids.TenantId,
            [whom] = value,
            ["activity"] = Message("to begin with"),
        });

    private static JsonObject Message(string text) => new() { ["type"] = "message", ["text"] = text };

    private static JsonObject WithCard(string card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Card.ContentType, ["content"] = JsonNode.Parse(card) }),
    };

    private static string At(string conversation, string activity) =>
        $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{activity}";

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer)
    {
        Assert.Equal(201, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task RefusedAsync(int status, string code, HttpResponseMessage answer)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["code"]!.GetValue<string>());
    }

    private Task<HttpResponseMessage> PostAsync(string conversation, JsonObject activity) =>
        http.PostAsJsonAsync($"v3/conversations/{Uri.EscapeDataString(conversation)}/activities", activity);

    private Task<HttpResponseMessage> CreateAsync(string memberId) => http.PostAsJsonAsync("v3/conversations", new JsonObject
    {
        ["isGroup"] = false,
        ["tenantId"] = fixture.World.Ids.TenantId,
        ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
    });
}
