using McaBot.Platform.Caching;

namespace McaBot.Platform.SelfChecks;

/// <summary>The lines of the self-check, for whoever asks often.</summary>
internal sealed class CachedSelfChecks(SelfCheckRun checks, TimeProvider time) : IDisposable
{
    private readonly AgingAnswer<IReadOnlyList<CheckLine>> answer = new(time, _ => TimeSpan.FromMinutes(1));

    public Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        answer.AskAsync(checks.RunAsync, cancellationToken);

    public void Dispose() => answer.Dispose();
}
