using McaBot.Attestations;

namespace McaBot.Benchmarks.History.Filling;

/// <summary>Names that look like companies' and are spread over words as those are: some words are everybody's, most are rare.</summary>
internal static class HistoryCustomers
{
    private static readonly string[] Begins =
        ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "cl", "st", "tr"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ou"];
    private static readonly string[] Trades = ["Logistics", "Consulting", "Energy", "Foods", "Textiles", "Robotics", "Optics", "Hôtels"];
    private static readonly string[] Kinds = ["Ltd", "SAS", "GmbH", "S.A.", "Inc"];

    public static Customer Of(int number)
    {
        var name = $"{Word(number * 2654435761L)}{Word(number * 40503L + 7).ToLowerInvariant()}";
        var trade = Trades[number % Trades.Length];
        var company = $"{name} {trade} {number} {Kinds[number % Kinds.Length]}";
        return new Customer(IdOf(number), $"{name.ToLowerInvariant()}{number}.example.com", company, "FR", "fr-FR");
    }

    /// <summary>Spread evenly, as tenant ids are.</summary>
    public static Guid IdOf(int number) => new(Convert.FromHexString(Hashes.Sha256($"customer {number}")[..32]));

    private static string Word(long seed)
    {
        var at = (int)((seed >> 7) & 0x7fffffff);
        var word = Pick(Begins, at) + Pick(Middles, at / 32) + Pick(Begins, at / 256) + Pick(Middles, at / 8192);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Pick(string[] from, int at) => from[at % from.Length];
}
