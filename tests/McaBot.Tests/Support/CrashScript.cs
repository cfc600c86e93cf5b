using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>
/// Holds each crew at its point, and from then on lets no call of that crew through, so that outside the bot nothing happens that could not
/// have happened had it died there; then it dies.
/// </summary>
internal sealed class CrashScript(IReadOnlyList<CrashPoint> points)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource dead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bot is gone: what was held never arrives.</summary>
    public void Release() => dead.TrySetResult();

    public Fault? Decide(string service, string method, string path)
    {
        if (CallNames.Of(service, method, path) is not { } name) return null;
        lock (gate)
        {
            var mine = points.FirstOrDefault(p => p.Crew.Owns(path));
            if (mine is { IsStruck: true }) return Hold(after: false);

            // A call that names nobody counts for whoever waits for it.
            var hit = mine is null ? points.FirstOrDefault(p => !p.IsStruck && p.Name == name) : mine.IsAt(name) ? mine : null;
            hit?.Strike();
            return hit is null ? null : Hold(hit.After);
        }
    }

    private Fault Hold(bool after) => new() { Do = () => dead.Task, Drop = true, AfterEffect = after };
}
