using System.Collections.Immutable;
using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>
/// How far messages have come, in memory. Every change first passes the turnstile, so that a test can interleave callers.
/// </summary>
internal sealed class MemoryProgress(Turnstile? turnstile = null) : IOutboxProgress
{
    private readonly Lock one = new();
    private readonly Dictionary<Guid, ImmutableDictionary<Guid, Progress>> noted = [];

    public bool IsDown { get; set; }

    public int Writes { get; private set; }

    public async Task<IReadOnlyDictionary<Guid, Progress>> ReadAsync(Guid customer, CancellationToken cancellationToken)
    {
        await PassAsync();
        return Now(customer);
    }

    public async Task ChangeAsync(
        Guid customer, Func<IReadOnlyDictionary<Guid, Progress>, IReadOnlyDictionary<Guid, Progress>?> change,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            await PassAsync();
            var before = Now(customer);
            var after = change(before);
            await PassAsync();
            if (after is null || TryWrite(customer, before, after.ToImmutableDictionary()))
            {
                return;
            }
        }
    }

    public Task ForgetAsync(Guid customer, CancellationToken cancellationToken)
    {
        lock (one)
        {
            noted.Remove(customer);
        }

        return Task.CompletedTask;
    }

    public ImmutableDictionary<Guid, Progress> Now(Guid customer)
    {
        lock (one)
        {
            return noted.GetValueOrDefault(customer, ImmutableDictionary<Guid, Progress>.Empty);
        }
    }

    private bool TryWrite(Guid customer, ImmutableDictionary<Guid, Progress> before, ImmutableDictionary<Guid, Progress> after)
    {
        lock (one)
        {
            if (!ReferenceEquals(Now(customer), before))
            {
                return false;
            }

            noted[customer] = after;
            Writes++;
            return true;
        }
    }

    private Task PassAsync() => IsDown ? throw new StoreUnavailableException("down") : turnstile?.PassAsync() ?? Task.CompletedTask;
}
