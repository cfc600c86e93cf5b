using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using McaBot.Platform;
using McaBot.Turns;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace McaBot.Tests.Turns;

/// <summary>What the pipeline refuses, answers once, and says when something fails, whatever the turn is about.</summary>
public sealed class TurnPipelineTests(InnerBot bot) : IClassFixture<InnerBot>
{
    private const string Done = "This was done.";
    private readonly List<string?> ran = [];
    private Action<Turn> work = turn => turn.Answer.Say(Done);

    public static TheoryData<string> Nobodies => ["no id", "no guid", "the empty id", "a bot", "a skill", "another tenant's"];

    [Theory]
    [MemberData(nameof(Nobodies))]
    public async Task Whoever_is_no_person_of_the_directory_is_told_so_and_nothing_is_done_or_kept(string who)
    {
        var before = await bot.Storage.BlobsAsync();
        var (message, press) = (InnerBot.Message("attest"), Press());
        MakeNobody(message.From, who);
        MakeNobody(press.From, who);

        var sent = await SayAsync(bot, message);
        var answered = await PressAsync(bot, press, Button());

        Assert.Contains("This account cannot do that", Assert.Single(sent), StringComparison.Ordinal);
        Assert.Contains("This account cannot do that", Words(answered), StringComparison.Ordinal);
        Assert.Empty(ran);
        Assert.Equal(before, await bot.Storage.BlobsAsync());
    }

    [Fact]
    public async Task What_is_no_button_of_ours_is_answered_in_words_and_nothing_is_done_or_kept()
    {
        var before = await bot.Storage.BlobsAsync();

        var answered = await PressAsync(bot, Press(), null);

        Assert.Contains("I cannot do anything with this button", Words(answered), StringComparison.Ordinal);
        Assert.Empty(ran);
        Assert.Equal(before, await bot.Storage.BlobsAsync());
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_once_in_the_chat_and_at_every_press_and_no_more_is_done()
    {
        var limited = await bot.LimitedAsync(turns: 5);
        var (person, said) = (Guid.NewGuid(), new List<string>());
        for (var i = 0; i < 7; i++)
        {
            said.AddRange(await SayAsync(limited, InnerBot.Message("hi", person: person)));
        }

        var pressed = await PressAsync(limited, Press(person), Button());
        await SayAsync(limited, InnerBot.Message("hi"));

        Assert.Equal(6, said.Count);
        Assert.Contains("One moment, please", said[^1], StringComparison.Ordinal);
        Assert.Contains("One moment, please", Words(pressed), StringComparison.Ordinal);
        Assert.Equal(6, ran.Count);
        await limited.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_comes_again_is_answered_once_here_and_not_at_another_process()
    {
        var (message, other) = (InnerBot.Message("hi"), await bot.SiblingAsync());

        var (first, again, elsewhere) = (await SayAsync(bot, message), await SayAsync(bot, message), await SayAsync(other, message));

        Assert.Equal([Done], first);
        Assert.Empty(again);
        Assert.Empty(elsewhere);
        Assert.Single(ran);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_press_that_comes_again_here_gets_the_same_answer_and_nothing_is_done_twice()
    {
        var press = Press();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TurnHandler slow = async (turn, token) =>
        {
            begun.SetResult();
            await release.Task.WaitAsync(token);
            await RunAsync(turn, token);
        };

        var first = PressAsync(bot, press, Button(), slow);
        await begun.Task;
        var again = PressAsync(bot, press, Button());
        release.SetResult();

        Assert.Same(await first, await again);
        Assert.Equal(Done, Words(await again));
        Assert.Single(ran);
    }

    [Fact]
    public async Task A_press_that_comes_again_at_another_process_only_looks_at_what_its_card_is_about()
    {
        var (press, other) = (Press(), await bot.SiblingAsync());
        var button = Button(("customer", Guid.NewGuid()), ("attestation", Guid.NewGuid()));

        await PressAsync(bot, press, button);
        await PressAsync(other, press, button);

        Assert.Equal(["decision.approve", Verbs.CardRefresh], ran);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_press_about_nothing_that_comes_again_at_another_process_is_answered_in_words()
    {
        var (press, other) = (Press(), await bot.SiblingAsync());

        await PressAsync(bot, press, Button());
        var again = await PressAsync(other, press, Button());

        Assert.Contains("Nothing was done twice", Words(again), StringComparison.Ordinal);
        Assert.Single(ran);
        await other.DisposeAsync();
    }

    [Theory]
    [InlineData("directory", "The directory does not answer")]
    [InlineData("store", "The record store does not answer")]
    [InlineData("bug", "Something went wrong")]
    public async Task Whatever_fails_is_told_with_a_reference_and_what_was_said_before_is_not(string what, string words)
    {
        work = turn =>
        {
            turn.Answer.Say(Done);
            throw Failure(what);
        };

        var said = await SayAsync(bot, InnerBot.Message("hi"));
        var pressed = await PressAsync(bot, Press(), Button());

        Assert.All([Assert.Single(said), Words(pressed)], answer =>
        {
            Assert.Contains(words, answer, StringComparison.Ordinal);
            Assert.Matches("[0-9a-f]{32}", answer);
            Assert.DoesNotContain(Done, answer, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("directory")]
    [InlineData("store")]
    [InlineData("bug")]
    public async Task What_is_on_record_counts_whatever_fails_after(string what)
    {
        work = turn =>
        {
            turn.IsOnRecord = true;
            throw Failure(what);
        };
        var undrawn = await PressAsync(bot, Press(), Button());
        work = turn =>
        {
            turn.IsOnRecord = true;
            turn.Answer.Say(Done);
            throw Failure(what);
        };
        var drawn = await PressAsync(bot, Press(), Button());

        Assert.Contains("This is on record", Words(undrawn), StringComparison.Ordinal);
        Assert.Equal(Done, Words(drawn));
    }

    [Fact]
    public async Task A_message_that_is_used_up_is_taken_away_after_its_answer()
    {
        work = turn =>
        {
            turn.Answer.Say(Done);
            turn.IsMessageUsedUp = true;
        };
        var consent = InnerBot.Activity(ActivityTypes.Invoke, "personal", null, activity => activity.ReplyToId = "used-up");

        var said = await SayAsync(bot, consent);

        Assert.Equal([Done], said);
        Assert.Contains("used-up", bot.Channel.Deleted);
    }

    private static Exception Failure(string what) => what switch
    {
        "directory" => new DirectoryUnavailableException("a test"),
        "store" => new StoreUnavailableException("a test"),
        _ => new InvalidOperationException("a test"),
    };

    private static void MakeNobody(ChannelAccount from, string who)
    {
        (from.Id, from.AadObjectId, from.Role) = who switch
        {
            "no id" => (from.Id, null, null),
            "no guid" => (from.Id, "anna", null),
            "the empty id" => (from.Id, $"{Guid.Empty}", null),
            "a bot" => ("28:other", from.AadObjectId, null),
            "a skill" => (from.Id, from.AadObjectId, RoleTypes.Skill),
            _ => (from.Id, from.AadObjectId, from.Role),
        };
        if (who == "another tenant's")
        {
            from.Properties = new JObject { ["tenantId"] = $"{Guid.NewGuid()}" };
        }
    }

    private static Activity Press(Guid? person = null) => InnerBot.Activity(ActivityTypes.Invoke, "personal", person, activity =>
    {
        (activity.Name, activity.ReplyToId) = ("adaptiveCard/action", "card-1");
        activity.Value = new JObject { ["action"] = "as pressed" };
    });

    private static CardInput Button(params IEnumerable<(string Name, Guid Value)> data) => CardInput.Read(
        "decision.approve", new JObject(data.Select(d => new JProperty(d.Name, $"{d.Value}"))))!;

    private static string Words(AdaptiveCardInvokeResponse? answered) => answered!.Value switch
    {
        string text => text,
        var card => InnerBot.Words(card.ToString()),
    };

    /// <summary>Changes something: reading alone may be begun by a repeat.</summary>
    private async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        await TurnScope.MayChangeAsync(cancellationToken);
        ran.Add(turn.Input?.Verb);
        work(turn);
    }

    /// <returns>What was sent meanwhile, as words.</returns>
    private async Task<List<string>> SayAsync(InnerBot to, Activity message)
    {
        var before = to.Channel.Sent.Count;
        await to.InTurnAsync(message, context => to.Get<TurnPipeline>().AnswerAsync(context, null, RunAsync, default));
        return [.. to.Channel.Sent.Skip(before).Select(InnerBot.Words)];
    }

    private async Task<AdaptiveCardInvokeResponse?> PressAsync(
        InnerBot at, Activity press, CardInput? button, TurnHandler? run = null)
    {
        AdaptiveCardInvokeResponse? answered = null;
        await at.InTurnAsync(press, async context =>
            answered = await at.Get<TurnPipeline>().AnswerInvokeAsync(context, button, run ?? RunAsync, default));
        return answered;
    }
}
