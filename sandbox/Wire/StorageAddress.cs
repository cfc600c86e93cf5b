namespace McaBot.Sandbox.Wire;

/// <summary>A connection string of Blob Storage, and the same account reached elsewhere, such as at a proxy.</summary>
internal sealed class StorageAddress(string connectionString)
{
    private const string Name = "BlobEndpoint=";

    private readonly IReadOnlyList<string> parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries);

    public Uri Endpoint => new(parts.Single(IsEndpoint)[Name.Length..]);

    /// <param name="host">Whose path does not count: that names the account.</param>
    public string At(Uri host) =>
        string.Join(';', parts.Select(part => IsEndpoint(part) ? $"{Name}{new Uri(host, Endpoint.AbsolutePath)}" : part));

    private static bool IsEndpoint(string part) => part.StartsWith(Name, StringComparison.OrdinalIgnoreCase);
}
