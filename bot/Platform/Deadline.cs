namespace McaBot.Platform;

/// <summary>The caller's token, cancelled as well once what it is for has taken too long.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;

    /// <param name="longest">Told by the clock of <paramref name="time"/>.</param>
    public Deadline(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        limit = new CancellationTokenSource(longest, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    public void Dispose()
    {
        either.Dispose();
        limit.Dispose();
    }
}
