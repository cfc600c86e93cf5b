using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox.Processes;

/// <summary>A process of ours: its lines are kept, and it never outlives us.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan GoodOrderWithin = TimeSpan.FromSeconds(60);

    // Of a process that is gone: its own children may hold its output open.
    private static readonly TimeSpan LastWordsWithin = TimeSpan.FromSeconds(60);
    private const int Outputs = 2;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource saidAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string name;
    private readonly bool endsWithInput;
    private int outputsEnded;

    private ChildProcess(string name, ProcessStartInfo start, bool endsWithInput)
    {
        this.name = name;
        this.endsWithInput = endsWithInput;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => exited.TrySetResult();
    }

    public event Action<string>? LineWritten;

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    public Task Exited => exited.Task;

    public bool HasExited => exited.Task.IsCompleted || process.HasExited;

    public int ExitCode => process.ExitCode;

    public int Id => process.Id;

    /// <summary>How long it has had a core to itself, all its threads together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds in memory, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="endsWithInput">Whether it ends by itself, in good order, when its standard input closes.</param>
    /// <exception cref="StartProblemException">There is no such program.</exception>
    public static ChildProcess Start(
        string name, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null, bool endsWithInput = false)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? SandboxFolder.Path,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;

        var child = new ChildProcess(name, start, endsWithInput);
        child.Launch(file);
        if (!endsWithInput) ProcessGuard.Watch(child.process.Id);
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>
    /// The first line, already written or yet to come, that matches. Throws with everything written when the process ends first.
    /// </summary>
    public async Task<string> LineAsync(Func<string, bool> matches, TimeSpan timeout)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string line)
        {
            if (matches(line)) found.TrySetResult(line);
        }

        LineWritten += Look;
        try
        {
            foreach (var line in lines) Look(line);
            var first = await Task.WhenAny(found.Task, Exited, Task.Delay(timeout, TimeProvider.System));
            if (first == Exited) await AllLinesAsync();
            if (found.Task.IsCompleted) return await found.Task;
            throw Failed(first == Exited ? "ended" : $"said nothing of it for {timeout}");
        }
        finally
        {
            LineWritten -= Look;
        }
    }

    /// <summary>Everything it wrote, once it is gone.</summary>
    public async Task<IReadOnlyList<string>> AllLinesAsync()
    {
        await Exited;
        await Task.WhenAny(saidAll.Task, Task.Delay(LastWordsWithin, TimeProvider.System));
        return Lines;
    }

    public InvalidOperationException Failed(string what) => new($"{name} {what}:\n{string.Join('\n', lines)}");

    /// <summary>Ends it at once, as kill -9 does, and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        exited.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (endsWithInput)
        {
            process.StandardInput.Close();
            await Task.WhenAny(Exited, Task.Delay(GoodOrderWithin, TimeProvider.System));
        }

        await KillAsync();
        if (!endsWithInput) ProcessGuard.Forget(process.Id);
        process.Dispose();
    }

    private void Launch(string file)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            process.Dispose();
            throw MissingProgram.Of(file, missing);
        }
    }

    /// <param name="line">Null where an output ends.</param>
    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            LineWritten?.Invoke(line);
        }
        else if (Interlocked.Increment(ref outputsEnded) == Outputs)
        {
            saidAll.TrySetResult();
        }
    }
}
