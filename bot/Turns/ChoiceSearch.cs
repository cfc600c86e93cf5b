using System.Collections.Frozen;
using McaBot.Platform;
using McaBot.Platform.Http;
using McaBot.Turns.Limits;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>
/// Answers what is typed into an input with dynamic choices. Whoever is no person or asks too often, and whatever fails, gets no choices:
/// one can always type.
/// </summary>
internal sealed partial class ChoiceSearch(
    IEnumerable<IChoiceSource> sources, TurnLimits limits, IOptions<LocalizationOptions> localization, TimeProvider time,
    ILogger<ChoiceSearch> log)
{
    public const int MaxShown = 15;

    private const string ResponseType = "application/vnd.microsoft.search.searchResponse";
    private const int LongestTyped = 200;

    /// <summary>An invoke answers within 5 seconds, and people type on.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly FrozenDictionary<string, IChoiceSource> byDataset = sources.ToFrozenDictionary(s => s.Dataset, StringComparer.Ordinal);

    public async Task<SearchInvokeResponse> AnswerAsync(ITurnContext context, SearchInvokeValue value, CancellationToken cancellationToken)
    {
        var caller = Caller.From(context.Activity, localization.Value.Culture, time);
        var found =
            caller is not null
            && InboundJson.Text(context.Activity.Value, "dataset") is { } dataset
            && byDataset.TryGetValue(dataset, out var source)
            && limits.RefusalOf(caller) is null
                ? await FindAsync(source, caller, TypedIn(value), cancellationToken)
                : [];

        // Plain dictionaries look the same to every serializer.
        var results = found
            .Take(MaxShown)
            .Select(c => new Dictionary<string, string> { ["title"] = c.Title, ["value"] = c.Value })
            .ToList();
        return new SearchInvokeResponse
        {
            StatusCode = 200,
            Type = ResponseType,
            Value = new Dictionary<string, object> { ["results"] = results },
        };
    }

    private async Task<IReadOnlyList<Choice>> FindAsync(
        IChoiceSource source, Caller caller, string typed, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            return await source.FindAsync(caller, typed, deadline.Token);
        }
        catch (Exception e)
            when (e is DirectoryUnavailableException or StoreUnavailableException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NoChoices(log, e, source.Dataset);
            return [];
        }
    }

    private static string TypedIn(SearchInvokeValue value)
    {
        var typed = CleanText.Of(value.QueryText);
        return typed.Length > LongestTyped ? typed[..LongestTyped] : typed;
    }

    private static partial class Log
    {
        [LoggerMessage(1337, LogLevel.Warning, "No choices were found in {Dataset}: what they come from did not answer")]
        public static partial void NoChoices(ILogger log, Exception e, string dataset);
    }
}
