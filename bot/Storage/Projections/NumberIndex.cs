using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>The customers that have an attestation with one number. Nearly always one: a number is the end of a random id.</summary>
internal sealed record NumberIndex([property: JsonPropertyName("customers")] IReadOnlyList<CustomerMatch> Customers)
{
    /// <returns>The number in the form people are shown; null when <paramref name="text"/> is none.</returns>
    public static string? Read(string text) => AttestationNumber.Read(text);

    /// <inheritdoc cref="AttestationNumber.IsMarked"/>
    public static bool IsMarked(string text) => AttestationNumber.IsMarked(text);

    /// <returns>Null when nothing changes.</returns>
    public static NumberIndex? With(NumberIndex? before, CustomerMatch customer) =>
        before?.Customers.Contains(customer) == true
            ? null
            : new([.. before?.Customers.Where(c => c.Customer != customer.Customer) ?? [], customer]);
}
