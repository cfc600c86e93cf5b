using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>One act of one person, with everything that follows from it.</summary>
/// <param name="From">The flow whose end it begins at; null begins at a draft.</param>
/// <param name="Card">The message the person has before them.</param>
/// <param name="Press">What the person does with it.</param>
/// <param name="Adds">The steps it puts on record.</param>
/// <param name="Ends">Null where nothing goes on record.</param>
/// <param name="Offers">What the requester's card offers afterwards; null when nothing is left to do.</param>
/// <param name="Calls">Some of the calls it is known to make: without them nothing would have been struck.</param>
internal sealed record CrashFlow(
    string Sentence, CrashFlow? From, Func<CrashCrew, Message> Card, Func<CrashCrew, Message, Task<PressResult>> Press, string[] Adds,
    AttestationState? Ends, string? Offers, params string[] Calls)
{
    private static readonly string[] Verbs = ["request.withdraw", "request.recorded", "request.accepted"];

    public IReadOnlyList<string> StepsBefore => From?.StepsAfter ?? [];

    public IReadOnlyList<string> StepsAfter => [.. StepsBefore, .. Adds];

    /// <summary>Which of its calls are struck: others may be those of another flow.</summary>
    public Func<string, bool> Strikes { get; init; } = _ => true;

    /// <summary>How many of the steps are one with the act: the others follow from it.</summary>
    public int AtOnce { get; init; } = Adds.Length;

    /// <summary>What the agent's card offers where it begins, of a flow that begins at a draft.</summary>
    public string Begins { get; init; } = "attest.confirm";

    /// <summary>False: done again it would be a second one of its kind.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>How many messages the manager, whoever takes over, the requester and the channel get of it.</summary>
    public (int Approvals, int Inherited, int Told, int Channel) Posts { get; init; }

    /// <summary>Whether the person has seen that it is done.</summary>
    public Func<CrashCrew, PressResult, bool> IsAnswered { get; init; } = (_, answer) => answer.Card is not null;

    /// <summary>What else has to hold in the end.</summary>
    public Func<CrashCrew, Task> Holds { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the person did, to be done again where no answer came: the card is the one that was pressed.</summary>
    public Func<Task<PressResult>> ActOf(CrashCrew crew)
    {
        var card = Card(crew);
        return () => Press(crew, card);
    }

    /// <summary>The whole state of the cards after the flow, for everybody who has one.</summary>
    public async Task CardsSettleAsync(CrashCrew crew)
    {
        if (Ends is null) return;
        var request = crew.Request.CardFor(crew.Requester.Person)!;
        Assert.Equal(Offers is null ? [] : [Offers], Verbs.Where(request.Has));
        await SettleAsync(crew.Manager, crew.Approvals, Ends == AttestationState.Requested && crew.Inherited.Count == 0);
        if (crew.Inherited.Count > 0) await SettleAsync(crew.Successor, crew.Inherited, Ends == AttestationState.Requested);
    }

    private static async Task SettleAsync(TeamsUser user, IReadOnlyList<Message> copies, bool waits)
    {
        foreach (var copy in copies)
        {
            var shown = copy.CardFor(user.Person)!;

            // One that a newer copy took the place of has nothing to press, and nothing to look at again.
            if (shown.Has("decision.approve") == waits || shown.Refresh is null) continue;

            // A copy whose post was never noted settles when it is looked at.
            await user.RefreshesAsync(copy);
            Assert.Equal(waits, Decides(copy));
        }

        Assert.Equal(waits, copies.Any(Decides));

        bool Decides(Message copy) => user.Chat.Find(copy.Id)!.CardFor(user.Person)!.Has("decision.approve");
    }
}
