namespace McaBot.Storage;

/// <summary>A draft as it was found.</summary>
/// <param name="Draft">Null where nothing is kept of it.</param>
/// <param name="WasPutAside">What was there could not be read: its bytes are kept for the operator, and the draft is no more.</param>
internal sealed record DraftReading(StoredDraft? Draft, bool WasPutAside = false)
{
    public static DraftReading Nothing { get; } = new((StoredDraft?)null);
}
