namespace McaBot.Platform.Caching;

/// <summary>The same answer for whoever asks often: looked for again only once the last has aged, and by one at a time.</summary>
/// <param name="goodFor">How long an answer holds.</param>
internal sealed class AgingAnswer<T>(TimeProvider time, Func<T, TimeSpan> goodFor) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private T last = default!;
    private DateTimeOffset until;

    public async Task<T> AskAsync(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() >= until)
            {
                last = await ask(cancellationToken);
                until = time.GetUtcNow() + goodFor(last);
            }

            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
