namespace Microsoft.Bot.Builder;

/// <summary>A stored object that knows its version.</summary>
public interface IStoreItem
{
    /// <summary>Null or <c>*</c> overwrites whatever is stored; anything else must be the stored version.</summary>
    string? ETag { get; set; }
}
