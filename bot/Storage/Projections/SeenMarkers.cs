namespace McaBot.Storage.Projections;

/// <summary>
/// Which marker blobs a sweep saw the last time. One written anew since means that somebody wants it looked at: an operator, or another
/// replica.
/// </summary>
internal sealed class SeenMarkers
{
    private Dictionary<Guid, string> seen = [];

    /// <summary>How many there were.</summary>
    public int Count => seen.Count;

    /// <param name="markers">All there are, each with what tells one writing of it from the next.</param>
    /// <returns>The same, each with whether it was written since the last time.</returns>
    public async IAsyncEnumerable<SeenMarker> CompareAsync(IAsyncEnumerable<TaggedId> markers)
    {
        var now = new Dictionary<Guid, string>();
        await foreach (var (id, tag) in markers)
        {
            now[id] = tag;
            yield return new(id, !seen.TryGetValue(id, out var known) || !string.Equals(known, tag, StringComparison.Ordinal));
        }

        seen = now;
    }
}
