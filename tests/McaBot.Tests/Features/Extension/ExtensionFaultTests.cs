using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Extension;

/// <summary>What is shown where people write, while a service the bot needs is down.</summary>
[Collection(FaultStories.Name)]
public sealed class ExtensionFaultTests(FaultyWorld story)
{
    [Fact]
    public async Task While_storage_is_down_the_inserted_card_stays_and_a_search_says_so()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var inserted = await crew.Requester.InsertsAsync(Assert.Single((await crew.Requester.SearchesAsync(crew.Company)).Finds));
        var shown = inserted.CardFor(crew.Requester.Person)!.Said();
        story.World.Faults.Script = (service, method, _) => service == "storage" && method == "GET" ? new Fault { Status = 503 } : null;

        var pressed = await crew.Requester.PressesAsync(inserted, "card.refresh");
        var finds = await crew.Requester.SearchesAsync(crew.Company);
        story.World.Faults.Script = null;

        Assert.Null(pressed.Card);
        Assert.Matches("Reference: [0-9a-f]{32}", pressed.Message);
        Assert.Equal(shown, crew.Requester.Channel.Find(inserted.Id)!.CardFor(crew.Requester.Person)!.Said());
        Assert.Empty(finds.Finds);
        Assert.Matches("Reference: [0-9a-f]{32}", finds.Message);
    }

    [Fact]
    public async Task While_the_directory_is_down_nobody_finds_anything_and_the_dialog_opens_with_the_reason()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var message = crew.Manager.ChatsInChannel("Somebody accepted.");
        story.World.Faults.Script = (service, _, _) => service == "graph" ? new Fault { Status = 403 } : null;

        var finds = await crew.Requester.SearchesAsync(crew.Company);
        var dialog = await crew.Requester.AttestsFromMessageAsync(message);
        story.World.Faults.Script = null;

        Assert.Empty(finds.Finds);
        Assert.Matches("Reference: [0-9a-f]{32}", finds.Message);
        Assert.Empty(dialog.Card!.Inputs);
        Assert.Matches("Reference: [0-9a-f]{32}", dialog.Card!.Said());
    }
}
