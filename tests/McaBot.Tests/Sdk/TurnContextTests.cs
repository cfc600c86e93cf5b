using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Sdk;

public sealed class TurnContextTests
{
    private readonly RecordingAdapter adapter = new();

    [Fact]
    public async Task A_reply_carries_the_addresses_of_the_incoming_activity()
    {
        await adapter.SayAsync("hi", (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));

        var reply = Assert.Single(adapter.Sent);
        Assert.Equal("28:bot", reply.From?.Id);
        Assert.Equal("29:anna", reply.Recipient?.Id);
        Assert.Equal("a:1", reply.Conversation?.Id);
        Assert.Equal("in-1", reply.ReplyToId);
        Assert.Equal("msteams", reply.ChannelId);
        Assert.Equal("https://channel.example/", reply.ServiceUrl);
        Assert.Equal("fr-FR", reply.Locale);
        Assert.Equal("out-1", reply.Id);
    }

    [Fact]
    public async Task A_trace_alone_is_no_response_but_a_message_is()
    {
        var responded = new List<bool>();
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Trace), ct);
            responded.Add(turn.Responded);
            await turn.SendActivityAsync("hello", cancellationToken: ct);
            responded.Add(turn.Responded);
        });

        Assert.Equal([false, true], responded);
    }

    [Fact]
    public async Task Send_handlers_run_in_order_and_one_that_does_not_go_on_holds_the_message_back()
    {
        var order = new List<string>();
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            turn.OnSendActivities(async (_, activities, next) =>
            {
                order.Add("first");
                activities[0].Text += "!";
                return await next();
            });
            turn.OnSendActivities((_, activities, next) =>
            {
                order.Add("second");
                return activities[0].Text == "secret!" ? Task.FromResult<ResourceResponse[]>([]) : next();
            });
            await turn.SendActivityAsync("hello", cancellationToken: ct);
            await turn.SendActivityAsync("secret", cancellationToken: ct);
        });

        Assert.Equal(["first", "second", "first", "second"], order);
        Assert.Equal(["hello!"], adapter.Texts);
    }

    [Fact]
    public async Task Updates_and_deletes_reach_the_adapter_with_the_activity_they_name()
    {
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "out-7", Text = "settled" }, ct);
            await turn.DeleteActivityAsync("out-8", ct);
        });

        var updated = Assert.Single(adapter.Updated);
        Assert.Equal(("out-7", "a:1"), (updated.Id, updated.Conversation?.Id));
        Assert.Equal(["out-8"], adapter.Deleted);
        Assert.Empty(adapter.Sent);
    }

    [Fact]
    public async Task Expected_replies_are_held_back_from_the_channel()
    {
        var activity = RecordingAdapter.Message("hi");
        activity.DeliveryMode = DeliveryModes.ExpectReplies;
        List<Activity> buffered = [];
        await adapter.RunAsync(activity, async (turn, ct) =>
        {
            await turn.SendActivityAsync("hello", cancellationToken: ct);
            Assert.True(turn.Responded);
            buffered = ((TurnContext)turn).BufferedReplyActivities;
        });

        Assert.Equal("hello", Assert.Single(buffered).Text);
        Assert.Empty(adapter.Sent);
    }

    [Fact]
    public async Task Middleware_wraps_the_bot_and_one_that_does_not_go_on_ends_the_turn()
    {
        var order = new List<string>();
        adapter.Use(new Wrapping("outer", order)).Use(new Wrapping("inner", order));
        BotCallbackHandler bot = (_, _) =>
        {
            order.Add("bot");
            return Task.CompletedTask;
        };
        await adapter.SayAsync("hi", bot);
        Assert.Equal(["outer in", "inner in", "bot", "inner out", "outer out"], order);

        order.Clear();
        adapter.Use(new Wrapping("wall", order, stops: true));
        await adapter.SayAsync("hi", bot);
        Assert.Equal(["outer in", "inner in", "wall in", "wall out", "inner out", "outer out"], order);
    }

    [Fact]
    public async Task What_a_turn_throws_goes_to_the_error_handler_or_else_to_the_caller()
    {
        BotCallbackHandler failing = (_, _) => throw new InvalidOperationException("broken");
        await Assert.ThrowsAsync<InvalidOperationException>(() => adapter.SayAsync("hi", failing));

        adapter.OnTurnError = (turn, error) => turn.SendActivityAsync($"sorry: {error.Message}");
        await adapter.SayAsync("hi", failing);
        Assert.Equal(["sorry: broken"], adapter.Texts);
    }

    [Theory]
    [InlineData("fr-FR", "fr-FR")]
    [InlineData("en-GB", "en-GB")]
    [InlineData("not a culture", null)]
    [InlineData(null, null)]
    public async Task The_turn_runs_in_the_culture_of_the_activity_when_it_is_known(string? locale, string? expected)
    {
        var before = CultureInfo.CurrentCulture.Name;
        var activity = RecordingAdapter.Message("hi");
        activity.Locale = locale;
        string? seen = null;
        await adapter.RunAsync(activity, (turn, _) =>
        {
            seen = CultureInfo.CurrentCulture.Name;
            Assert.Equal(expected, ((TurnContext)turn).Locale);
            return Task.CompletedTask;
        });

        Assert.Equal(expected ?? before, seen);
        Assert.Equal(before, CultureInfo.CurrentCulture.Name);
    }

    [Fact]
    public void Turn_state_is_found_by_type_or_key_and_ends_with_the_turn()
    {
        var state = new TurnContextStateCollection();
        var owned = new MemoryStream();
        state.Add(owned);
        state.Set("name", "value");
        Assert.Same(owned, state.Get<MemoryStream>());
        Assert.Equal("value", state.Get<string>("name"));
        Assert.Null(state.Get<string>());
        state.Set<string>("name", null);
        Assert.Null(state.Get<string>("name"));

        state.Dispose();
        Assert.False(owned.CanRead);
        Assert.Throws<ObjectDisposedException>(() => state.Get<MemoryStream>());
    }

    private sealed class Wrapping(string name, List<string> order, bool stops = false) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            order.Add($"{name} in");
            if (!stops)
            {
                await next(cancellationToken);
            }

            order.Add($"{name} out");
        }
    }
}
