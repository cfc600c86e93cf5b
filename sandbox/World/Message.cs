using System.Collections.Immutable;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A message as it was at one moment; a change makes a new one.</summary>
/// <param name="ThreadId">The message that started the thread, in a channel; else its own id.</param>
/// <param name="From">Teams id of who wrote it.</param>
/// <param name="Json">The activity.</param>
public sealed record Message(string Id, string ThreadId, string From, string Json, DateTimeOffset SentAt)
{
    /// <summary>Counts the changes to the message itself; 1 when new.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Where its last change, of any kind, stands among all changes of the world.</summary>
    public long Revision { get; init; }

    /// <summary>
    /// The same, but for cards that a chat refreshed by itself: those come whenever they come, and are no answer to anybody.
    /// </summary>
    public long LastSent { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether the bot wrote it, and no person.</summary>
    public bool IsFromBot => From.StartsWith(TeamsWorld.BotPrefix, StringComparison.Ordinal);

    public bool IsDeleted { get; init; }

    /// <summary>Cards that replaced the message's card for one viewer, by object id.</summary>
    public ImmutableDictionary<string, string> Overrides { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A copy of its own for each caller.</summary>
    public JsonObject Activity => JsonNode.Parse(Json)!.AsObject();

    public string Text => Activity.Text("text") ?? "";

    /// <summary>What a phone shows of it: the text, or of a card what the bot says instead.</summary>
    public string Notification => Text is { Length: > 0 } text ? text : Activity.Text("summary") ?? "";

    /// <summary>The card everybody gets who has none of their own.</summary>
    public Card? Card =>
        Activity.Objects("attachments").FirstOrDefault(item => item.Text("contentType") == Card.ContentType)?.Object("content") is { } json
            ? new Card(json)
            : null;

    public Card? CardFor(Person viewer) =>
        Overrides.TryGetValue(viewer.Oid, out var own) ? new Card(JsonNode.Parse(own)!.AsObject()) : Card;

    /// <summary>Whether the person still sees what was there <paramref name="before"/>.</summary>
    public bool Shows(Message before, Person viewer) =>
        Edition == before.Edition
        && string.Equals(Overrides.GetValueOrDefault(viewer.Oid), before.Overrides.GetValueOrDefault(viewer.Oid), StringComparison.Ordinal);

    /// <summary>A file the bot offers here, and asks to be allowed to save.</summary>
    public FileCard? FileConsent => FileCard.In(Activity, FileCard.Consent);

    /// <summary>A file the bot saved.</summary>
    public FileCard? FileInfo => FileCard.In(Activity, FileCard.Info);

    public override string ToString() => $"{Id} {From}: {Text} {Card} {(FileConsent ?? FileInfo)?.Name}";
}
