using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>One crew's way from the first word to the recorded reference, with everything it meets failing once in one way.</summary>
internal sealed class FaultyLife(Crew crew, CrewMarks marks, FaultyCalls calls)
{
    private const int MaxPresses = 24;
    private const string Reference = "Reference: [0-9a-f]{32}";
    private static readonly string[] Whole = ["Requested", "Assigned", "Approved", "HandedOff", "Completed"];

    /// <summary>Teams waits 15 s; a machine that runs tests may be much slower than its clock.</summary>
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(55);
    private readonly List<TimeSpan> taken = [];

    public FaultyCalls Calls => calls;

    public TimeSpan Longest => taken.Max();

    private TeamsUser Ben => crew.Requester;

    private TeamsUser Megan => crew.Manager;

    public override string ToString() => $"{calls.Column.Name}, {crew.Company}";

    public async Task LiveAsync()
    {
        calls.TurnBegins("welcome");
        await Ben.OpensMcaBotAsync();
        await PressAsync(
            "attest", async () => new PressResult(await Ben.SaysAsync("attest"), new Dictionary<string, string>()),
            () => Shows("attest.scenario") is not null, _ => ReadsWords("attest.scenario"));
        marks.Draft = (string)Shows("attest.scenario")!.CardFor(Ben.Person)!.DataOf("attest.scenario")["draft"]!;
        await PressAsync(
            "scenario",
            "attest.scenario",
            card =>
                Ben.PressesAsync(
                    card, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == "existing-partner" }),
            "attest.customer");
        await PressAsync(
            "customer", "attest.customer",
            card => Ben.SubmitsAsync(card, new CardPress("attest.customer") { Inputs = crew.Agent.Customer, SkipValidation = true }),
            "attest.acceptance");
        await PressAsync(
            "acceptance", "attest.acceptance",
            card => Ben.PressesAsync(card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true }),
            "attest.confirm");

        await DecideAsync(
            "confirm", Shows("attest.confirm")!, card => Ben.PressesAsync(card, "attest.confirm"), AttestationState.Requested, 2);
        if (Approvals.Count == 0) await ReadsAgainAsync();
        Assert.True(Approvals.Count > 0, $"No card to decide on in: {string.Join('\n', Megan.Chat.Messages)}");
        await DecideAsync("approve", Approvals[^1], card => Megan.PressesAsync(card, "decision.approve"), AttestationState.HandedOff, 4);
        await DecideAsync(
            "record", Shows("request.recorded")!, card => Ben.PressesAsync(card, "request.recorded", ("reference", "PC-2025-0001")),
            AttestationState.Completed, 5);
        await EverythingIsSettledAsync();
    }

    /// <summary>Details that twice came as nonsense are said to be altered: the card is drawn anew once they read well.</summary>
    private async Task ReadsAgainAsync()
    {
        if (Megan.Chat.Messages.LastOrDefault(m => m.CardFor(Megan.Person)?.Has("card.refresh") == true) is { } card)
            await Megan.PressesAsync(card, "card.refresh");
    }

    private IReadOnlyList<Message> Approvals =>
        [.. Megan.Chat.Messages.Where(m => m.CardFor(Megan.Person)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true)];

    private Message? Shows(string verb) => Ben.Chat.Messages.LastOrDefault(m => !m.IsDeleted && m.CardFor(Ben.Person)?.Has(verb) == true);

    private Task PressAsync(string act, string verb, Func<Message, Task<PressResult>> press, string leadsTo)
    {
        var card = Shows(verb)!;
        return PressAsync(act, () => press(card), () => Shows(leadsTo) is not null, act == "customer" ? _ => ReadsWords(leadsTo) : null);
    }

    /// <summary>What was written or submitted is answered by messages, which only the channel can keep from arriving.</summary>
    private Task ReadsWords(string leadsTo)
    {
        var struck = calls.UnderFire;
        if (
            Shows(leadsTo) is null
            && struck.Contains("storage", StringComparison.Ordinal)
            && !struck.Contains("teams", StringComparison.Ordinal)
            && calls.Column.Name != "404")
            Assert.Matches(Reference, Ben.LastWords());
        return Task.CompletedTask;
    }

    /// <summary>
    /// The same press until it is through: each time it is answered in good time, and what failed can be named to support.
    /// </summary>
    private async Task PressAsync(string act, Func<Task<PressResult>> press, Func<bool> isDone, Func<PressResult, Task>? check = null)
    {
        for (var presses = 1; ; presses++)
        {
            calls.TurnBegins(act);
            var began = TimeProvider.System.GetTimestamp();
            var answer = await press();
            taken.Add(TimeProvider.System.GetElapsedTime(began));
            var cause = $"{act}, press {presses}, {calls.UnderFire}: {answer.Status} {answer.Message ?? answer.Card?.Said()}";
            calls.TurnIsOver();
            Assert.True(answer.IsOk, cause);
            Assert.True(taken[^1] < AnsweredWithin, $"{cause} after {taken[^1]}");
            if (answer.Message is { } words) Assert.Matches(Reference, words);
            if (check is not null) await check(answer);
            if (isDone()) return;
            Assert.True(presses < MaxPresses, cause);
        }
    }

    /// <summary>Something that goes on record: at once and whole, or not at all.</summary>
    private async Task DecideAsync(string act, Message card, Func<Message, Task<PressResult>> press, AttestationState state, int steps)
    {
        var isThrough = false;
        await PressAsync(act, () => press(card), () => isThrough, async answer =>
        {
            var ledger = await crew.Ledger.ReadAsync();
            Assert.Null(ledger.Fault);
            var found = ledger.Attestations.Values.SingleOrDefault()?.Steps.Count ?? 0;
            Assert.Contains(found, new[] { steps, act == "confirm" ? 0 : act == "approve" ? 2 : 4 });
            isThrough = answer.Card is not null && found == steps;
        });
        await ComesToRestAsync(state);
        Assert.Equal(Whole[..steps], await crew.Ledger.StepsAsync());
    }

    /// <summary>What was given up is tried again by whoever looks after it.</summary>
    private Task<Attestation> ComesToRestAsync(AttestationState state) => Waiting.UntilAsync(
        $"{state} with nothing left to do",
        async () =>
        {
            var attestation = await crew.Ledger.OnlyAsync();
            foreach (var message in attestation.Messages.Values.Where(m => m.Status == MessageStatus.DeadLettered))
            {
                await RequeueAsync(attestation.Key, message.Id);
            }

            return attestation.State == state && attestation.Messages.Values.All(m => m.Status == MessageStatus.Done) ? attestation : null;
        },
        crew.Ledger.TextAsync);

    private async Task RequeueAsync(AttestationKey key, Guid effect) =>
    await crew.World.ForgesAsync(
        Ben,
        Ben.Chat.Messages[^1],
        "effect.replay",
        new JsonObject
        {
            ["customer"] = key.Customer.ToString("D"),
            ["attestation"] = key.Id.ToString("D"),
            ["effect"] = effect.ToString("D"),
        });

    private async Task EverythingIsSettledAsync()
    {
        calls.IsOver = true;
        var most = calls.Column.IsAmbiguous ? 2 : 1;
        var told = Ben.Chat.Messages.Count(m => m.Notification.Contains("was approved", StringComparison.Ordinal));
        Assert.InRange(Approvals.Count, 1, most);
        Assert.InRange(told, 1, most);
        Assert.Null(Shows("request.withdraw"));
        Assert.Null(Shows("request.recorded"));
        foreach (var copy in Approvals)
        {
            // A copy whose post was never noted settles when it is looked at.
            if (copy.CardFor(Megan.Person)!.Has("decision.approve")) await Megan.RefreshesAsync(copy);
            Assert.False(Megan.Chat.Find(copy.Id)!.CardFor(Megan.Person)!.Has("decision.approve"));
        }
    }
}
