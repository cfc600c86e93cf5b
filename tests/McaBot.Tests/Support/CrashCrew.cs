using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>A crew on its way through the flows, of which each may be struck by a crash.</summary>
/// <param name="verb">What the agent's card offers now.</param>
internal sealed class CrashCrew(StoryWorld story, Crew crew, Message card, string verb)
{
    private readonly CrewMarks marks = new(crew) { Draft = (string)card.CardFor(crew.Requester.Person)!.DataOf(verb)["draft"]! };
    private readonly string number = Guid.NewGuid().ToString("N")[..6];
    private TeamsUser? successor;

    public Crew Crew => crew;

    public TeamsUser Requester => crew.Requester;

    public TeamsUser Manager => crew.Manager;

    /// <summary>Somebody of the approver group whom nobody else hands anything to.</summary>
    public TeamsUser Successor
    {
        get
        {
            if (successor is not null) return successor;
            successor = story.Hires($"Olivia-{number}", story.World.Ids.Approvers);
            marks.Add(successor);
            return successor;
        }
    }

    /// <summary>The agent's card as it is now: one message from the first step on, until a newer one takes its place.</summary>
    public Message Request => ShownIn(Requester.Chat, Requester.Person).LastOrDefault() ?? Requester.Chat.Find(card.Id)!;

    /// <summary>Every copy the manager got; the crash of a post costs a second one.</summary>
    public IReadOnlyList<Message> Approvals => ShownIn(Manager.Chat, Manager.Person);

    /// <summary>What whoever took over got.</summary>
    public IReadOnlyList<Message> Inherited => successor is null ? [] : ShownIn(successor.Chat, successor.Person);

    public IReadOnlyList<Message> Posts => ShownIn(Requester.Channel, Requester.Person);

    /// <summary>The lines that told the requester of a decision.</summary>
    public IReadOnlyList<Message> Told =>
    [
        .. Requester.Chat.Messages.Where(m =>
            m.Notification.Contains("was approved", StringComparison.Ordinal)
            || m.Notification.Contains("was rejected", StringComparison.Ordinal)
            || m.Notification.Contains("Send the link", StringComparison.Ordinal)),
    ];

    public IReadOnlyList<Message> Offers => [.. Requester.Chat.Messages.Where(m => m is { IsDeleted: false, FileConsent: not null })];

    /// <summary>Whether a call, by its path, is about this crew.</summary>
    public bool Owns(string path) => marks.Own(path);

    public async Task<IReadOnlyList<string>> StepsAsync() =>
        (await crew.Ledger.ReadAsync()).Attestations.Count == 0 ? [] : await crew.Ledger.StepsAsync();

    /// <summary>What is posted, and which posts may be in place without the ledger knowing: those the next process has to repeat.</summary>
    public async Task<CrashPosts> PostsAsync()
    {
        var effects = (await crew.Ledger.ReadAsync())
            .Attestations.Values.SelectMany(a => a.Messages.Values)
            .Where(e => e.Status != MessageStatus.Done)
            .Select(e => e.Kind)
            .ToHashSet();
        return new CrashPosts(
            effects.Contains(MessageKind.TellApprover) || effects.Contains(MessageKind.RemindApprover),
            effects.Contains(MessageKind.TellRequester),
            effects.Contains(MessageKind.PostToChannel),
            Approvals.Count,
            Inherited.Count,
            Told.Count,
            Posts.Count);
    }

    private List<Message> ShownIn(Conversation where, Person viewer) =>
        [.. where.Messages.Where(m => m.CardFor(viewer)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true)];
}
