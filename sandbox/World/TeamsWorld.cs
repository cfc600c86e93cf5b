using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What Teams holds: chats, the channel, messages, who installed the bot and who blocked it.</summary>
public sealed class TeamsWorld
{
    public const string BotName = "McaBot";

    /// <summary>What the Teams id of every bot begins with.</summary>
    internal const string BotPrefix = "28:";

    private readonly Lock gate = new();
    private readonly Changes changes = new();
    private readonly TimeProvider clock;
    private ImmutableDictionary<string, Conversation> chats = ImmutableDictionary<string, Conversation>.Empty;
    private ImmutableDictionary<string, byte[]> pictures = ImmutableDictionary<string, byte[]>.Empty;
    private ImmutableHashSet<string> installed = [];
    private ImmutableHashSet<string> blocked = [];
    private long lastId;
    private long revision;

    public TeamsWorld(CompanyDirectory directory, string appId, TimeProvider clock)
    {
        Directory = directory;
        AppId = appId;
        this.clock = clock;
        Team = new Team(ChannelOf("channel"), ChannelOf("second channel"));

        Conversation ChannelOf(string name) => new($"19:{Hash($"{name} {directory.TenantId}")[..32]}@thread.tacv2", null, changes, Lately);
    }

    /// <summary>Raised after each change, outside any lock.</summary>
    public event Action<TeamsEvent>? Changed;

    public CompanyDirectory Directory { get; }

    public string AppId { get; }

    public string BotId => BotPrefix + AppId;

    public Team Team { get; }

    /// <summary>Grows with every change: take it before an act, and wait for what is newer.</summary>
    public long Revision => Volatile.Read(ref revision);

    /// <summary>The highest <see cref="Message.LastSent"/> there is.</summary>
    public long LastSent =>
        chats.Values.Append(Team.Channel).Append(Team.SecondChannel).SelectMany(chat => chat.Messages)
            .Max(message => (long?)message.LastSent) ?? 0;

    /// <summary>What people did last, and what they were answered: for whoever reads why something never came.</summary>
    public Kept<AnsweredDelivery> Lately { get; } = new(most: 8);

    internal Changes Changes => changes;

    public Conversation PersonalChat(Person person) => ImmutableInterlocked.GetOrAdd(
        ref chats, person.Oid, _ => new Conversation("a:1" + Hash("chat " + person.Oid), person, changes, Lately));

    public bool HasInstalled(Person person) => installed.Contains(person.Oid);

    public bool IsBlockedBy(Person person) => blocked.Contains(person.Oid);

    /// <returns>False when it was installed already.</returns>
    public bool Install(Person person)
    {
        if (!ImmutableInterlocked.Update(ref installed, set => set.Add(person.Oid))) return false;
        Tell(new TeamsEvent(TeamsEventKind.Installed, PersonalChat(person), Viewer: person));
        return true;
    }

    public void Uninstall(Person person)
    {
        ImmutableInterlocked.Update(ref installed, set => set.Remove(person.Oid));
        Tell(new TeamsEvent(TeamsEventKind.Settings, Viewer: person));
    }

    public void InstallInTeam()
    {
        Team.HasInstalled = true;
        Tell(new TeamsEvent(TeamsEventKind.Installed, Team.Channel));
    }

    public void UninstallInTeam()
    {
        Team.HasInstalled = false;
        Tell(new TeamsEvent(TeamsEventKind.Settings, Team.Channel));
    }

    /// <summary>From now on Teams knows no such channel; nobody tells the bot.</summary>
    public void DeleteChannel() => Team.IsDeleted = true;

    public void RestoreChannel() => Team.IsDeleted = false;

    /// <summary>A picture somebody pasted, which the connector keeps.</summary>
    /// <returns>The id it is asked for by.</returns>
    public string KeepPicture(byte[] content)
    {
        var id = $"0-weu-d1-{Guid.NewGuid():n}";
        ImmutableInterlocked.TryAdd(ref pictures, id, content);
        return id;
    }

    public byte[]? FindPicture(string id) => pictures.GetValueOrDefault(id);

    public void Block(Person person) => ImmutableInterlocked.Update(ref blocked, set => set.Add(person.Oid));

    public void Unblock(Person person) => ImmutableInterlocked.Update(ref blocked, set => set.Remove(person.Oid));

    public void SwitchLanguage(Person person, string locale)
    {
        person.Locale = locale;
        Tell(new TeamsEvent(TeamsEventKind.Settings, Viewer: person));
    }

    public void SwitchChannelLanguage(string locale)
    {
        Team.Locale = locale;
        Tell(new TeamsEvent(TeamsEventKind.Settings, Team.Channel));
    }

    /// <param name="id">Of a chat (Bot Framework's or Graph's), or of a channel with or without <c>;messageid=</c>.</param>
    public Conversation? Find(string id)
    {
        var bare = id.Split(';')[0];
        if (string.Equals(bare, Team.Channel.Id, StringComparison.Ordinal)) return Team.IsDeleted ? null : Team.Channel;
        if (string.Equals(bare, Team.SecondChannel.Id, StringComparison.Ordinal)) return Team.SecondChannel;
        return chats.Values.FirstOrDefault(chat =>
            string.Equals(chat.Id, bare, StringComparison.Ordinal) || string.Equals(chat.GraphId, bare, StringComparison.Ordinal));
    }

    public Message Post(Conversation conversation, string from, JsonObject activity, string? threadId = null)
    {
        Message message;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            lastId = Math.Max(lastId + 1, now.ToUnixTimeMilliseconds());
            var id = conversation.NextId ?? lastId.ToString(CultureInfo.InvariantCulture);
            conversation.NextId = null;
            activity["id"] = id;
            message = new Message(id, threadId ?? id, from, activity.ToJsonString(), now) { Revision = ++revision, LastSent = revision };
            conversation.Put(message);
        }

        Tell(new TeamsEvent(TeamsEventKind.Posted, conversation, message));
        return message;
    }

    /// <summary>The edit is what everybody sees from now on, also who had a card of their own.</summary>
    public void Edit(Conversation conversation, string messageId, JsonObject activity)
    {
        activity["id"] = messageId;
        Change(TeamsEventKind.Edited, conversation, messageId, message => message with
        {
            Json = activity.ToJsonString(),
            Edition = message.Edition + 1,
            EditedAt = clock.GetUtcNow(),
            Overrides = message.Overrides.Clear(),
        });
    }

    public void Delete(Conversation conversation, string messageId) =>
    Change(TeamsEventKind.Deleted, conversation, messageId, message =>
        message with
        {
            IsDeleted = true,
            Edition = message.Edition + 1,
        });

    /// <param name="isDue">Whether the card still takes the place of what the person sees in the message as it is then.</param>
    /// <param name="isByItself">Whether Teams asked for it, and not the person.</param>
    public void Show(
        Conversation conversation, string messageId, Person viewer, JsonObject card, Func<Message, bool> isDue, bool isByItself) =>
    Change(
        TeamsEventKind.Shown,
        conversation,
        messageId,
        message =>
            !isDue(message)
                ? null
                : message with
                {
                    Overrides = message.Overrides.SetItem(viewer.Oid, card.ToJsonString()),
                },
        viewer,
        isByItself);

    public void Types(Conversation conversation) => Tell(new TeamsEvent(TeamsEventKind.Typing, conversation));

    internal void Restore(IEnumerable<string> installedFor, bool inTeam, IEnumerable<(Conversation Conversation, Message Message)> messages)
    {
        installed = [.. installedFor];
        Team.HasInstalled = inTeam;
        foreach (var (conversation, message) in messages)
        {
            revision = Math.Max(revision, message.Revision);
            lastId = Math.Max(lastId, long.Parse(message.Id, CultureInfo.InvariantCulture));
            conversation.Put(message);
        }
    }

    private void Change(
        TeamsEventKind kind, Conversation conversation, string messageId, Func<Message, Message?> change, Person? viewer = null,
        bool isByItself = false)
    {
        Message? message;
        lock (gate)
        {
            message = conversation.Find(messageId) is { } found ? change(found) : null;
            if (message is null) return;
            message = message with { Revision = ++revision, LastSent = isByItself ? message.LastSent : revision };
            conversation.Put(message);
        }

        Tell(new TeamsEvent(kind, conversation, message, viewer));
    }

    private void Tell(TeamsEvent happened)
    {
        changes.Signal();
        Changed?.Invoke(happened);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
