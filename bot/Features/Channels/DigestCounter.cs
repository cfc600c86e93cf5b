using System.Collections.Concurrent;
using McaBot.Storage.Projections;

namespace McaBot.Features.Channels;

internal sealed class DigestCounter(OpenMarkers markers, ILedger ledger, Indexes indexes)
{
    private const int LedgersAtOnce = 8;

    public async Task<OpenCount> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new ConcurrentBag<Attestation>();
        var broken = 0;
        await Parallel.ForEachAsync(
            markers.ListAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = LedgersAtOnce, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                var present = await ledger.ReadAsync(customer, token);
                if (present.Fault is not null)
                {
                    Interlocked.Increment(ref broken);
                    return;
                }

                foreach (var attestation in present.Attestations.Values.Where(a => a.IsOpen))
                {
                    open.Add(attestation);
                }
            });
        return new OpenCount(
            [.. open.Where(a => a.State == AttestationState.Requested).Select(a => a.RequestedAt)],
            open.Count(a => a.State != AttestationState.Requested),
            open.Where(a => OpenProblem.Of(a).Count > 0).Select(a => a.Key.Id).ToHashSet(),
            broken);
    }

    public async Task<DigestView> ViewAsync(OpenCount open, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var happened = await indexes.HappenedAsync(since, until, cancellationToken);
        return new DigestView(
            since,
            open.Waiting.Count,
            open.Waiting.Count == 0 ? null : open.Waiting.Min(),
            open.ToRecord,
            Count(DayEvent.Approved),
            Count(DayEvent.Rejected),
            Count(DayEvent.Withdrawn) + Count(DayEvent.Expired),
            Count(DayEvent.Completed),
            happened.Where(l => l.What is DayEvent.Problem or DayEvent.Failed).Select(l => l.Attestation).Union(open.Failing).Count(),
            open.Broken);

        int Count(DayEvent what) => happened.Count(l => l.What == what);
    }
}
