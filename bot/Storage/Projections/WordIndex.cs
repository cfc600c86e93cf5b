using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>The customers with a word that begins with the same letters: three, and six where there are more.</summary>
/// <param name="Customers">Latest last.</param>
internal sealed record WordIndex([property: JsonPropertyName("customers")] IReadOnlyList<CustomerMatch> Customers)
{
    /// <summary>
    /// What many words begin with loses the customers not seen for longest: their other words, and more letters, still find them.
    /// </summary>
    private const int MaxCustomers = 500;

    /// <returns>Null when nothing changes.</returns>
    public static WordIndex? With(WordIndex? before, CustomerMatch customer)
    {
        var customers = before?.Customers ?? [];
        return customers.Contains(customer)
            ? null
            : new WordIndex([.. customers.Where(c => c.Customer != customer.Customer).TakeLast(MaxCustomers - 1), customer]);
    }
}
