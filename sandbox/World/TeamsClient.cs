using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>
/// The way from Teams to the bot: signs and delivers activities, and does by itself what clients do (refresh, installation events).
/// </summary>
public sealed class TeamsClient : IDisposable
{
    private const string ActionInvoke = "adaptiveCard/action";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ForAWhile = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly Kept<Delivery> deliveries;
    private readonly TokenIssuer issuer;
    private readonly Func<Uri> serviceUrl;
    private readonly Func<Uri> bot;
    private readonly TimeProvider clock;
    private SentToken? last;

    /// <param name="most">So many deliveries are remembered; null remembers all.</param>
    public TeamsClient(TeamsWorld teams, TokenIssuer issuer, Func<Uri> serviceUrl, Func<Uri> bot, TimeProvider clock, int? most = null)
    {
        deliveries = new Kept<Delivery>(most);
        Teams = teams;
        this.issuer = issuer;
        this.serviceUrl = serviceUrl;
        this.bot = bot;
        this.clock = clock;
        Activities = new Activities(teams, serviceUrl, clock);
        teams.Changed += React;
    }

    public TeamsWorld Teams { get; }

    public Activities Activities { get; }

    /// <summary>Everything that was delivered to the bot, with what it answered.</summary>
    public IReadOnlyList<Delivery> Deliveries => deliveries.All;

    /// <summary>Whether chats refresh cards by themselves, as Teams does when a card comes into view.</summary>
    public bool RefreshesCards { get; set; } = true;

    /// <summary>Delivers an activity with a proper token.</summary>
    public Task<Delivery> DeliverAsync(JsonObject activity) =>
        DeliverAsync(activity, TokenFor(activity.Text("serviceUrl") ?? serviceUrl().ToString()));

    /// <param name="token">Null sends none.</param>
    public async Task<Delivery> DeliverAsync(JsonObject activity, string? token)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        var began = clock.GetTimestamp();
        var delivery = await PostAsync(content, token) with { Activity = activity.DeepClone().AsObject() };
        Teams.Lately.Add(new AnsweredDelivery(clock.GetUtcNow(), delivery, clock.GetElapsedTime(began)));
        return Keep(delivery) with { Activity = activity };
    }

    /// <summary>Sends anything at all to the bot's endpoint.</summary>
    public async Task<Delivery> SendAsync(HttpContent content, string? token) => Keep(await PostAsync(content, token));

    /// <summary>Completes with everything that clients have begun by themselves so far.</summary>
    public Task SettledSoFarAsync() => Task.WhenAll(running.Keys);

    /// <summary>Completes when nothing that clients do by themselves is still running.</summary>
    public async Task SettledAsync()
    {
        while (!running.IsEmpty) await Task.WhenAll(running.Keys);
    }

    public void Dispose()
    {
        Teams.Changed -= React;
        http.Dispose();
    }

    /// <summary>The channel sends one token for many activities.</summary>
    private string TokenFor(string url)
    {
        var now = clock.GetUtcNow();
        var key = issuer.Key;
        if (last is { } sent && sent.Url == url && sent.Key == key && now < sent.Until) return sent.Token;

        var token = issuer.Mint(new TokenRequest { ServiceUrl = url });
        last = new SentToken(url, key, now + ForAWhile, token);
        return token;
    }

    internal async Task<PressResult> InvokeAsync(
        Person person, Conversation conversation, Message message, JsonObject action, JsonObject data, bool automatic)
    {
        var sent = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["title"] = action.Text("title"),
                ["id"] = action.Text("id"),
                ["verb"] = action.Text("verb"),
                ["data"] = data,
            },
            ["trigger"] = automatic ? "automatic" : "manual",
        };
        var edition = conversation.Find(message.Id)?.Edition;
        var delivery = await DeliverAsync(Activities.Invoke(person, conversation, message, ActionInvoke, sent));
        var result = new PressResult(delivery, new Dictionary<string, string>());
        if (result.Card is { } card) Teams.Show(conversation, message.Id, person, card.Json, IsDue, automatic);
        return result;

        // Where the message was edited meanwhile, before or after the bot answered, the refresh that follows the edit shows what holds.
        bool IsDue(Message now) => automatic
            ? now.Shows(message, person)
            : now.Edition == edition || !RefreshesCards || conversation.Person != person || !IsAutomatic(now.Card, person);
    }

    internal Task<PressResult> RefreshAsync(Person person, Conversation conversation, Message message, bool automatic)
    {
        var action = message.CardFor(person)?.Refresh.Object("action") ?? message.Card?.Refresh.Object("action")
            ?? throw new InvalidOperationException("The card has no refresh.");
        return InvokeAsync(person, conversation, message, action, action.Object("data")?.DeepClone().AsObject() ?? [], automatic);
    }

    internal async Task<Delivery> InstalledAsync(Person person, Conversation conversation)
    {
        var added = await DeliverAsync(Activities.MembersAdded(person, conversation));
        var installed = await DeliverAsync(Activities.InstallationUpdate(person, conversation, "add"));
        return added.IsOk ? installed : added;
    }

    private async Task<Delivery> PostAsync(HttpContent content, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot(), "/api/messages")) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(request);
            return new Delivery((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), []);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return new Delivery(0, failure.Message, []);
        }
    }

    private Delivery Keep(Delivery delivery)
    {
        deliveries.Add(delivery);
        return delivery;
    }

    private void React(TeamsEvent happened)
    {
        if (happened is { Kind: TeamsEventKind.Installed, Viewer: { } person, Conversation: { } chat })
            Run(() => InstalledAsync(person, chat));
        else if (
            RefreshesCards
            && happened
                is {
                    Kind: TeamsEventKind.Posted or TeamsEventKind.Edited,
                    Message: { } message,
                    Conversation: { Person: { } viewer } conversation
                }
            && IsAutomatic(message.Card, viewer))
            Run(() => RefreshAsync(viewer, conversation, message, automatic: true));
    }

    internal static bool IsAutomatic(Card? card, Person viewer) =>
    card?.Refresh is not null
    && (
        card.Refresh["userIds"] is null
        || card.RefreshUserIds.Any(id =>
            id == viewer.TeamsId || string.Equals(id, "8:orgid:" + viewer.Oid, StringComparison.OrdinalIgnoreCase)));

    /// <summary>On its own: whoever changed the world does not wait for the bot.</summary>
    private void Run(Func<Task> act)
    {
        var task = Task.Run(act);
        running[task] = 0;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private sealed record SentToken(string Url, SigningKey Key, DateTimeOffset Until, string Token);
}
