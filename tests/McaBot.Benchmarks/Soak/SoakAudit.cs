using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using McaBot.Attestations;

namespace McaBot.Benchmarks.Soak;

/// <summary>Looks every acknowledged request up in its ledger, past the bot.</summary>
internal static class SoakAudit
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <returns>What is missing, one sentence each.</returns>
    public static async Task<IReadOnlyCollection<string>> MissingAsync(BlobContainerClient container, SoakLog log)
    {
        var missing = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(log.Acknowledged, AtOnce, async (known, stopping) =>
        {
            if (await ProblemAsync(container, known.Key, known.Value, stopping) is { } problem)
                missing.Enqueue($"{known.Key:D}, acknowledged as {known.Value}: {problem}");
        });
        return missing;
    }

    private static async Task<string?> ProblemAsync(
        BlobContainerClient container, Guid customer, AttestationState least, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await container.GetBlobClient($"ledger/{customer:D}.jsonl").DownloadContentAsync(cancellationToken))
                .Value
                .Content;
            var ledger = LedgerFormat.Read(customer, content.ToMemory().Span);
            if (ledger.Fault is { } fault) return $"entry {fault.Entry} does not hold";
            if (ledger.Attestations.Count != 1) return $"{ledger.Attestations.Count} attestations";

            var steps = ledger.Attestations.Values.Single().Steps;
            var isThere = least switch
            {
                AttestationState.Completed => steps.Count(s => s.What is Completed) == 1 && steps.Count(s => s.What is Approved) == 1,
                AttestationState.HandedOff => steps.Count(s => s.What is Approved) == 1,
                _ => steps.Count(s => s.What is Requested) == 1,
            };
            return isThere ? null : $"its steps are {string.Join(", ", steps.Select(s => s.What.GetType().Name))}";
        }
        catch (RequestFailedException failure)
        {
            return failure.ErrorCode;
        }
    }
}
