using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>One crew's fault point: a call by name, of which nothing comes back, and before or after it had its effect.</summary>
/// <param name="name">With "#2" the second of that name.</param>
internal sealed class CrashPoint(CrashFlow flow, CrashCrew crew, string name, bool after)
{
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    public CrashFlow Flow => flow;

    public CrashCrew Crew => crew;

    public Func<Task<PressResult>> Act { get; } = flow.ActOf(crew);

    public string Name => name;

    public bool After => after;

    /// <summary>Whether the flow is known to make this call.</summary>
    public bool IsSure => flow.Calls.Contains(name, StringComparer.Ordinal);

    public Task Struck => struck.Task;

    public bool IsStruck => struck.Task.IsCompleted;

    public void Strike() => struck.TrySetResult();

    /// <returns>Whether this call of the crew, in the order they come, is the one.</returns>
    public bool IsAt(string call)
    {
        var (wanted, number) = name.Split('#') is [var named, var nth] ? (named, nth[0] - '0') : (name, 1);
        return string.Equals(wanted, call, StringComparison.Ordinal) && ++calls == number;
    }

    public override string ToString() => $"{flow.Sentence}; killed {(after ? "after" : "before")} {name}";
}
