using System.Globalization;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// A confirmation is answered before what was typed for it is cleared away. Whatever comes in between, from whomever, finds a request that
/// is on record, once.
/// </summary>
public sealed class SentDraftTests(SlowWorld story) : IClassFixture<SlowWorld>
{
    private const string Waits = "Your request is on its way";
    private static readonly string[] Steps = ["attest.scenario", "attest.customer", "attest.acceptance", "attest.confirm"];
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Attest_typed_right_after_begins_another_request_and_what_is_cleared_late_undoes_nothing_of_it()
    {
        var crew = story.Crew();
        var (card, sent) = await WrittenAsync(crew);
        using var slow = ClearingTakesAWhile();

        var pressed = await crew.Requester.PressesAsync(card, "attest.confirm");
        Assert.Contains(Waits, pressed.Card!.Said(), StringComparison.Ordinal);
        await slow.HitAsync();
        await crew.Requester.SaysAsync("attest");

        var next = crew.Requester.Chat.Messages[^1];
        Assert.True(next.CardFor(crew.Requester.Person)!.Has("attest.scenario"), crew.Requester.LastWords());
        await IsClearedAsync(sent);
        next = await crew.Agent.ChoosesAsync(next);
        Assert.NotEqual(sent, DraftOf(crew, next, "attest.customer"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Theory]
    [InlineData("attest.confirm")]
    [InlineData("attest.back")]
    public async Task Pressed_again_the_card_shows_the_request_and_changes_nothing(string verb)
    {
        var crew = story.Crew();
        var (card, sent) = await WrittenAsync(crew);
        var data = card.CardFor(crew.Requester.Person)!.DataOf(verb);
        using var slow = ClearingTakesAWhile();

        await crew.Requester.PressesAsync(card, "attest.confirm");
        await slow.HitAsync();
        var again = await story.World.ForgesAsync(crew.Requester, card, verb, data);

        Assert.All(Steps, step => Assert.False(again.Card?.Has(step) == true, step));
        Assert.Contains(verb == "attest.confirm" ? Waits : "This card is no longer in use", Said(again), StringComparison.Ordinal);
        await IsClearedAsync(sent);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Theory]
    [InlineData("ledger/{0}", "state%2f")]
    [InlineData("state%2f", "drafts/")]
    public async Task Of_two_clicks_at_once_the_slower_shows_the_request_too_though_it_read_one_before_and_the_other_after(
        string before, string after)
    {
        var crew = story.Crew();
        var (card, sent) = await WrittenAsync(crew);
        var begun = story.World.Requests.All[^1].Number;
        var first = string.Format(CultureInfo.InvariantCulture, before, crew.Ledger.Customer);
        using var slower = story.World.Faults.Next(new Fault
        {
            Service = "storage",
            Method = "GET",
            Path = after,
            Do = async () =>
            {
                await story.World.Requests.WaitForAsync(r =>
                    r.Number > begun && r.Method == "GET" && r.Path.Contains(first, StringComparison.OrdinalIgnoreCase));
                await crew.Requester.PressesAsync(card, "attest.confirm");
                await IsClearedAsync(sent);
            },
        });

        var pressed = await crew.Requester.PressesAsync(card, "attest.confirm");

        Assert.Equal(1, slower.Hits);
        Assert.Contains(Waits, Said(pressed), StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_file_sent_right_after_belongs_to_no_request_and_is_kept_nowhere()
    {
        var crew = story.Crew();
        var (card, sent) = await WrittenAsync(crew);
        using var slow = ClearingTakesAWhile();

        await crew.Requester.PressesAsync(card, "attest.confirm");
        await slow.HitAsync();
        await crew.Requester.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));

        Assert.Contains("There is no request to attach this to", crew.Requester.LastWords(), StringComparison.Ordinal);
        await IsClearedAsync(sent);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Null((await crew.Ledger.OnlyAsync()).Request.Evidence);
        Assert.Empty(await story.BlobsAsync($"evidence/{sent:D}"));
    }

    [Fact]
    public async Task What_a_process_that_died_left_is_found_to_be_on_record_by_the_next_turn_and_cleared_away()
    {
        var (spoken, begins) = (story.Crew(), story.Crew());
        var drafts = new[] { (await WrittenAsync(spoken)).Draft, (await WrittenAsync(begins)).Draft };
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (story.World.Faults.Next(Clearing with { Times = int.MaxValue, Do = () => dead.Task, Drop = true }))
        {
            await spoken.Requester.SaysAsync("confirm");
            await begins.Requester.SaysAsync("confirm");
            Assert.All(new[] { spoken, begins }, c => Assert.Contains(Waits, c.Requester.LastWords(), StringComparison.Ordinal));
            await story.World.Bot!.KillAsync();
            dead.SetResult();
        }

        await story.World.Bot.StartAsync();
        foreach (var draft in drafts) Assert.Single(await story.BlobsAsync($"drafts/{draft:D}"));
        await spoken.Requester.SaysAsync("confirm");
        await begins.Requester.SaysAsync("attest");

        Assert.Contains(Waits, spoken.Requester.LastWords(), StringComparison.Ordinal);
        Assert.True(begins.Requester.Chat.Messages[^1].Card?.Has("attest.scenario"), begins.Requester.LastWords());
        foreach (var draft in drafts) await IsClearedAsync(draft);
        foreach (var crew in new[] { spoken, begins }) Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    /// <summary>The conversation's state is the first that is cleared.</summary>
    private static Fault Clearing => new() { Service = "storage", Method = "PUT", Path = "state%2f" };

    private ArmedFault ClearingTakesAWhile() => story.World.Faults.Next(Clearing with { Stall = AWhile });

    private static async Task<(Message Card, Guid Draft)> WrittenAsync(Crew crew)
    {
        var card = await crew.Agent.ReachesConfirmationAsync();
        return (card, DraftOf(crew, card, "attest.confirm"));
    }

    private static Guid DraftOf(Crew crew, Message card, string verb) =>
        Guid.Parse((string)card.CardFor(crew.Requester.Person)!.DataOf(verb)["draft"]!);

    private static string Said(PressResult pressed) => pressed.Card?.Said() ?? pressed.Message ?? "";

    private Task IsClearedAsync(Guid draft) => StoryWorld.IsForgottenAsync(() => story.BlobsAsync($"drafts/{draft:D}"));
}
