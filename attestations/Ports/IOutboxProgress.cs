namespace McaBot.Attestations;

/// <summary>
/// How far the handling of a customer's outbox messages has come, apart from the ledger. It may be lost at any time; then it reads as if
/// nobody had noted anything. Any method may throw <see cref="StoreUnavailableException"/>; then nothing is known to have changed.
/// </summary>
public interface IOutboxProgress
{
    /// <returns>By message; empty where nothing is noted.</returns>
    Task<IReadOnlyDictionary<Guid, Progress>> ReadAsync(Guid customer, CancellationToken cancellationToken);

    /// <summary>
    /// Changes what is noted where nobody else did meanwhile, else asks again. What this process wants changed at the same time is written
    /// together.
    /// </summary>
    /// <param name="change">Answers what is to stand there; null to leave it. May be asked several times: the last answer counts.</param>
    Task ChangeAsync(
        Guid customer, Func<IReadOnlyDictionary<Guid, Progress>, IReadOnlyDictionary<Guid, Progress>?> change,
        CancellationToken cancellationToken);

    /// <summary>Forgets everything about a customer of whom nothing is left to do.</summary>
    Task ForgetAsync(Guid customer, CancellationToken cancellationToken);
}
