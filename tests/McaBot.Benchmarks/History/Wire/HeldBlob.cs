namespace McaBot.Benchmarks.History.Wire;

/// <summary>A blob as it is at one moment; a change makes a new one.</summary>
/// <param name="Tag">Counts the changes of the whole account, so that none is given twice.</param>
/// <param name="Blocks">How many were appended.</param>
internal sealed record HeldBlob(
    HeapSlice Bytes, bool IsAppend, long Tag, DateTimeOffset Created, DateTimeOffset Changed, int Blocks = 0,
    IReadOnlyDictionary<string, string>? Metadata = null)
{
    public string ETag => BlobAnswer.ETagOf(Tag);
}
