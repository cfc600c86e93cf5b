using System.Security.Cryptography;
using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Stories;

/// <summary>A crew on its way through the flows, of which each may be struck by a crash.</summary>
internal sealed class CrashCrew(Crew crew, Message card)
{
    private readonly string[] marks =
    [
        crew.Ledger.Customer.ToString("D"),
        (string)card.CardFor(crew.Requester.Person)!.DataOf("attest.confirm")["draft"]!,
        .. new[] { crew.Requester, crew.Manager }.SelectMany(user => new[] { user.Person.Oid, user.Chat.Id[3..], StateOf(user) }),
    ];

    public Crew Crew => crew;

    public TeamsUser Requester => crew.Requester;

    public TeamsUser Manager => crew.Manager;

    /// <summary>The agent's card as it is now: one message from the first step to the last.</summary>
    public Message Request => Requester.Chat.Find(card.Id)!;

    /// <summary>Every copy the manager got; the crash of a post costs a second one.</summary>
    public IReadOnlyList<Message> Approvals => ShownIn(Manager.Chat, Manager.Person);

    public IReadOnlyList<Message> Posts => ShownIn(Requester.Channel, Requester.Person);

    /// <summary>The lines that told the requester of a decision.</summary>
    public IReadOnlyList<Message> Told => [.. Requester.Chat.Messages.Where(m => m.Text.Contains("was approved", StringComparison.Ordinal) || m.Text.Contains("was rejected", StringComparison.Ordinal))];

    /// <summary>Whether a call, by its path, is about this crew.</summary>
    public bool Owns(string path) => marks.Any(mark => path.Contains(mark, StringComparison.OrdinalIgnoreCase));

    public async Task<IReadOnlyList<string>> StepsAsync() =>
        (await crew.Ledger.ReadAsync()).Attestations.Count == 0 ? [] : await crew.Ledger.StepsAsync();

    /// <summary>Which posts are in place without the ledger knowing: those the next process has to repeat.</summary>
    public async Task<UnnotedPosts> UnnotedAsync()
    {
        var effects = (await crew.Ledger.ReadAsync()).Attestations.Values.SelectMany(a => a.Effects.Values).Where(e => e.Status != EffectStatus.Done).Select(e => e.Kind).ToHashSet();
        return new UnnotedPosts(
            Approvals.Count > 0 && effects.Contains(EffectKind.TellApprover),
            Told.Count > 0 && effects.Contains(EffectKind.TellRequester),
            Posts.Count > 0 && effects.Contains(EffectKind.PostToChannel));
    }

    private static string StateOf(TeamsUser user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"msteams/conversations/{user.Chat.Id}")));

    private List<Message> ShownIn(Conversation where, Person viewer) =>
        [.. where.Messages.Where(m => m.CardFor(viewer)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true)];
}

internal sealed record UnnotedPosts(bool Approval, bool Told, bool Channel);
