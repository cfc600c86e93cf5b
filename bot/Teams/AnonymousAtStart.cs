namespace McaBot.Teams;

/// <summary>Says at start, for everybody to see, that nobody is asked who they are.</summary>
internal sealed partial class AnonymousAtStart(IOptions<MicrosoftAppOptions> app, ILogger<AnonymousAtStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (app.Value.AllowAnonymousCallers)
        {
            LogAnonymous();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        3015, LogLevel.Warning,
        "NOBODY IS ASKED WHO THEY ARE: every program on this machine can speak to the bot in anybody's name (AllowAnonymousCallers). This "
        + "is for trying things out on this machine; no record it makes proves anything")]
    private partial void LogAnonymous();
}
