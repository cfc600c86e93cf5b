using System.Collections.Frozen;
using System.Text.Json;
using McaBot.Platform.Http;
using McaBot.Teams;
using McaBot.Turns;
using McaBot.Turns.Extension;
using Microsoft.Bot.Builder;

namespace McaBot.Host;

/// <summary>Takes what comes from where people write messages to the search or the action that it names.</summary>
internal sealed class ExtensionRouter(TurnPipeline pipeline, IEnumerable<IMessageSearch> searches, IEnumerable<IMessageAction> actions)
{
    private const string Query = "composeExtension/query";
    private const string Fetch = "composeExtension/fetchTask";
    private const string Submit = "composeExtension/submitAction";

    /// <summary>A message that was chosen comes with its cards.</summary>
    private const int MaxDepth = 64;

    private readonly FrozenDictionary<string, IMessageSearch> searchOf =
        searches.ToFrozenDictionary(s => s.Command, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, IMessageAction> actionOf = actions.ToFrozenDictionary(a => a.Command, StringComparer.Ordinal);

    public static bool Takes(string? invoke) => invoke is Query or Fetch or Submit;

    public async Task<InvokeResponse> AnswerAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        using var json = InboundJson.Parse(activity.Value, MaxDepth);
        if (json is null || json.RootElement.Text("commandId") is not { } command)
        {
            return InvokeValues.Refused("The value names no command of a message extension.");
        }

        if (activity.Name == Query)
        {
            return searchOf.TryGetValue(command, out var search)
                ? await FindAsync(context, search, SearchQuery.Read(json.RootElement), cancellationToken)
                : InvokeValues.Refused("There is no such search.");
        }

        if (!actionOf.TryGetValue(command, out var action))
        {
            return InvokeValues.Refused("There is no such action.");
        }

        var message = ChosenMessage.Read(json.RootElement);
        return activity.Name == Fetch
            ? await OpenAsync(context, action, message, cancellationToken)
            : await SubmitAsync(context, action, InputIn(json.RootElement), message, cancellationToken);
    }

    private async Task<InvokeResponse> FindAsync(
        ITurnContext context, IMessageSearch search, SearchQuery query, CancellationToken cancellationToken)
    {
        var answer = await pipeline.AnswerExtensionAsync(
            context, AnswerPlace.SearchResults, null, (turn, token) => search.FindAsync(turn, query, token), cancellationToken);
        return InvokeValues.Taken(answer.Found is { } found
            ? ExtensionResponses.Found(found.Select(hit => ExtensionResponses.Find(hit.Card, hit.Title, hit.Text)))
            : ExtensionResponses.Said(answer.Text ?? ""));
    }

    private async Task<InvokeResponse> OpenAsync(
        ITurnContext context, IMessageAction action, ChosenMessage? message, CancellationToken cancellationToken) =>
        message is null
            ? InvokeValues.Refused("The value carries no message.")
            : Shown(await pipeline.AnswerExtensionAsync(
                context, AnswerPlace.Dialog, null, (turn, token) => action.OpenAsync(turn, message, token), cancellationToken));

    private async Task<InvokeResponse> SubmitAsync(
        ITurnContext context, IMessageAction action, CardInput? input, ChosenMessage? message, CancellationToken cancellationToken) =>
        input is null
            ? InvokeValues.Refused("The data is of no button of the dialog.")
            : Shown(await pipeline.AnswerExtensionAsync(
                context, AnswerPlace.Dialog, input, (turn, token) => action.SubmitAsync(turn, input, message, token), cancellationToken));

    private static CardInput? InputIn(JsonElement value) => CardInput.Read(null, value.Object("data")?.GetRawText());

    private static InvokeResponse Shown(Answer answer) => InvokeValues.Taken(ExtensionResponses.Dialog(answer.Card!));
}
