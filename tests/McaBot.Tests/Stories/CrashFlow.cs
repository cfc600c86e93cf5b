using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Stories;

/// <summary>One act of one person, with everything that follows from it.</summary>
/// <param name="From">The flow whose end it begins at; null begins at the confirmation of a draft.</param>
/// <param name="Card">The message the person has before them.</param>
/// <param name="Press">What the person does with it; may be done again at any time.</param>
/// <param name="Adds">The steps it puts on record.</param>
/// <param name="Offers">What the requester's card offers afterwards; null when nothing is left to do.</param>
/// <param name="Calls">Some of the calls it is known to make: without them nothing would have been struck.</param>
internal sealed record CrashFlow(
    string Sentence, CrashFlow? From, Func<CrashCrew, Message> Card, Func<CrashCrew, Message, Task<PressResult>> Press, string[] Adds, AttestationState Ends, string? Offers, params string[] Calls)
{
    private static readonly string[] Verbs = ["request.withdraw", "request.recorded"];

    public IReadOnlyList<string> StepsBefore => From?.StepsAfter ?? [];

    public IReadOnlyList<string> StepsAfter => [.. StepsBefore, .. Adds];

    public bool IsDecision => Ends is AttestationState.HandedOff or AttestationState.Rejected;

    /// <summary>Only <see cref="Calls"/> are struck: the others are those of another flow.</summary>
    public bool OnlyCalls { get; init; }

    public bool InChannel { get; init; }

    /// <summary>What the person did, to be done again where no answer came: the card is the one that was pressed.</summary>
    public Func<Task<PressResult>> ActOf(CrashCrew crew)
    {
        var card = Card(crew);
        return () => Press(crew, card);
    }

    /// <summary>The whole state of the cards after the flow, for everybody who has one.</summary>
    public async Task CardsSettleAsync(CrashCrew crew)
    {
        var request = crew.Request.CardFor(crew.Requester.Person)!;
        Assert.Equal(Offers is null ? [] : [Offers], Verbs.Where(request.Has));
        foreach (var copy in crew.Approvals)
        {
            var waits = Ends == AttestationState.Requested;
            if (copy.CardFor(crew.Manager.Person)!.Has("decision.approve") == waits) continue;

            // A copy whose post was never noted settles when it is looked at.
            await crew.Manager.RefreshesAsync(copy);
            Assert.Equal(waits, crew.Manager.Chat.Find(copy.Id)!.CardFor(crew.Manager.Person)!.Has("decision.approve"));
        }
    }
}
