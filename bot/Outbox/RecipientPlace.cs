namespace McaBot.Outbox;

/// <summary>The place of an effect that may be done now; given back when disposed.</summary>
/// <param name="HasWaited">For others of the same recipient.</param>
internal sealed record RecipientPlace(bool HasWaited, Action Leave) : IDisposable
{
    public void Dispose() => Leave();
}
