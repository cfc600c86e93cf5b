using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Support;

/// <summary>The ledgers have a container of their own, and either container is put back to what it was at another moment.</summary>
public sealed class RestorableWorld : StoryWorld
{
    protected override SandboxOptions Options { get; } = new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Storage__LedgerContainer"] = $"t{Guid.NewGuid():N}",
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };

    internal Task<ContainerCopy> CopiesRecordsAsync() => ContainerCopy.OfAsync(World.Container);

    internal Task<ContainerCopy> CopiesLedgersAsync() => ContainerCopy.OfAsync(World.Ledgers);

    /// <summary>As docs/operations.md says: the bot is stopped, the copies are put back, the bot is started.</summary>
    internal async Task RestoresAsync(params ContainerCopy[] copies)
    {
        await World.Bot!.KillAsync();
        foreach (var copy in copies) await copy.RestoreAsync();
        await World.Bot.StartAsync();
    }

    /// <summary>Has the operator's command end like that and say this.</summary>
    internal async Task<IReadOnlyCollection<string>> SaysAsync(int exitCode, string words, params string[] command)
    {
        var (ended, lines) = await BotProcess.RunToEndAsync(World.BotEnvironment, command);

        Assert.True(lines.Any(l => l.Contains(words, StringComparison.Ordinal)), $"{words}\nis not in\n{string.Join('\n', lines)}");
        Assert.Equal(exitCode, ended);
        return lines;
    }
}
