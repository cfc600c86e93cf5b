using McaBot.Cards;
using McaBot.Features.Channels;
using McaBot.Platform.Http;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace McaBot.Host;

/// <summary>Takes each kind of activity to whoever handles it.</summary>
internal sealed class TeamsBot(TurnPipeline pipeline, ChoiceSearch choices, InstallationHandler welcomes, GoneChannels gone) : TeamsActivityHandler
{
    private const string CardAction = "adaptiveCard/action";
    private const string Search = "application/search";
    private const string FileConsent = "fileConsent/invoke";

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        pipeline.AnswerMessageAsync(turnContext, cancellationToken);

    /// <summary>Other names are nobody's here; and what is made of a value of another shape in the Bot Framework is an error of the bot.</summary>
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        switch (turnContext.Activity)
        {
            case { Name: CardAction or Search } or { Name: FileConsent, Value: JObject }:
                try
                {
                    return await base.OnInvokeActivityAsync(turnContext, cancellationToken);
                }
                catch (JsonException)
                {
                    return new InvokeResponse { Status = StatusCodes.Status400BadRequest };
                }

            case { Name: FileConsent }:
                return new InvokeResponse { Status = StatusCodes.Status400BadRequest };
            default:
                return new InvokeResponse { Status = StatusCodes.Status501NotImplemented };
        }
    }

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        // Nobody pressed anything: whatever the card asks for, it is drawn anew and nothing else.
        if (invokeValue.Action is { } action && string.Equals(InboundJson.Text(turnContext.Activity.Value, "trigger"), "automatic", StringComparison.OrdinalIgnoreCase))
        {
            action.Verb = Verbs.CardRefresh;
        }

        return pipeline.AnswerInvokeAsync(turnContext, invokeValue, cancellationToken);
    }

    protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
        choices.AnswerAsync(turnContext, invokeValue, cancellationToken);

    protected override Task OnTeamsFileConsentAcceptAsync(
        ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        pipeline.AnswerFileConsentAsync(turnContext, fileConsentCardResponse, isAccepted: true, cancellationToken);

    protected override Task OnTeamsFileConsentDeclineAsync(
        ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        pipeline.AnswerFileConsentAsync(turnContext, fileConsentCardResponse, isAccepted: false, cancellationToken);

    /// <summary>Who came is of no interest: installations are announced on their own.</summary>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        gone.UpdatedAsync(turnContext, cancellationToken);

    /// <summary>Meetings and receipts: what reads them in the Bot Framework throws where their values are missing.</summary>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        welcomes.InstalledAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        gone.RemovedAsync(turnContext, cancellationToken);
}
