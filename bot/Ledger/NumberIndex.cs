using System.Text.RegularExpressions;

namespace McaBot.Ledger;

/// <summary>The customers that have an attestation with one number. Nearly always one: a number is the end of a random id.</summary>
public sealed partial record NumberIndex(IReadOnlyList<CustomerMatch> Customers)
{
    private const string Prefix = "MCA-";
    private const RegexOptions Loosely = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="text">
    /// A number as people write it: in quotation marks, with a full stop after it, with a typographic hyphen or none, without "MCA".
    /// </param>
    /// <returns>The number in the form people are shown; null when <paramref name="text"/> is none.</returns>
    public static string? Read(string text) =>
        Number().Match(text) is { Success: true } number ? Prefix + number.Groups["digits"].Value.ToUpperInvariant() : null;

    /// <summary>Whether it is a number and says so: eight digits alone may be something else.</summary>
    public static bool IsMarked(string text) => Number().Match(text).Groups["mark"].Success;

    /// <returns>Null when nothing changes.</returns>
    public static NumberIndex? With(NumberIndex? before, CustomerMatch customer) =>
        before?.Customers.Contains(customer) == true ? null : new([.. before?.Customers.Where(c => c.Customer != customer.Customer) ?? [], customer]);

    [GeneratedRegex(@"^[\s\p{P}]*(?:(?<mark>MCA)[\s\p{Pd}\u2212]*)?(?<digits>[0-9A-F]{8})[\s\p{P}]*$", Loosely)]
    private static partial Regex Number();
}
