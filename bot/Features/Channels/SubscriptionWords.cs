using System.Collections.Frozen;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Channels;

/// <summary>What follows "subscribe" or "unsubscribe": topics, a language, or neither.</summary>
/// <param name="Unknown">The first word that is none of these; null when all were understood.</param>
internal sealed record SubscriptionWords(IReadOnlyList<Topic> Topics, CultureInfo? Language, string? Unknown)
{
    public bool NamesAny => Unknown is null && (Topics.Count > 0 || Language is not null);

    // Forgiving a slip in a shorter word would mistake one for another.
    private const int ShortestForgiven = 5;

    private static readonly FrozenDictionary<string, Topic[]> TopicWords = new Dictionary<string, Topic[]>
    {
        ["approvals"] = [Topic.Approvals],
        ["approval"] = [Topic.Approvals],
        ["approbations"] = [Topic.Approvals],
        ["approbation"] = [Topic.Approvals],
        ["failures"] = [Topic.Failures],
        ["failure"] = [Topic.Failures],
        ["echecs"] = [Topic.Failures],
        ["echec"] = [Topic.Failures],
        ["digest"] = [Topic.Digest],
        ["recapitulatif"] = [Topic.Digest],
        ["recap"] = [Topic.Digest],
        ["resume"] = [Topic.Digest],
        ["all"] = Enum.GetValues<Topic>(),
        ["everything"] = Enum.GetValues<Topic>(),
        ["tout"] = Enum.GetValues<Topic>(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CultureInfo> LanguageWords = new Dictionary<string, CultureInfo>
    {
        ["english"] = CultureInfo.GetCultureInfo("en"),
        ["anglais"] = CultureInfo.GetCultureInfo("en"),
        ["french"] = CultureInfo.GetCultureInfo("fr"),
        ["francais"] = CultureInfo.GetCultureInfo("fr"),
        ["en"] = CultureInfo.GetCultureInfo("en"),
        ["fr"] = CultureInfo.GetCultureInfo("fr"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.Ordinal, "and", "to", "from", "the", "in", "of", "please", "daily", "et", "aux", "au", "a", "des", "du", "de", "les",
        "le", "la", "quotidien");

    /// <summary>What was typed, by whoever may set up what this channel is told.</summary>
    /// <returns>Null where the person may not, or a word is unknown, which the person is told.</returns>
    public static async Task<SubscriptionWords?> ReadAsync(
        Turn turn, string argument, RecordsPolicy records, ChannelSubscriptions subscriptions, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, NoticeKind.SubscribeNotAllowed, cancellationToken))
        {
            return null;
        }

        var words = Read(argument);
        if (words.Unknown is not { } unknown)
        {
            return words;
        }

        var heard = (await subscriptions.FindAsync(ChannelTurns.Of(turn).Channel, cancellationToken))?.Heard ?? [];
        turn.Answer.Show(NoticeCard.For(new Notice(NoticeKind.UnknownTopic, Person: unknown, Topics: heard), turn.Culture));
        return null;
    }

    public static SubscriptionWords Read(string argument)
    {
        var words = CommandText.Normalise(argument).Split([' ', ',', ';', '+', '&', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        var topics = new SortedSet<Topic>();
        CultureInfo? language = null;
        for (var i = 0; i < words.Length; i++)
        {
            // "en" is English, and the beginning of "en français".
            if (words[i] == "en" && i + 1 < words.Length && LanguageWords.ContainsKey(words[i + 1]))
            {
                continue;
            }

            if (LanguageWords.TryGetValue(words[i], out var named))
            {
                language = named;
            }
            else if (TopicsOf(words[i]) is { } found)
            {
                topics.UnionWith(found);
            }
            else if (!Fillers.Contains(words[i]))
            {
                return new([], null, words[i]);
            }
        }

        return new([.. topics], language, null);
    }

    private static Topic[]? TopicsOf(string word) =>
        TopicWords.TryGetValue(word, out var topics) ? topics
        : word.Length < ShortestForgiven ? null
        : TopicWords.FirstOrDefault(t => t.Key.Length >= ShortestForgiven && CommandText.IsOneSlipAway(word, t.Key)).Value;
}
