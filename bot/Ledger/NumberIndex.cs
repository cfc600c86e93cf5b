namespace McaBot.Ledger;

/// <summary>The customers that have an attestation with one number. Nearly always one: a number is the end of a random id.</summary>
public sealed record NumberIndex(IReadOnlyList<CustomerMatch> Customers)
{
    private const int Digits = 8;
    private const string Prefix = "MCA-";

    /// <returns>The number in the form people are shown; null when <paramref name="text"/> is none.</returns>
    public static string? Read(string text)
    {
        var digits = text.Trim() is var t && t.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? t[Prefix.Length..] : "";
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? Prefix + digits.ToUpperInvariant() : null;
    }

    /// <returns>Null when nothing changes.</returns>
    public static NumberIndex? With(NumberIndex? before, CustomerMatch customer) =>
        before?.Customers.Contains(customer) == true ? null : new([.. before?.Customers.Where(c => c.Customer != customer.Customer) ?? [], customer]);
}
