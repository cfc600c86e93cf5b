using McaBot.Tests.Support;

namespace McaBot.Tests.Privacy;

/// <summary>And it does not look into the void: a bot at work writes lines, spans and measurements.</summary>
[Collection(PlainStories.Name)]
public sealed class HarvestedStoryTests(StoryWorld story)
{
    [Fact]
    public async Task A_bot_at_work_is_harvested_in_every_place()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe");
        await crew.WaitsForDecisionAsync();
        using var nonsense = new StringContent("{");
        await story.World.Client.SendAsync(nonsense, null);
        await Harvest.EverythingArrivesAsync(story.World);

        var hay = HayStack.Of(story.World, story.World.Bot!.Lines).ToLookup(item => item.Place, item => item.Text);

        Assert.All(Enum.GetValues<Place>(), place => Assert.NotEmpty(hay[place]));
        Assert.Contains(hay[Place.Trace], text => text.Contains("POST /api/messages", StringComparison.Ordinal));
        Assert.Contains(hay[Place.Trace], text => text.Contains("mcabot.outbox.message", StringComparison.Ordinal));
        Assert.Contains(hay[Place.Metric], text => text.Contains("mcabot.requests", StringComparison.Ordinal));
        Assert.Contains(hay[Place.Channel], text => text.Contains(crew.Company, StringComparison.Ordinal));
        var needles = await Needles.OfAsync(story.World);
        Assert.Contains(new Needle(NeedleKind.SignatoryEmail, crew.Agent.Acceptance["email"]), needles);
        Assert.Contains(new Needle(NeedleKind.PersonName, crew.Manager.Person.Name), needles);
    }
}
