using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Stories;

/// <summary>One crew's fault point: a call by name, of which nothing comes back, and before or after it had its effect.</summary>
internal sealed class CrashPoint(CrashFlow flow, CrashCrew crew, string name, bool after)
{
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CrashFlow Flow => flow;

    public CrashCrew Crew => crew;

    public Func<Task<PressResult>> Act { get; } = flow.ActOf(crew);

    public string Name => name;

    public bool After => after;

    public Task Struck => struck.Task;

    public bool IsStruck => struck.Task.IsCompleted;

    public void Strike() => struck.TrySetResult();

    public override string ToString() => $"{flow.Sentence}; killed {(after ? "after" : "before")} {name}";
}

/// <summary>
/// Holds each crew at its point, and from then on lets no call of that crew through, so that outside the bot nothing happens that could not have
/// happened had it died there; then it dies.
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
            var hit = mine is null ? points.FirstOrDefault(p => !p.IsStruck && Is(p, name)) : Is(mine, name) ? mine : null;
            hit?.Strike();
            return hit is null ? null : Hold(hit.After);
        }
    }

    private static bool Is(CrashPoint point, string name) => string.Equals(point.Name, name, StringComparison.Ordinal);

    private Fault Hold(bool after) => new() { Do = () => dead.Task, Drop = true, AfterEffect = after };
}
