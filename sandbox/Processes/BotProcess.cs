namespace McaBot.Sandbox.Processes;

/// <summary>The bot as a process of its own, configured by environment variables alone.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    // It takes seconds; a machine that is busy with much else takes many times as long.
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(3);
    private const int MostPorts = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly IReadOnlyDictionary<string, string> settings;
    private IReadOnlyList<string> earlier = [];

    // Whoever holds it may start the process or end it; waiting until it is ready happens outside.
    private readonly SemaphoreSlim turn = new(1);
    private ChildProcess? process;
    private bool isOver;

    private readonly IReadOnlyList<string> command;
    private readonly IReadOnlyList<string> arguments;

    private BotProcess(
        IReadOnlyDictionary<string, string> settings, int port, IReadOnlyList<string>? command, params IReadOnlyList<string> arguments)
    {
        this.command = command ?? ["dotnet", Path.Combine(AppContext.BaseDirectory, "McaBot.dll")];
        this.arguments = arguments;
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public event Action<string>? LineWritten;

    public Uri Address { get; }

    /// <summary>Everything it wrote, over all its lives.</summary>
    public IReadOnlyList<string> Lines => [.. earlier, .. process?.Lines ?? []];

    public bool IsRunning => process is { HasExited: false };

    /// <summary>What it holds in memory, in bytes; 0 while it does not run.</summary>
    public long WorkingSet => process?.WorkingSet ?? 0;

    /// <summary>How long it has had a core to itself in this life; none while it does not run.</summary>
    public TimeSpan ProcessorTime => process?.ProcessorTime ?? TimeSpan.Zero;

    /// <summary>As the system knows it; null while it does not run.</summary>
    public int? Id => process is { HasExited: false } running ? running.Id : null;

    public Task Exited => process?.Exited ?? Task.CompletedTask;

    /// <param name="command">What starts it: a program and its arguments, the bot's own file last. Null: this build.</param>
    /// <param name="choosePort">Asked again where somebody else was quicker; null: any free one.</param>
    public static async Task<BotProcess> StartAsync(
        IReadOnlyDictionary<string, string> settings, IReadOnlyList<string>? command = null, Func<int>? choosePort = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var bot = new BotProcess(settings, (choosePort ?? FreePort.Any)(), command);
            try
            {
                await bot.StartAsync();
                return bot;
            }
            catch (InvalidOperationException)
            {
                await bot.DisposeAsync();

                // Somebody else took the port between our finding it free and the bot's taking it.
                if (attempt == MostPorts || !bot.Lines.Any(IsAboutATakenPort)) throw;
            }
            catch
            {
                await bot.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Runs it with settings it should refuse, or with an operator's command.</summary>
    /// <returns>Exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunToEndAsync(
        IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var bot = new BotProcess(settings, FreePort.Any(), command: null, arguments);
        var process = await bot.LaunchAsync();
        await process.Exited.WaitAsync(ReadyWithin, TimeProvider.System);
        return (process.ExitCode, await process.AllLinesAsync());
    }

    /// <summary>kill -9. Returns when it is gone, also where somebody else is killing it already.</summary>
    public async Task KillAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (process is null) return;
            await process.KillAsync();
            earlier = Lines;
            await process.DisposeAsync();
            process = null;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>Starts it where it is not running, and returns when it says it is ready. Throws when it is killed meanwhile.</summary>
    public async Task StartAsync()
    {
        var started = await LaunchAsync();
        using var patience = new CancellationTokenSource(ReadyWithin, TimeProvider.System);
        var last = "no answer";
        while (!patience.IsCancellationRequested)
        {
            // Whoever else has the port may take the call and never answer it.
            var asking = WhyNotReadyAsync(patience.Token);
            await Task.WhenAny(asking, started.Exited);
            if (started.HasExited) throw await EarlyEndAsync(started);
            if (await asking is not { } why) return;

            last = why;
            await Task.WhenAny(started.Exited, Task.Delay(BetweenLooks, TimeProvider.System));
        }

        throw started.Failed($"was not ready within {ReadyWithin} ({last})");
    }

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        await KillAsync();
        http.Dispose();
    }

    /// <returns>Null when it is ready.</returns>
    private async Task<string?> WhyNotReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode
                ? null
                : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}";
        }
        catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // Not listening yet, or nobody waits any longer.
            return notYet.Message;
        }
    }

    private static bool IsAboutATakenPort(string line) => line.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private static async Task<InvalidOperationException> EarlyEndAsync(ChildProcess ended)
    {
        await ended.AllLinesAsync();
        return ended.Failed("ended before it was ready");
    }

    private async Task<ChildProcess> LaunchAsync()
    {
        await turn.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            if (process is { HasExited: false } running) return running;
            var environment = new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/') };
            process = ChildProcess.Start(
                "The bot", command[0], [.. command.Skip(1), .. arguments], environment, Path.GetDirectoryName(command[^1]));
            process.LineWritten += line => LineWritten?.Invoke(line);
            return process;
        }
        finally
        {
            turn.Release();
        }
    }
}
