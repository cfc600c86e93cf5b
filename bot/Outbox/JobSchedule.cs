using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace McaBot.Outbox;

/// <summary>Runs every scheduled job soon after the start and whenever it is time; one that fails is run again at its next time.</summary>
internal sealed class JobSchedule(IEnumerable<IScheduledJob> jobs, TimeProvider time, ILogger<JobSchedule> log)
    : OutboxProcess<string>(JobsAtOnce, jobs.Select(j => j.Every).Append(LongestPause).Min(), time, log)
{
    private const int JobsAtOnce = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, IScheduledJob> byName = jobs.ToFrozenDictionary(j => j.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> due = new(StringComparer.Ordinal);

    protected override string Name => "scheduled job";

    protected override async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var name in byName.Keys.Where(n => !IsAtWork(n) && due.GetValueOrDefault(n) <= Time.GetUtcNow()))
        {
            yield return name;
        }
    }

    protected override async Task<DateTimeOffset?> RunAsync(string key, CancellationToken cancellationToken)
    {
        var job = byName[key];

        // A sweep may come a little before the time.
        due[key] = Time.GetUtcNow() + job.Every - TimeSpan.FromMilliseconds(50);
        await job.RunAsync(cancellationToken);
        return null;
    }
}
