using System.Text;

namespace McaBot.Storage.Projections;

/// <summary>
/// Splits names into words that compare alike however they are typed: lower case, no diacritics, letters such as œ taken apart.
/// </summary>
internal static class SearchWords
{
    private const int PrefixLength = 3;

    /// <summary>Among many customers too many share three letters; few share six.</summary>
    private const int LongPrefixLength = 6;

    // Nearly every customer has these.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "onmicrosoft", "www" };

    public static IReadOnlyList<string> Of(string text) => Split(text, LatinLetters.PlainOf);

    /// <summary>As names were split before letters such as œ were taken apart: indexes from then are asked for these too.</summary>
    public static IReadOnlyList<string> AsBefore(string text) => Split(text, rune => rune.ToString());

    /// <summary>
    /// The prefixes under which whoever is meant by <paramref name="text"/> may be found. Each word has to match, so short ones need not be
    /// asked for beside a long one; of what was written before there were long prefixes, the longest word has to do.
    /// </summary>
    public static IEnumerable<string> PrefixesToAsk(string text, int maxWords)
    {
        var words = Of(text).Where(w => !Common.Contains(w)).Distinct(StringComparer.Ordinal).Take(maxWords).ToList();
        var longest = words.MaxBy(w => w.Length);
        var telling = longest is not null && IsLong(longest) ? words.Where(w => PrefixOf(w) != w) : words;
        return telling.SelectMany(PrefixesToAskOf)
            .Concat(longest is null ? Array.Empty<string>() : [PrefixOf(longest)])
            .Concat(AsBefore(text).Distinct(StringComparer.Ordinal).Take(maxWords).Except(words, StringComparer.Ordinal).Select(PrefixOf))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The prefixes under which a customer is found: of each word of its name, and of its domain but for the top level.</summary>
    public static IEnumerable<string> PrefixesOf(CustomerMatch customer) =>
        Of(customer.Company)
            .Concat(Of(customer.Domain).SkipLast(1))
            .Where(w => !Common.Contains(w))
            .SelectMany(w => new[] { PrefixOf(w), LongPrefixOf(w) })
            .Distinct(StringComparer.Ordinal);

    public static string PrefixOf(string word) => Begin(word, PrefixLength);

    private static string LongPrefixOf(string word) => Begin(word, LongPrefixLength);

    private static bool IsLong(string word) => word.EnumerateRunes().Skip(LongPrefixLength - 1).Any();

    /// <summary>What is shorter may be the beginning of a longer word, or a whole one.</summary>
    private static string[] PrefixesToAskOf(string word) =>
        IsLong(word) ? [LongPrefixOf(word)] : [PrefixOf(word), LongPrefixOf(word)];

    private static string Begin(string word, int letters) => string.Concat(word.EnumerateRunes().Take(letters));

    /// <summary>Whether each of <paramref name="asked"/> begins a word of the customer.</summary>
    public static bool Match(CustomerMatch customer, IReadOnlyList<string> asked)
    {
        var words = Of(customer.Company).Concat(Of(customer.Domain)).ToList();
        return asked.All(a => words.Any(w => w.StartsWith(a, StringComparison.Ordinal)));
    }

    /// <summary>Whether the customer's name begins with these very words. Short ones alone, such as "AG", say nothing.</summary>
    public static bool NamesCustomer(string text, CustomerMatch customer)
    {
        var said = Of(text);
        return said.Any(w => w.Length > PrefixLength) && Of(customer.Company).Take(said.Count).SequenceEqual(said, StringComparer.Ordinal);
    }

    private static List<string> Split(string text, Func<Rune, string> letter)
    {
        var words = new List<string>();
        var word = new StringBuilder();

        // By rune, because normalising half a surrogate pair throws.
        var wellFormed = string.Concat(text.EnumerateRunes());
        foreach (var rune in wellFormed.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(letter(Rune.ToLowerInvariant(rune)));
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
