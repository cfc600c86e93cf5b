using System.Collections.Immutable;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A personal chat with the bot, or a channel with its threads.</summary>
public sealed class Conversation
{
    private readonly Changes changes;
    private ImmutableList<Message> messages = [];

    internal Conversation(string id, Person? person, Changes changes)
    {
        Id = id;
        Person = person;
        this.changes = changes;
    }

    public string Id { get; }

    /// <summary>Whose chat it is; null for a channel.</summary>
    public Person? Person { get; }

    public bool IsPersonal => Person is not null;

    /// <summary>The id Graph gives the same chat.</summary>
    public string GraphId => $"19:{Person?.Oid}_bot@unq.gbl.spaces";

    public IReadOnlyList<Message> Messages => Volatile.Read(ref messages);

    public Message? Find(string messageId) =>
        Messages.FirstOrDefault(message => string.Equals(message.Id, messageId, StringComparison.Ordinal));

    /// <summary>The newest message, there already or yet to come, that matches and changed after a revision of the world.</summary>
    public Task<Message> WaitForAsync(Func<Message, bool> matches, long after = 0, TimeSpan? timeout = null) => changes.UntilAsync(
        () => Messages.LastOrDefault(message => !message.IsDeleted && message.Revision > after && matches(message)),
        "a matching message",
        timeout,
        () => $"The conversation holds:\n{string.Join("\n---\n", Messages)}");

    internal void Put(Message message)
    {
        var index = messages.FindIndex(item => string.Equals(item.Id, message.Id, StringComparison.Ordinal));
        Volatile.Write(ref messages, index < 0 ? messages.Add(message) : messages.SetItem(index, message));
    }
}
