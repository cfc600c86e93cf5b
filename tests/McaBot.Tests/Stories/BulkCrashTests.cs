using McaBot.Attestations;
using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Stories;

[Collection(MortalStories.Name)]
public sealed class BulkCrashTests(MortalWorld story)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_decision_about_all_that_was_acknowledged_is_carried_out_whatever_dies()
    {
        var crew = new BulkCrew(story, 60);
        var (_, approval) = await crew.RequestsAsync();

        using var death = story.World.Faults.Next(new Fault
        {
            Service = "teams", Path = crew.Agent.Chat.Id[2..], Do = () => story.World.Bot!.KillAsync(), Drop = true,
        });
        await crew.Manager.PressesAsync(approval, "bulk.approve");
        await death.Hit;
        await story.World.Bot!.Exited;
        Assert.Contains(await crew.AttestationsAsync(), a => a.State == AttestationState.Requested);
        await story.World.Bot.StartAsync();

        await crew.Agent.SeesAsync("is decided: 60 approved, 0 rejected", timeout: Patience);
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(1, a.Steps.Count(s => s.What is Approved)));
        await crew.Manager.SeesWithoutAsync(approval, "bulk.approve");
    }
}
