using System.Text.RegularExpressions;

namespace McaBot.Features.Attest.Prefill;

/// <summary>First and last name, told apart as well as one can.</summary>
internal sealed partial record PersonName(string First, string Last)
{
    private static readonly string[] Titles =
    [
        "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "m", "mme", "mlle", "me", "monsieur", "madame", "mademoiselle", "maître", "docteur",
        "herr", "frau",
    ];

    /// <summary>What stands behind a name in capitals and is no name.</summary>
    private static readonly string[] Suffixes = ["II", "III", "IV", "MBA", "CPA", "MD"];

    /// <summary>
    /// "Chantal Beauregard", "Beauregard, Chantal", "BEAUREGARD Chantal", "Anne Marie BEAUREGARD", "Chantal Beauregard (Contoso)", "Chantal
    /// Beauregard, CFO".
    /// </summary>
    /// <returns>Null where there is only one word, or none.</returns>
    public static PersonName? Of(string? shown)
    {
        var text = CleanText.Of(shown);
        var end = text.IndexOfAny(['(', '[', '|', '<']);
        text = (end > 0 ? text[..end] : text).Trim();
        if (text.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && text[..comma].Trim().Contains(' ', StringComparison.Ordinal)
            && Post().IsMatch(text[(comma + 1)..]))
        {
            text = text[..comma].Trim();
        }

        if (text.Split(',') is [var before, var after] && before.Trim().Length > 0 && after.Trim().Length > 0)
        {
            return new PersonName(after.Trim(), Cased(before.Trim()));
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(IsTitle).ToList();
        if (words.Count < 2)
        {
            return null;
        }

        var capitals = words.TakeWhile(IsCapitals).Count();
        return capitals > 0 && capitals < words.Count
            ? new PersonName(string.Join(' ', words.Skip(capitals)), Cased(string.Join(' ', words.Take(capitals))))
            : SplitAt(words, capitals > 0 ? 1 : LastNameOf(words));
    }

    /// <summary>Where the last name begins: at the capitals at the end, or at a "de" before them; else at the second word.</summary>
    private static int LastNameOf(List<string> words)
    {
        var at = words.FindLastIndex(word => !IsCapitals(word)) + 1;
        while (at > 1 && char.IsLower(words[at - 1][0]))
        {
            at--;
        }

        return at < words.Count && IsCapitals(words[^1]) ? at : 1;
    }

    private static PersonName SplitAt(List<string> words, int at) =>
        new(string.Join(' ', words.Take(at)), Cased(string.Join(' ', words.Skip(at))));

    /// <summary>chantal.beauregard@contoso.com.</summary>
    public static PersonName? OfAddress(string address)
    {
        var parts = address[..address.IndexOf('@', StringComparison.Ordinal)].Split('.', '_');
        return parts is [{ Length: > 1 } first, { Length: > 1 } last] && parts.All(p => p.All(c => char.IsLetter(c) || c == '-'))
            ? new PersonName(Title(first), Title(last))
            : null;
    }

    private static bool IsTitle(string word) => Titles.Contains(word.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Not "J.", which is a first name's initial.</summary>
    private static bool IsCapitals(string word) =>
        word.Count(char.IsLetter) > 1 && !word.Any(c => char.IsLower(c) || c == '.') && !Suffixes.Contains(word, StringComparer.Ordinal);

    /// <summary>Written all in capitals, a name is as well known by its first letters.</summary>
    private static string Cased(string name) => name.Any(char.IsLower) || name.Length < 3 ? name : Title(name);

    /// <summary>What somebody is at work, and no first name: a few capitals, or a word that only posts are called by.</summary>
    [GeneratedRegex(
        @"^\s*\p{Lu}{2,4}\s*$|\b(?i:director|manager|officer|president|chief|head|owner|partner|engineer|administrator|consultant|founder"
        + @"|direct(?:eur|rice)|responsable|président|présidente|gérante?|chef|cheffe|ingénieure?|fondat(?:eur|rice)|associée?"
        + @"|secrétaire|comptable|achats|procurement|sales|finance|legal|lead)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant());
}
