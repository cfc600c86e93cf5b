using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>What an operator puts on record is taken up soon here.</summary>
public sealed class OperatedWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__SweepInterval"] = "00:00:01",
            ["Notifications__ClaimTime"] = "00:00:10",
        },
    };

    /// <summary>The bot's program with an operator's words, beside the bot that runs.</summary>
    internal async Task<(int ExitCode, string Said)> OperateAsync(params string[] words)
    {
        var (exitCode, lines) = await McaBot.Sandbox.Processes.BotProcess.RunToEndAsync(World.BotEnvironment, words);
        return (exitCode, string.Join('\n', lines));
    }

    /// <summary>The same history with its moments an hour earlier, sealed anew and with an anchor of its own.</summary>
    /// <returns>Puts the anchor back.</returns>
    internal async Task<IAsyncDisposable> RewritesHistoryAsync(Guid customer, McaBot.Attestations.CustomerLedger ledger)
    {
        var (blob, head) = (
            World.Container.GetBlobClient($"ledger/{customer:D}.jsonl"), World.Container.GetBlobClient($"heads/{customer:D}.json"));
        var (before, anchor) = ((await blob.DownloadContentAsync()).Value.Content, (await head.DownloadContentAsync()).Value.Content);
        var lines = McaBot.Attestations.LedgerFormat.Lines(before.ToMemory()).Select(l => l.Entry).ToList();
        var forged = McaBot.Attestations.LedgerFormat.Write(
            McaBot.Attestations.CustomerLedger.Empty(customer),
            [.. lines.Select(e => new McaBot.Attestations.Entry(e.Id, e.At.AddHours(-1), e.Attestation, e.Actor, e.Correlation, e.What))]);
        var sealedAnew = McaBot.Attestations.LedgerFormat.Read(customer, forged);
        await new LedgerWatch(World, customer).TamperAsync(_ => System.Text.Encoding.UTF8.GetString(forged));
        await head.UploadAsync(
            BinaryData.FromString($$"""{"sequence":{{sealedAnew.Sequence}},"hash":"{{sealedAnew.Head}}"}"""),
            overwrite: true
        );
        return new Restoring(() => head.UploadAsync(anchor, overwrite: true));
    }

    private sealed class Restoring(Func<Task> restore) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await restore();
    }
}

[CollectionDefinition(Name)]
public sealed class OperatedStories : ICollectionFixture<OperatedWorld>
{
    public const string Name = "Stories of operators";
}
