using McaBot.Features.Channels;
using McaBot.Platform.Http;
using McaBot.Teams;
using McaBot.Turns;
using McaBot.Views;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Host;

/// <summary>
/// Takes each kind of activity to whoever handles it. Of others, such as meetings and receipts, nothing is read: the Bot Framework's own
/// handler throws where their values are missing.
/// </summary>
internal sealed class TeamsBot(
    TurnPipeline pipeline,
    MessageRouter messages,
    CardActionRouter actions,
    FileConsents consents,
    ChoiceSearch choices,
    ExtensionRouter extensions,
    InstallationHandler welcomes,
    GoneChannels gone) : IBot
{
    private const string CardAction = "adaptiveCard/action";
    private const string Search = "application/search";
    private const string FileConsent = "fileConsent/invoke";
    private const string Execute = "Action.Execute";
    private const string Accept = "accept";
    private const string Decline = "decline";

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        switch (activity.Type)
        {
            case ActivityTypes.Message when CardInput.Read(null, activity.Value) is { } pressed:
                await pipeline.AnswerAsync(turnContext, pressed, actions.RunAsync, cancellationToken);
                break;
            case ActivityTypes.Message when MessageRouter.IsForBot(activity):
                await pipeline.AnswerAsync(turnContext, null, messages.AnswerAsync, cancellationToken);
                break;
            case ActivityTypes.Invoke:
                var response = activity.Name switch
                {
                    CardAction when InvokeValues.Read<AdaptiveCardInvokeValue>(activity.Value)?.Action is { Type: Execute } action =>
                        InvokeValues.Taken(await pipeline.AnswerInvokeAsync(
                            turnContext, PressedIn(activity, action), actions.RunAsync, cancellationToken)),
                    CardAction => InvokeValues.Refused("The value is no Action.Execute of a card."),
                    Search when InvokeValues.Read<SearchInvokeValue>(activity.Value) is { QueryText.Length: > 0 } search =>
                        InvokeValues.Taken(await choices.AnswerAsync(turnContext, search, cancellationToken)),
                    Search => InvokeValues.Refused("The value is no search for a text."),
                    FileConsent when InvokeValues.Read<FileConsentCardResponse>(activity.Value) is { Action: Accept or Decline } consent =>
                        await AnswerConsentAsync(turnContext, consent, cancellationToken),
                    FileConsent => new InvokeResponse { Status = StatusCodes.Status400BadRequest },
                    _ when ExtensionRouter.Takes(activity.Name) => await extensions.AnswerAsync(turnContext, cancellationToken),
                    _ => new InvokeResponse { Status = StatusCodes.Status501NotImplemented },
                };
                await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = response }, cancellationToken);
                break;
            case ActivityTypes.ConversationUpdate:
                // Who came is of no interest: installations are announced on their own.
                await gone.UpdatedAsync(turnContext, cancellationToken);
                break;
            case ActivityTypes.InstallationUpdate when activity.Action is "add":
                await welcomes.InstalledAsync(turnContext, cancellationToken);
                break;
            case ActivityTypes.InstallationUpdate when activity.Action is "remove":
                await gone.RemovedAsync(turnContext, cancellationToken);
                break;
        }
    }

    private async Task<InvokeResponse> AnswerConsentAsync(
        ITurnContext context, FileConsentCardResponse consent, CancellationToken cancellationToken)
    {
        await pipeline.AnswerAsync(
            context,
            null,
            async (turn, token) => turn.IsMessageUsedUp = await consents.AnswerAsync(turn, consent, consent.Action is Accept, token),
            cancellationToken);
        return InvokeValues.Taken();
    }

    /// <summary>Where nobody pressed anything, whatever the card asks for, it is drawn anew and nothing else.</summary>
    private static CardInput? PressedIn(Activity activity, AdaptiveCardInvokeAction action) => CardInput.Read(
        string.Equals(InboundJson.Text(activity.Value, "trigger"), "automatic", StringComparison.OrdinalIgnoreCase)
            ? Verbs.CardRefresh
            : action.Verb,
        action.Data);
}
