using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Turns;

/// <summary>What the host wires, over storage of its own and without a process around it: activities go straight to a part of it.</summary>
public sealed class InnerBot : IAsyncLifetime
{
    private readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal);
    private InnerBot? sibling;
    private TimeProvider time = TimeProvider.System;
    private WebApplication app = null!;

    internal TestStorage Storage { get; private set; } = null!;

    /// <summary>What is sent in the turns of this bot, of all tests.</summary>
    internal RecordingAdapter Channel { get; } = new();

    /// <summary>Another process over the same storage, whose clock stands still.</summary>
    internal async Task<InnerBot> SiblingAsync()
    {
        var bot = new InnerBot { sibling = this, time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) };
        await bot.InitializeAsync();
        return bot;
    }

    /// <summary>Another process over the same storage, that takes so many turns of a person, and whose clock stands still.</summary>
    internal async Task<InnerBot> LimitedAsync(int turns)
    {
        var bot = new InnerBot { sibling = this, time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) };
        bot.settings["Limits:TurnsPerPersonPerMinute"] = $"{turns}";
        await bot.InitializeAsync();
        return bot;
    }

    public async Task InitializeAsync()
    {
        Storage = sibling?.Storage ?? await TestStorage.NewAsync();
        settings["Storage:ConnectionString"] = Storage.Options.ConnectionString;
        settings["Storage:Container"] = Storage.Options.Container;
        app = UnstartedBot.Build(settings, time);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        if (sibling is null)
        {
            await Storage.DisposeAsync();
        }
    }

    internal T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    internal Task InTurnAsync(Activity activity, Func<ITurnContext, Task> act) => Channel.RunAsync(activity, (context, _) => act(context));

    internal static Activity Message(string text, string scope = "personal", Guid? person = null) =>
        Activity(ActivityTypes.Message, scope, person, activity => activity.Text = text);

    internal static Activity Activity(string type, string scope, Guid? person, Action<Activity> change)
    {
        var (activity, who) = (RecordingAdapter.Message(""), person ?? Guid.NewGuid());
        (activity.Type, activity.Id, activity.Text, activity.Locale) = (type, $"{Guid.NewGuid()}", null, "en-GB");
        activity.Timestamp = TimeProvider.System.GetUtcNow();
        (activity.From.Id, activity.From.AadObjectId) = ($"29:{who}", $"{who}");
        activity.Conversation = new ConversationAccount { Id = $"a:{who}", TenantId = $"{Guid.NewGuid()}", ConversationType = scope };
        change(activity);
        return activity;
    }

    internal static Turn Turn(ITurnContext context) => new(
        context,
        Caller.From(context.Activity, CultureInfo.GetCultureInfo("en"), TimeProvider.System)!,
        null,
        InboundText.Read(context.Activity));

    /// <summary>All that is answered, as words.</summary>
    internal static string Words(Answer answer) => answer.Text + Words(answer.Card?.ToJson());

    internal static string Words(Activity sent) => sent.Text + Words(sent.Attachments?.FirstOrDefault()?.Content?.ToString());

    internal static string Words(string? card) => card is null ? "" : new Card(JsonNode.Parse(card)!.AsObject()).Said();
}
