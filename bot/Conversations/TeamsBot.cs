using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace McaBot.Conversations;

/// <summary>Takes each kind of activity to whoever handles it, and saves the conversation once the turn is over.</summary>
public sealed class TeamsBot(Turns turns, Welcomes welcomes, ConversationState conversations) : TeamsActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        if (turnContext.Activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
        {
            await conversations.SaveChangesAsync(turnContext, false, cancellationToken);
        }
    }

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turns.AnswerMessageAsync(turnContext, cancellationToken);

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        turns.AnswerInvokeAsync(turnContext, invokeValue, cancellationToken);

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        welcomes.InstalledAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        welcomes.RemovedAsync(turnContext, cancellationToken);
}
