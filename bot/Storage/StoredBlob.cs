namespace McaBot.Storage;

/// <summary>A blob as a listing shows it.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Tag">Tells one content from the next.</param>
/// <param name="Changed">When it was last written, by the service's clock; UTC.</param>
internal sealed record StoredBlob(string Name, long Length, string Tag, DateTimeOffset Changed);
