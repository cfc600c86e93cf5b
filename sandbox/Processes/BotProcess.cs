namespace McaBot.Sandbox.Processes;

/// <summary>The bot as a process of its own, configured by environment variables alone.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly List<string> earlier = [];
    private ChildProcess? process;

    private BotProcess(IReadOnlyDictionary<string, string> settings, int port)
    {
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public event Action<string>? LineWritten;

    public Uri Address { get; }

    /// <summary>Everything it wrote, over all its lives.</summary>
    public IReadOnlyList<string> Lines => [.. earlier, .. process?.Lines ?? []];

    public bool IsRunning => process is { HasExited: false };

    public Task Exited => process?.Exited ?? Task.CompletedTask;

    public static async Task<BotProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var bot = new BotProcess(settings, FreePort.Any());
        try
        {
            await bot.StartAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs it with settings it should refuse.</summary>
    /// <returns>Exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, IReadOnlyCollection<string> Lines)> RunToEndAsync(IReadOnlyDictionary<string, string> settings)
    {
        await using var bot = new BotProcess(settings, FreePort.Any());
        bot.Launch();
        await bot.Exited.WaitAsync(ReadyWithin, TimeProvider.System);
        return (bot.process!.ExitCode, bot.process.Lines);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (process is null) return;
        await process.KillAsync();
        earlier.AddRange(process.Lines);
        await process.DisposeAsync();
        process = null;
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>Starts it where it is not running, and returns when it says it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        using var patience = new CancellationTokenSource(ReadyWithin, TimeProvider.System);
        var last = "no answer";
        while (!patience.IsCancellationRequested)
        {
            if (process!.HasExited) throw process.Failed("ended before it was ready");
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/health/ready"), patience.Token);
                if (answer.IsSuccessStatusCode) return;
                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(patience.Token)}";
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.WhenAny(process.Exited, Task.Delay(BetweenLooks, TimeProvider.System));
        }

        throw process!.Failed($"was not ready within {ReadyWithin} ({last})");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
    }

    private void Launch()
    {
        if (IsRunning) return;
        var environment = new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/') };
        process = ChildProcess.Start("The bot", "dotnet", [Path.Combine(AppContext.BaseDirectory, "McaBot.dll")], environment, AppContext.BaseDirectory);
        process.LineWritten += line => LineWritten?.Invoke(line);
    }
}
