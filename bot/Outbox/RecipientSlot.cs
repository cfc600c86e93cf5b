namespace McaBot.Outbox;

/// <summary>The place of a message that may be done now; given back when disposed.</summary>
/// <param name="HasWaited">For others of the same recipient, or for a place: what it is about may have moved on.</param>
internal sealed record RecipientSlot(bool HasWaited, Action Leave) : IDisposable
{
    public void Dispose() => Leave();
}
