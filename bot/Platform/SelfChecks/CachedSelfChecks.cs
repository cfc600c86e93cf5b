namespace McaBot.Platform.SelfChecks;

/// <summary>The same for whoever asks often: looked at again only once the last answer has aged, and by one at a time.</summary>
internal sealed class CachedSelfChecks(SelfCheckRun checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1, 1);
    private IReadOnlyList<CheckLine> last = [];
    private DateTimeOffset until;

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() >= until)
            {
                last = await checks.RunAsync(cancellationToken);
                until = time.GetUtcNow() + GoodFor;
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
