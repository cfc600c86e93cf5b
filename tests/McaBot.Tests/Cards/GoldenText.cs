using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

/// <summary>A card in all its states, English and French one below the other; what is the same in both stands once.</summary>
internal static class GoldenText
{
    // What takes more lines than this is written once in a file.
    private const int Most = 3;

    public static string Of(IEnumerable<CardSample> samples)
    {
        var text = new StringBuilder();
        var shown = new Dictionary<string, string>();
        foreach (var sample in samples)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(CultureInfo.InvariantCulture, $"== {sample} == {Layout(sample)}\n");
            foreach (var part in Parts(sample))
            {
                var first = shown.TryAdd(part.Both, sample.Name) ? sample.Name : shown[part.Both];
                if (first == sample.Name || (part.Lines <= Most && !part.IsForOldClients))
                {
                    Write(text, part);
                }
                else if (!part.IsForOldClients)
                {
                    Write(text, part.Begin());
                    text.Append("     … as in ").Append(first).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    // The text leaves out spacing, wrapping and widths; a change of them has to show up all the same.
    private static string Layout(CardSample sample)
    {
        var shapes = Cultures.All.SelectMany(culture => CardShapes.Of(sample.Draw(culture).ToJson()));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shapes))))[..8];
    }

    /// <summary>What stands in a frame belongs together; anything else stands for itself.</summary>
    private static IEnumerable<Part> Parts(CardSample sample)
    {
        var english = CardReading.Of(sample.Draw(Cultures.English).ToJson());
        var french = CardReading.Of(sample.Draw(Cultures.French).ToJson());
        if (english.Count != french.Count)
        {
            throw new InvalidOperationException($"{sample}: {english.Count} entries in English, {french.Count} in French.");
        }

        List<Entry> part = [];
        foreach (var entry in english.Zip(french, (en, fr) => new Entry(en, fr)))
        {
            if (part.Count > 0 && !entry.English.StartsWith('│'))
            {
                yield return new(part);
                part = [];
            }

            part.Add(entry);
        }

        yield return new(part);
    }

    /// <summary>Letters as they are, and what nobody can see by its number; ~ is a no-break space.</summary>
    public static string Visible(string text) => text
        .EnumerateRunes()
        .Aggregate(new StringBuilder(), (seen, rune) => rune.Value switch
        {
            0xA0 => seen.Append('~'),
            '~' or '\\' => seen.Append('\\').Append(rune),
            '\n' => seen.Append('\n'),
            _ when IsSeen(rune) => seen.Append(rune),
            var code => seen.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}"),
        })
        .ToString();

    private static bool IsSeen(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static void Write(StringBuilder text, Part part)
    {
        foreach (var entry in part.Entries)
        {
            Write(text, entry);
        }
    }

    private static void Write(StringBuilder text, Entry entry)
    {
        if (entry.English == entry.French)
        {
            WriteLines(text, "   ", entry.English);
            return;
        }

        WriteLines(text, "en ", entry.English);
        WriteLines(text, "fr ", entry.French);
    }

    private static void WriteLines(StringBuilder text, string language, string entry)
    {
        foreach (var line in Visible(entry).Split('\n'))
        {
            text.Append($"{language}{line}".TrimEnd()).Append('\n');
        }
    }

    private sealed record Entry(string English, string French)
    {
        public Entry Begin() => new(English.Split('\n')[0], French.Split('\n')[0]);
    }

    private sealed record Part(IReadOnlyList<Entry> Entries)
    {
        public string Both => string.Join("\n", Entries.Select(entry => $"{entry.English}\n{entry.French}"));

        public int Lines => Entries.Sum(entry => entry.English.Count(c => c == '\n') + 1);

        // An attribute of the frame says little alone: what it frames follows.
        public Part Begin() => new([.. Entries.Take(IsMarked ? 2 : 1).Select(entry => entry.Begin())]);

        private bool IsMarked => Entries[0].English.StartsWith("┌ {", StringComparison.Ordinal);

        public bool IsForOldClients => Entries[0].English.StartsWith("(in old clients)", StringComparison.Ordinal);
    }
}
