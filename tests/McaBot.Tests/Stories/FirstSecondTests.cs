using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(MortalFaultStories.Name)]
public sealed class FirstSecondTests(MortalFaultyWorld story)
{
    [Fact]
    public async Task Whoever_presses_while_a_process_starts_does_not_wait_for_what_the_last_one_left()
    {
        await story.World.Bot!.KillAsync();
        var begun = TimeProvider.System.GetUtcNow();

        await story.World.Bot.StartAsync();

        var opened = await story.World.Requests.WaitForAsync(call => call.Began > begun && call.Service == "storage");
        var looked = await story.World.Requests.WaitForAsync(call => call.Began > begun && AsksWhatIsLeft(call));
        Assert.InRange(looked.Began - opened.Began, TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
    }

    private static bool AsksWhatIsLeft(LoggedRequest call) =>
        call.Service == "storage" && call.Path.Contains("comp=list", StringComparison.Ordinal);
}
