using System.Collections.Concurrent;
using McaBot.Attestations;

namespace McaBot.Benchmarks.Soak;

/// <summary>What was asked of the bot, and what it acknowledged.</summary>
internal sealed class SoakLog(TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();
    private readonly ConcurrentQueue<SoakTurn> turns = new();
    private readonly ConcurrentDictionary<Guid, AttestationState> acknowledged = new();
    private readonly ConcurrentQueue<AwaitedCard> awaited = new();
    private readonly ConcurrentDictionary<string, int> refused = new(StringComparer.Ordinal);

    public TimeSpan Elapsed => time.GetElapsedTime(begun);

    public IReadOnlyCollection<SoakTurn> Turns => turns;

    /// <summary>By customer, how far its attestation is for sure.</summary>
    public IReadOnlyDictionary<Guid, AttestationState> Acknowledged => acknowledged;

    /// <summary>Steps that were not answered as hoped, and how often.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    /// <summary>Cards that had not come while somebody waited for them.</summary>
    public IReadOnlyCollection<AwaitedCard> Awaited => awaited;

    public async Task<T> TurnAsync<T>(string step, Func<Task<T>> turn)
    {
        var from = time.GetTimestamp();
        var answer = await turn();
        turns.Enqueue(new SoakTurn(step, Elapsed, time.GetElapsedTime(from)));
        return answer;
    }

    public void Acknowledge(Guid customer, AttestationState state) => acknowledged[customer] = state;

    public void Await(AwaitedCard card) => awaited.Enqueue(card);

    public void Refuse(string step) => refused.AddOrUpdate(step, 1, (_, count) => count + 1);
}
