using System.Diagnostics;
using Azure;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;

namespace McaBot.Operations.Retention;

/// <summary>
/// Has the ledger say that what stands behind the hashes of attestations whose time is over is erased, and erases it. They are found
/// through the months in which something went on record; a month that is over and done with is not looked at again.
/// </summary>
internal sealed partial class RecordErasure(
    Indexes indexes, RetentionMarks marks, ILedger ledger, BlobDetails details, BlobEvidence evidence, ErasureRecorder recorder,
    ILogger<RecordErasure> log)
{
    /// <summary>A month's index may be written late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    private const int MaxRemembered = 100_000;

    /// <summary>Whose erasure this process has seen to its end: a sweep need not look for what a crash left of it.</summary>
    private readonly HashSet<Guid> finished = [];

    /// <param name="limit">What was closed up to then has outlived its time.</param>
    /// <returns>How many attestations.</returns>
    public async Task<int> RunAsync(DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var through = (await marks.ReadAsync(cancellationToken)).Through ?? DateOnly.MinValue;
        var (erased, isUnbroken) = (0, true);
        foreach (var month in (await indexes.MonthsAsync(cancellationToken)).Where(m => m > through && Start(m) <= limit))
        {
            foreach (var customer in await indexes.CustomersOfAsync(month, cancellationToken))
            {
                var (now, isLeft) = await EraseAsync(customer, month, limit, cancellationToken);
                erased += now;
                isUnbroken &= !isLeft;
            }

            isUnbroken &= Start(month.AddMonths(1)) <= limit - Late;
            if (isUnbroken)
            {
                await marks.ChangeAsync(mark => mark with { Through = month }, cancellationToken);
            }
        }

        return erased;
    }

    /// <returns>How many were erased, and whether something of the month is left for later.</returns>
    private async Task<(int Erased, bool IsLeft)> EraseAsync(
        Guid customer, DateOnly month, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var present = await ledger.ReadAsync(customer, cancellationToken);
        if (present.Fault is not null)
        {
            // Whoever looks into it needs what there is, and its dates prove nothing.
            Log.Broken(log, customer);
            return (0, true);
        }

        var (erased, isLeft) = (0, false);
        foreach (var attestation in present.Attestations.Values.Where(a => ErasureRecorder.IsDue(a, limit) || IsUnfinished(a)))
        {
            // The ledger says it first: what is gone without a word of it was tampered with. What a crash leaves of it is erased by the
            // next sweep.
            if (
                attestation.ErasedAt is null
                && await recorder.ErasedAsync(attestation.Key, ActivityTraceId.CreateRandom().ToHexString(), cancellationToken)
                    is { IsDone: false })
            {
                isLeft = true;
                continue;
            }

            try
            {
                await evidence.EraseAsync(attestation.Key.Id, cancellationToken);
                await details.EraseAsync(attestation.Key.Id, cancellationToken);
            }
            catch (StoreUnavailableException e) when (e.InnerException is RequestFailedException { Status: 409 or 412 })
            {
                // Somebody holds it, by a lease or otherwise. It holds up nobody else's.
                Log.Held(log, e, attestation.Key.Id);
                isLeft = true;
                continue;
            }

            Remember(attestation.Key.Id);
            if (attestation.ErasedAt is null)
            {
                erased++;
                Log.Erased(log, attestation.Key.Id, customer);
            }
        }

        return (
            erased,
            isLeft
                || present.Attestations.Values.Any(a =>
                    a.ErasedAt is null && a.ClosedAt is { } closed && IsIn(closed, month) && !ErasureRecorder.IsDue(a, limit)));
    }

    /// <summary>On record as erased; whether all of it went, this process does not know.</summary>
    private bool IsUnfinished(Attestation attestation) => attestation.ErasedAt is not null && !finished.Contains(attestation.Key.Id);

    private void Remember(Guid attestation)
    {
        if (finished.Count >= MaxRemembered)
        {
            finished.Clear();
        }

        finished.Add(attestation);
    }

    private static DateTimeOffset Start(DateOnly month) => new(month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static bool IsIn(DateTimeOffset at, DateOnly month) => at.UtcDateTime.Year == month.Year && at.UtcDateTime.Month == month.Month;

    private static partial class Log
    {
        [LoggerMessage(
            1571, LogLevel.Information,
            "Details and evidence of attestation {Attestation} of customer {Customer} were erased: their time was over")]
        public static partial void Erased(ILogger log, Guid attestation, Guid customer);

        [LoggerMessage(1572, LogLevel.Error, "Nothing of customer {Customer} is erased while the ledger does not hold")]
        public static partial void Broken(ILogger log, Guid customer);

        [LoggerMessage(
            1577, LogLevel.Error,
            "Details and evidence of attestation {Attestation} are on record as erased, and one of them cannot be deleted")]
        public static partial void Held(ILogger log, Exception e, Guid attestation);
    }
}
