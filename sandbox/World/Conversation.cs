using System.Collections.Immutable;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A personal chat with the bot, or a channel with its threads.</summary>
public sealed class Conversation
{
    private readonly Changes changes;
    private readonly Kept<AnsweredDelivery> lately;
    private ImmutableList<Message> messages = [];

    /// <param name="lately">As the world keeps it.</param>
    internal Conversation(string id, Person? person, Changes changes, Kept<AnsweredDelivery> lately)
    {
        Id = id;
        Person = person;
        this.changes = changes;
        this.lately = lately;
    }

    public string Id { get; }

    /// <summary>Whose chat it is; null for a channel.</summary>
    public Person? Person { get; }

    public bool IsPersonal => Person is not null;

    /// <summary>The id Graph gives the same chat.</summary>
    public string GraphId => $"19:{Person?.Oid}_bot@unq.gbl.spaces";

    /// <summary>The id of the next message, once: Teams' are unique within one conversation only. Null for one of its own.</summary>
    public string? NextId { get; set; }

    public IReadOnlyList<Message> Messages => Now;

    private ImmutableList<Message> Now => Volatile.Read(ref messages);

    public Message? Find(string messageId) =>
        Messages.FirstOrDefault(message => string.Equals(message.Id, messageId, StringComparison.Ordinal));

    /// <summary>The newest message, there already or yet to come, that matches and was sent after a revision of the world.</summary>
    /// <param name="matches">Goes by the message alone: one that has not changed is not looked at again.</param>
    public Task<Message> WaitForAsync(Func<Message, bool> matches, long after = 0, TimeSpan? timeout = null)
    {
        ImmutableList<Message> seen = [];
        return changes.UntilAsync(
            Look, "a matching message", timeout,
            () => $"Lately:\n{string.Join('\n', lately.All)}\nThe conversation holds:\n{string.Join("\n---\n", Messages)}");

        Message? Look()
        {
            var before = seen;
            seen = Now;
            return Newest(seen, before, message => !message.IsDeleted && message.LastSent > after && matches(message));
        }
    }

    internal void Put(Message message)
    {
        var index = messages.FindIndex(item => string.Equals(item.Id, message.Id, StringComparison.Ordinal));
        Volatile.Write(ref messages, index < 0 ? messages.Add(message) : messages.SetItem(index, message));
    }

    /// <summary>Looks only at what was not there before: whoever waits is woken by every change of the whole world.</summary>
    private static Message? Newest(ImmutableList<Message> now, ImmutableList<Message> before, Func<Message, bool> matches)
    {
        if (now == before) return null;
        for (var at = now.Count - 1; at >= 0; at--)
        {
            var message = now[at];
            if ((at >= before.Count || !ReferenceEquals(before[at], message)) && matches(message)) return message;
        }

        return null;
    }
}
