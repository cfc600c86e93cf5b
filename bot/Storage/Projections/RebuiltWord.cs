namespace McaBot.Storage.Projections;

/// <summary>What the index of words says of a prefix.</summary>
/// <param name="Customers">Who was met last at the end.</param>
internal sealed record RebuiltWord(string Prefix, IEnumerable<CustomerMatch> Customers);
