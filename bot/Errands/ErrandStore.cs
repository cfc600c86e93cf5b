using McaBot.Ledger;

namespace McaBot.Errands;

/// <summary>Errands as blobs, <c>errands/{id}.json</c>, until their outcome is told: what a crash left is taken up by the next process.</summary>
public sealed class ErrandStore(BlobStore store, TimeProvider time, ILogger<ErrandStore> log)
{
    private const string Prefix = "errands/";
    private readonly JsonBlobs blobs = new(store, log);

    public Task AddAsync(Errand errand, CancellationToken cancellationToken) =>
        blobs.WriteAsync(NameOf(errand.Id), errand, ErrandJson.Default.Errand, cancellationToken);

    public IAsyncEnumerable<Guid> ListAsync(CancellationToken cancellationToken) => store.ListAsync(Prefix, cancellationToken)
        .Select(name => Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out var id) ? id : Guid.Empty)
        .Where(id => id != Guid.Empty);

    /// <returns>Null when it is gone, somebody else is at it, or it has to wait.</returns>
    public async Task<Errand?> ClaimAsync(Guid id, TimeSpan length, CancellationToken cancellationToken)
    {
        var claim = Guid.NewGuid().ToString("N");
        Errand? mine = null;
        await ChangeAsync(id, errand =>
        {
            var now = time.GetUtcNow();
            if (string.Equals(errand.ClaimedBy, claim, StringComparison.Ordinal) || errand.Until > now)
            {
                // The answer to our own writing may have been lost.
                mine = string.Equals(errand.ClaimedBy, claim, StringComparison.Ordinal) ? errand : null;
                return null;
            }

            return mine = errand with { ClaimedBy = claim, Until = now + length, Tries = errand.Tries + 1 };
        }, cancellationToken);
        return mine;
    }

    /// <summary>Goes on holding it.</summary>
    public Task RenewAsync(Errand mine, TimeSpan length, CancellationToken cancellationToken) => ChangeAsync(
        mine.Id, errand => IsMine(errand, mine) ? errand with { Until = time.GetUtcNow() + length } : null, cancellationToken);

    /// <summary>Lets it be taken up again after a while.</summary>
    /// <param name="unsure">True when its outcome may have been seen.</param>
    public Task DeferAsync(Errand mine, TimeSpan wait, bool unsure, CancellationToken cancellationToken) => ChangeAsync(
        mine.Id,
        errand => IsMine(errand, mine) ? errand with { ClaimedBy = null, Until = time.GetUtcNow() + wait, Unsure = errand.Unsure + (unsure ? 1 : 0) } : null,
        cancellationToken);

    public Task RemoveAsync(Guid id, CancellationToken cancellationToken) => store.DeleteAsync(NameOf(id), cancellationToken);

    private Task ChangeAsync(Guid id, Func<Errand, Errand?> change, CancellationToken cancellationToken) =>
        blobs.ChangeAsync(NameOf(id), ErrandJson.Default.Errand, errand => errand is null ? null : change(errand), cancellationToken);

    private static bool IsMine(Errand now, Errand mine) => string.Equals(now.ClaimedBy, mine.ClaimedBy, StringComparison.Ordinal);

    private static string NameOf(Guid id) => $"{Prefix}{id:D}.json";
}
