namespace Microsoft.Bot.Builder;

/// <summary>An object as storage had it, and the version it had there.</summary>
internal sealed class StoredEntry : Dictionary<string, object>
{
    public StoredEntry()
        : base(StringComparer.Ordinal)
    {
    }

    public string? ETag { get; set; }
}
