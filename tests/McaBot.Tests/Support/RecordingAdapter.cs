using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Support;

/// <summary>Runs turns and keeps what the bot sends, in order.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<string?> Deleted { get; } = [];

    public IEnumerable<string?> Texts => Sent.Select(activity => activity.Text);

    public static Activity Message(string text, string conversation = "a:1") => new(ActivityTypes.Message)
    {
        Id = "in-1",
        Text = text,
        ChannelId = "msteams",
        ServiceUrl = "https://channel.example/",
        Locale = "fr-FR",
        From = new ChannelAccount("29:anna"),
        Recipient = new ChannelAccount("28:bot"),
        Conversation = new ConversationAccount(id: conversation),
    };

    public async Task RunAsync(Activity activity, BotCallbackHandler bot)
    {
        using var context = new TurnContext(this, activity);
        await RunPipelineAsync(context, bot, default);
    }

    public Task SayAsync(string text, BotCallbackHandler bot) => RunAsync(Message(text), bot);

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(
            activities.Select((_, i) => new ResourceResponse($"out-{Sent.Count - activities.Length + i + 1}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference.ActivityId);
        return Task.CompletedTask;
    }
}
