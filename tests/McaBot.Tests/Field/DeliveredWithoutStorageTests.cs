using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F03 where storage does not tell what came before: the bot answers no less for that.</summary>
[Collection(FaultStories.Name)]
public sealed class DeliveredWithoutStorageTests(FaultyWorld story)
{
    [Theory]
    [InlineData("500")]
    [InlineData("stall")]
    public async Task F03_Where_marks_cannot_be_kept_people_are_answered_all_the_same(string failure)
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();
        using var fault = story.Fails(failure, "storage", "deliveries", TimeSpan.FromSeconds(4), "PUT");

        await crew.Requester.SaysAsync("Chantal");
        Assert.Equal("Chantal", crew.Holds("firstName"));
        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });

        Assert.True(pressed.Card!.Has("attest.confirm"));
    }
}
