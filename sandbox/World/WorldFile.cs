using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>Keeps what Teams and Partner Center hold in a file between runs.</summary>
internal sealed class WorldFile : IAsyncDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);
    private readonly TeamsWorld teams;
    private readonly PartnerCenterBook partnerCenter;
    private readonly string path;
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim changed = new(0);
    private Task writing = Task.CompletedTask;

    public WorldFile(TeamsWorld teams, PartnerCenterBook partnerCenter, string path)
    {
        this.teams = teams;
        this.partnerCenter = partnerCenter;
        this.path = path;
    }

    public async Task OpenAsync()
    {
        if (File.Exists(path)) Restore(JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject());
        teams.Changed += Note;
        partnerCenter.Changed += Note;
        writing = WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        teams.Changed -= Note;
        partnerCenter.Changed -= Note;
        await closing.CancelAsync();
        await writing;
        await SaveAsync();
        closing.Dispose();
        changed.Dispose();
    }

    private void Note(TeamsEvent happened) => Note();

    private void Note() => changed.Release();

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await changed.WaitAsync(closing.Token);
                await Task.Delay(Gather, TimeProvider.System, closing.Token);
                while (changed.CurrentCount > 0) await changed.WaitAsync(closing.Token);
                await SaveAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Closing: the last state is saved by whoever closes.
        }
    }

    private async Task SaveAsync()
    {
        var people = teams.Directory.People;
        var places = people
            .Select(person => (Key: person.Oid, Conversation: teams.PersonalChat(person)))
            .Append((Key: Team.ChannelKey, Conversation: teams.Team.Channel));
        var json = new JsonObject
        {
            ["installed"] = new JsonArray([.. people.Where(teams.HasInstalled).Select(person => JsonValue.Create(person.Oid))]),
            ["inTeam"] = teams.Team.HasInstalled,
            ["channelLocale"] = teams.Team.Locale,
            ["locales"] = new JsonObject(people.Select(person => KeyValuePair.Create(person.Oid, (JsonNode?)person.Locale))),
            ["messages"] = new JsonArray([
                .. places.SelectMany(place => place.Conversation.Messages.Select(message => ToJson(place.Key, message))),
            ]),
            ["partnerCenter"] = PartnerCenterFile.ToJson(partnerCenter),
        };
        await File.WriteAllTextAsync(path + ".new", json.ToJsonString());
        File.Move(path + ".new", path, overwrite: true);
    }

    private void Restore(JsonObject json)
    {
        foreach (var (oid, locale) in json.Object("locales") ?? [])
        {
            if (teams.Directory.Find(oid) is { } person) person.Locale = locale!.GetValue<string>();
        }

        if (json["partnerCenter"] is { } kept) PartnerCenterFile.Restore(partnerCenter, kept);
        teams.Team.Locale = json.Text("channelLocale") ?? teams.Team.Locale;
        teams.Restore(
            ((JsonArray)json["installed"]!).Select(oid => oid!.GetValue<string>()),
            json["inTeam"]!.GetValue<bool>(),
            json.Objects("messages")
                .Select(item => (Place(item.Text("place")!), FromJson(item)))
                .Where(item => item.Item1 is not null)
                .Select(item => (item.Item1!, item.Item2)));
    }

    private Conversation? Place(string key) =>
        key == Team.ChannelKey ? teams.Team.Channel : teams.Directory.Find(key) is { } person ? teams.PersonalChat(person) : null;

    private static JsonObject ToJson(string place, Message message) => new()
    {
        ["place"] = place,
        ["id"] = message.Id,
        ["thread"] = message.ThreadId,
        ["from"] = message.From,
        ["activity"] = message.Json,
        ["sentAt"] = Text(message.SentAt),
        ["editedAt"] = message.EditedAt is { } at ? Text(at) : null,
        ["deleted"] = message.IsDeleted,
        ["edition"] = message.Edition,
        ["revision"] = message.Revision,
        ["lastSent"] = message.LastSent,
        ["overrides"] = new JsonObject(message.Overrides.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    private static Message FromJson(JsonObject item) =>
    new(item.Text("id")!, item.Text("thread")!, item.Text("from")!, item.Text("activity")!, Time(item.Text("sentAt")!))
    {
        EditedAt = item.Text("editedAt") is { } at ? Time(at) : null,
        IsDeleted = item["deleted"]!.GetValue<bool>(),
        Edition = item["edition"]!.GetValue<int>(),
        Revision = item["revision"]!.GetValue<long>(),
        LastSent = (item["lastSent"] ?? item["revision"])!.GetValue<long>(),
        Overrides = item.Object("overrides")!.ToImmutableDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()),
    };

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
