using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F03 where the process died before it could answer.</summary>
[Collection(MortalStories.Name)]
public sealed class DeliveredAfterADeathTests(MortalWorld story)
{
    [Fact]
    public async Task F03_What_a_process_died_over_is_answered_when_it_comes_again_and_taken_once()
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();
        var chantal = story.World.Client.Activities.Message(crew.Requester.Person, crew.Requester.Chat, "Chantal");
        using (story.World.Faults.Next(new Fault
        {
            Service = "teams", Method = "POST", Path = "/activities", Do = () => story.World.Bot!.KillAsync(), Drop = true,
        }))
        {
            Assert.False((await story.World.Client.DeliverAsync(chantal.DeepClone().AsObject())).IsOk);
        }

        await story.World.Bot!.StartAsync();
        var before = crew.Requester.Chat.Messages.Count;
        Assert.True((await story.World.Client.DeliverAsync(chantal.DeepClone().AsObject())).IsOk);

        // A typing sign may have been what it died over: then nothing was taken yet, and there is a form besides.
        Assert.InRange(crew.Requester.Chat.Messages.Skip(before).Count(), 1, 2);
        Assert.Equal("Chantal", crew.Holds("firstName"));
        Assert.True(string.IsNullOrEmpty(crew.Holds("lastName")));
    }
}
