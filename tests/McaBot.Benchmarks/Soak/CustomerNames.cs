namespace McaBot.Benchmarks.Soak;

/// <summary>
/// Names for customers that nobody has heard of, as unlike each other as real ones: were all called alike, the index of names would be
/// one blob, which real customers share out among thousands.
/// </summary>
internal static class CustomerNames
{
    private const string Consonants = "bcdfghjklmnpqrstvwxz";
    private const string Vowels = "aeiou";
    private static readonly string[] Forms = ["Ltd", "GmbH", "SARL", "Inc", "AG", "SAS", "BV", "LLC"];

    public static string CompanyOf(Guid customer) =>
        $"{Word(customer, 0)} {Word(customer, 5)} {Forms[customer.ToByteArray()[^1] % Forms.Length]}";

    public static string DomainOf(Guid customer) => $"{Word(customer, 0)}-{Word(customer, 5)}.example.com".ToLowerInvariant();

    /// <summary>Five syllables, of as many bytes.</summary>
    private static string Word(Guid customer, int from)
    {
        var letters = customer.ToByteArray().Skip(from).Take(5)
            .SelectMany(b => new[] { Consonants[b % Consonants.Length], Vowels[b / Consonants.Length % Vowels.Length] });
        var word = string.Concat(letters);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
