using System.Diagnostics;
using System.Net.Sockets;
using McaBot.Sandbox.Processes;

namespace McaBot.Benchmarks.Start;

/// <summary>One process from its start on, and when it came how far.</summary>
internal sealed class StartedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<StartMeasurement> reached = [];
    private readonly StartedProgram program;
    private readonly ProgramOutput output;
    private readonly Uri address;
    private readonly long begun = Stopwatch.GetTimestamp();
    private readonly ChildProcess process;

    private StartedProcess(
        StartedProgram program, ProgramOutput output, IReadOnlyList<string> command, Uri address,
        IReadOnlyDictionary<string, string> environment)
    {
        (this.program, this.output, this.address) = (program, output, address);
        process = ChildProcess.Start(
            program.ToString(), command[0],
            [.. command.Skip(1), .. program == StartedProgram.Bare ? [address.ToString()] : Array.Empty<string>()],
            environment, Path.GetDirectoryName(command[^1]));
    }

    public IReadOnlyList<StartMeasurement> Reached => reached;

    /// <returns>The process, which takes connections.</returns>
    public static async Task<StartedProcess> ListeningAsync(
        StartedProgram program, ProgramOutput output, IReadOnlyList<string> command, Uri address,
        IReadOnlyDictionary<string, string> environment)
    {
        var started = new StartedProcess(program, output, command, address, environment);
        while (!await started.TakesConnectionsAsync()) await started.WaitAsync("listening");
        started.Reach(Milestone.Listening);
        return started;
    }

    public async Task ReadyAsync()
    {
        while (!await IsReadyAsync()) await WaitAsync("ready");
        Reach(Milestone.Ready);
    }

    /// <param name="isDone">What the answer has to be for the milestone to be reached.</param>
    public async Task AnswersAsync<T>(Milestone milestone, Func<Task<T>> ask, Func<T, bool> isDone)
    {
        var answer = await ask();
        if (!isDone(answer)) throw process.Failed($"did not come to {milestone}: {answer}");
        Reach(milestone);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }

    private void Reach(Milestone milestone) => reached.Add(
        new StartMeasurement(program, output, milestone, Stopwatch.GetElapsedTime(begun), process.ProcessorTime, process.WorkingSet));

    private async Task WaitAsync(string what)
    {
        if (process.HasExited) throw process.Failed($"ended before it was {what}");
        if (Stopwatch.GetElapsedTime(begun) > Patience) throw process.Failed($"was not {what} within {Patience}");
        await Task.Delay(BetweenLooks, TimeProvider.System);
    }

    private async Task<bool> TakesConnectionsAsync()
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            // Not yet.
            return false;
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        using var answer = await http.GetAsync(new Uri(address, "/health/ready"));
        return answer.IsSuccessStatusCode;
    }
}
