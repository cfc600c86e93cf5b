namespace McaBot.Platform.SelfChecks;

/// <summary>Runs every check side by side, each within its own time: none that hangs keeps the others from being told.</summary>
internal sealed partial class SelfCheckRun(IEnumerable<ISelfCheck> checks, TimeProvider time, ILogger<SelfCheckRun> log)
{
    private readonly IReadOnlyList<ISelfCheck> all =
        [.. checks.OrderBy(c => c.Subject).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <returns>In the order in which things are mended.</returns>
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(all.Select(c => RunAsync(c, cancellationToken)))).SelectMany(lines => lines)];

    private async Task<IReadOnlyList<CheckLine>> RunAsync(ISelfCheck check, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(check.Limit, time, cancellationToken);
        try
        {
            // A call that does not heed its token must not hold up the rest.
            return await Task.Run(() => check.RunAsync(deadline.Token), deadline.Token).WaitAsync(deadline.Token);
        }
        catch (StoreUnavailableException)
        {
            return [CheckLine.Skipped(check.Name, "needs storage, which cannot be read: see above")];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = check.Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return [CheckLine.Wrong(
                check.Name, $"no answer within {seconds} s", "Is the way there open: DNS, firewall, proxy, private endpoint?")];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, check.Name);
            return [CheckLine.Wrong(check.Name, $"the check itself failed: {e.GetType().Name}", "Report it with log event 3111.")];
        }
    }

    [LoggerMessage(3111, LogLevel.Error, "The check {Check} failed")]
    private partial void LogFailed(Exception exception, string check);
}
