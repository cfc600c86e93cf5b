using System.Net;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Starting;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Sandbox;

/// <summary>A world that is opened at another port is still where its conversations, files and links say it is.</summary>
public sealed class AnotherPortTests : IDisposable
{
    private static readonly Dictionary<string, string> NothingByItself = new()
    {
        ["Reminders__RemindAfter"] = "00:00:00", ["Reminders__EscalateAfter"] = "00:00:00", ["Reminders__ExpireAfter"] = "00:00:00",
    };

    private static readonly Dictionary<string, string> RemindedByItself = new()
    {
        ["Reminders__RemindAfter"] = "00:00:01", ["Reminders__MaxReminders"] = "1", ["Reminders__EscalateAfter"] = "00:00:00",
    };

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("mcabot-port-").FullName;
    private readonly Guid customer = Guid.NewGuid();

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task After_a_restart_at_another_port_a_reminder_arrives_though_nobody_has_said_a_word_since()
    {
        string asked;
        var before = SandboxPorts.Choose(folder, FreePort.Any());
        await using (var world = await StartAsync(before, NothingByItself))
        {
            await world.Megan.OpensMcaBotAsync();
            await new AgentAtWork(world.Ben, customer.ToString("D")).RequestsAsync();
            asked = (await world.Megan.SeesCardWithAsync("decision.approve")).Id;
            await new LedgerWatch(world, customer).ComesToRestAsync(AttestationState.Requested);
        }

        var after = SandboxPorts.Choose(folder, FreePort.Any());
        await using var again = await StartAsync(after, RemindedByItself);

        var megan = again.Megan;
        var reminder = await megan.Chat.WaitForAsync(m => m.Id != asked && m.CardFor(megan.Person)?.Has("decision.approve") == true);
        Assert.Contains("Reminded on", reminder.CardFor(megan.Person)!.Said(), StringComparison.Ordinal);
        var attestation = await new LedgerWatch(again, customer).ComesToRestAsync(AttestationState.Requested);
        Assert.DoesNotContain(attestation.Messages.Values, message => message.Status == MessageStatus.DeadLettered);

        Assert.NotEqual(before.Page, after.Page);
        Assert.Equal(after.Page, again.Address.Port);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var port in new[] { before.Page, after.Page })
        {
            using var page = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    private async Task<SandboxWorld> StartAsync(SandboxPorts ports, Dictionary<string, string> reminders)
    {
        var world = await TestWorlds.StartAsync(new SandboxOptions
        {
            DataFolder = folder,
            Port = ports.World,
            PagePort = ports.Page,
            BotSettings = reminders,
        });
        ports.Keep(folder);
        return world;
    }
}
