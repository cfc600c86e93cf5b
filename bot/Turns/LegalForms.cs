using System.Collections.Frozen;

namespace McaBot.Turns;

/// <summary>What companies' names end with, by which a name is told from a verb with its object.</summary>
internal static class LegalForms
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal, "ab", "ag", "aps", "as", "asa", "bv", "bvba", "co", "company", "corp", "corporation", "eurl", "gmbh",
        "group", "groupe", "holding", "inc", "kg", "limited", "llc", "llp", "ltd", "nv", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas",
        "sasu", "se", "snc", "spa", "srl", "ug");

    /// <param name="word">In any case, and with full stops as in "S.A.".</param>
    public static bool Is(string word) =>
        All.Contains(CommandText.Normalise(word.Replace(".", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal)));
}
