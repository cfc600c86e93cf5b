using System.Globalization;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

[CollectionDefinition(Name)]
public sealed class PlainStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories";
}

/// <summary>A second plain world, so that two stories run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class FormStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories of forms";
}

/// <summary>Storage is reached through a proxy, where faults can strike it.</summary>
public sealed class FaultyWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };

    /// <param name="failure">A status, "stall", "dropped" or "nonsense".</param>
    /// <param name="stall">Longer than the bot waits for that service.</param>
    internal ArmedFault Fails(string failure, string service, string path, TimeSpan stall, string? method = null) => World.Faults.Next(
        service,
        path,
        times: 1000,
        status: int.TryParse(failure, CultureInfo.InvariantCulture, out var status) ? status : null,
        stall: failure == "stall" ? stall : null,
        dropBeforeEffect: failure == "dropped",
        body: failure == "nonsense" ? "<html>sorry</html>" : null,
        method: method);
}

[CollectionDefinition(Name)]
public sealed class FaultStories : ICollectionFixture<FaultyWorld>
{
    public const string Name = "Stories of faults";
}

/// <summary>A request lives for seconds here in place of weeks.</summary>
public sealed class HastyWorld : StoryWorld
{
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(40);

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Reminders__RemindAfter"] = "00:00:06",
            ["Reminders__MaxReminders"] = "1",
            ["Reminders__EscalateAfter"] = "00:00:14",
            ["Reminders__ExpireAfter"] = $"{Life}",
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class HastyStories : ICollectionFixture<HastyWorld>
{
    public const string Name = "Stories of requests nobody decides on";
}

/// <summary>Nothing happens by itself here, people may remind at once, and managers are looked up whether they are away.</summary>
public sealed class PatientWorld : StoryWorld
{
    /// <summary>Longer than a press takes on the slowest machine.</summary>
    internal static readonly TimeSpan RemindAtMostEvery = TimeSpan.FromSeconds(15);

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Reminders__RemindAfter"] = "00:00:00",
            ["Reminders__EscalateAfter"] = "00:00:00",
            ["Reminders__ExpireAfter"] = "00:00:00",
            ["Reminders__RemindAtMostEvery"] = $"{RemindAtMostEvery}",
            ["Reminders__AbsenceCheck"] = "true",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class PatientStories : ICollectionFixture<PatientWorld>
{
    public const string Name = "Stories of reminders and absence";
}

/// <summary>The bot dies here, and what it left is picked up soon.</summary>
public sealed class MortalWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalStories : ICollectionFixture<MortalWorld>
{
    public const string Name = "Stories of restarts";
}

/// <summary>Storage is reached through a proxy, and the bot dies at any call.</summary>
public sealed class MortalFaultyWorld : StoryWorld
{
    /// <summary>
    /// Tries that may have been seen: until all are held where they are to die, one of them may have been given up as unanswered, and be
    /// tried again.
    /// </summary>
    public const string HeldLong = "10";

    protected override SandboxOptions Options => new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
            ["Notifications__MaxAmbiguous"] = HeldLong,
            ["Reminders__RemindAtMostEvery"] = "00:00:00",
        },
    };
}

/// <summary>The same with a connection to Partner Center.</summary>
public sealed class MortalConnectedWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        StorageThroughProxy = true,
        PartnerCenter = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
            ["Notifications__MaxAmbiguous"] = MortalFaultyWorld.HeldLong,
            ["PartnerCenter__Timeout"] = "00:00:03",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class MortalConnectedStories : ICollectionFixture<MortalConnectedWorld>
{
    public const string Name = "Stories of crashes with Partner Center";
}

[CollectionDefinition(Name)]
public sealed class MortalFaultStories : ICollectionFixture<MortalFaultyWorld>
{
    public const string Name = "Stories of crashes";
}

/// <summary>Approved attestations are carried out through Partner Center, which also tells of earlier acceptances.</summary>
public sealed class ConnectedWorld : StoryWorld
{
    protected override SandboxOptions Options => new() { PartnerCenter = true, PartnerCenterReads = true };

    internal PartnerCenterBook PartnerCenter => World.PartnerCenter;
}

[CollectionDefinition(Name)]
public sealed class ConnectedStories : ICollectionFixture<ConnectedWorld>
{
    public const string Name = "Stories with Partner Center";
}

/// <summary>A thousand rows keep storage busy here, and the bot dies in the middle: it looks less often for what is left.</summary>
public sealed class ManyRowsWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:05",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class ManyRowsStories : ICollectionFixture<ManyRowsWorld>
{
    public const string Name = "Stories of many rows";
}

/// <summary>Nobody may do much at a time here.</summary>
public sealed class NarrowWorld : StoryWorld
{
    public const int TurnsPerPerson = 60;

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Limits__TurnsPerPersonPerMinute"] = TurnsPerPerson.ToString(CultureInfo.InvariantCulture),
            ["Limits__OpenRequestsPerPerson"] = "2",
            ["Evidence__MaxBytes"] = "2048",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class NarrowStories : ICollectionFixture<NarrowWorld>
{
    public const string Name = "Stories of limits";
}

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

/// <summary>What identifies the customers' people is erased within seconds here.</summary>
public sealed class ForgetfulWorld : StoryWorld
{
    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string>
        {
            ["Retention__EraseAfter"] = "00:00:03",
            ["Retention__DraftsAfter"] = "00:00:08",
            ["Retention__SweepInterval"] = "00:00:01",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class ForgetfulStories : ICollectionFixture<ForgetfulWorld>
{
    public const string Name = "Stories of retention";
}

/// <summary>What takes longer than a turn can be struck here at each of its calls.</summary>
public sealed class ErrandWorld : StoryWorld
{
    protected override SandboxOptions Options =>
    new()
    {
        StorageThroughProxy = true,
        BotSettings = new Dictionary<string, string>
        {
            ["Notifications__ClaimTime"] = "00:00:10",
            ["Notifications__SweepInterval"] = "00:00:01",
        },
    };
}

[CollectionDefinition(Name)]
public sealed class ErrandStories : ICollectionFixture<ErrandWorld>
{
    public const string Name = "Stories of errands";
}
