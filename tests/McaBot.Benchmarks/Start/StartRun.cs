using System.Net.Http.Headers;
using McaBot.Benchmarks.Soak;
using McaBot.Benchmarks.TurnCost;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

namespace McaBot.Benchmarks.Start;

/// <summary>
/// Starts every program anew for each figure of each round, one after the other: what the machine does besides hits all alike.
/// </summary>
internal sealed class StartRun : IAsyncDisposable
{
    private static readonly Uri NoSink = new("http://127.0.0.1:9/");
    private readonly List<StartMeasurement> measured = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StartPrograms programs;
    private readonly SandboxWorld world;
    private readonly SoakPair pair;
    private readonly Uri botAddress;
    private readonly IReadOnlyDictionary<string, string> botEnvironment;

    private StartRun(StartPrograms programs, SandboxWorld world)
    {
        (this.programs, this.world, botAddress) = (programs, world, world.Bot!.Address);
        pair = SoakRun.Hire(world, 0, new SoakLog(TimeProvider.System), TimeSpan.Zero);
        botEnvironment = new Dictionary<string, string>(world.BotEnvironment, StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = botAddress.ToString().TrimEnd('/'),
        };
    }

    public static async Task<StartReport> RunAsync(StartOptions options)
    {
        using var programs = await StartPrograms.PublishAsync(Enum.GetValues<StartedProgram>());
        await using var world = await SandboxWorld.StartAsync(new SandboxOptions
        {
            ServePage = false,
            BotSettings = StartPrograms.SettingsOfTheImage,
        });
        await using var run = new StartRun(programs, world);
        await run.MeasureAsync(options.Rounds);
        return new StartReport(run.measured);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task MeasureAsync(int rounds)
    {
        var outputs = Enum.GetValues<ProgramOutput>();
        var waiting = new Queue<WaitingRequest>();
        while (waiting.Count < rounds * outputs.Length * 2) waiting.Enqueue(await pair.LeavesARequestWaitingAsync());
        await world.Bot!.KillAsync();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var output in outputs)
            {
                await MeasureBareAsync(output);
                await MeasureFirstDecisionAsync(output, waiting.Dequeue());
                await MeasureFirstWordAsync(output);
                await MeasureOnceReadyAsync(output, waiting.Dequeue());
            }
        }
    }

    private async Task MeasureBareAsync(ProgramOutput output)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Any()}");
        var command = programs.CommandOf(StartedProgram.Bare, output);
        await using var bare = await StartedProcess.ListeningAsync(
            StartedProgram.Bare, output, command, address, new Dictionary<string, string>());
        using var press = new ByteArrayContent(SampleActivities.Of(LoadKind.Invoke, 0, NoSink));
        press.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        await bare.AnswersAsync(
            Milestone.FirstDecision,
            async () =>
            {
                using var answer = await http.PostAsync(new Uri(address, "/api/messages"), press);
                return await answer.Content.ReadAsByteArrayAsync();
            },
            bytes => bytes.Length >= SampleCard.Answer.Length);
        measured.AddRange(bare.Reached);
    }

    private async Task MeasureFirstDecisionAsync(ProgramOutput output, WaitingRequest request)
    {
        await using var bot = await StartBotAsync(output);
        await bot.AnswersAsync(Milestone.FirstDecision, request.ApproveAsync, isApproved => isApproved);
        measured.AddRange(bot.Reached);
        await request.SettledAsync();
    }

    private async Task MeasureFirstWordAsync(ProgramOutput output)
    {
        await using var bot = await StartBotAsync(output);
        await bot.AnswersAsync(Milestone.FirstWord, pair.AsksForHelpAsync, isAnswered => isAnswered);
        measured.AddRange(bot.Reached.Where(reached => reached.Milestone == Milestone.FirstWord));
    }

    private async Task MeasureOnceReadyAsync(ProgramOutput output, WaitingRequest request)
    {
        await using var bot = await StartBotAsync(output);
        await bot.ReadyAsync();
        await bot.AnswersAsync(Milestone.DecisionOnceReady, request.ApproveAsync, isApproved => isApproved);
        measured.AddRange(bot.Reached.Where(reached => reached.Milestone != Milestone.Listening));
        await request.SettledAsync();
    }

    private Task<StartedProcess> StartBotAsync(ProgramOutput output) => StartedProcess.ListeningAsync(
        StartedProgram.McaBot, output, programs.CommandOf(StartedProgram.McaBot, output), botAddress, botEnvironment);
}
