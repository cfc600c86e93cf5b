using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Extension;

/// <summary>A card that somebody showed to others: safe for everybody, shows how it stands now, and changes nothing.</summary>
[Collection(PlainStories.Name)]
public sealed class SharedCardStoryTests(StoryWorld story)
{
    [Fact]
    public async Task The_inserted_card_shows_each_reader_how_it_stands_now_and_a_refresh_changes_nothing()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var inserted = await InsertsAsync(crew);
        var outsider = story.Hires("Tom");
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var before = await crew.Ledger.TextAsync();

        var looked = await crew.Requester.LooksAtAsync(inserted);
        var pressed = await outsider.PressesAsync(inserted, "card.refresh");

        Assert.Contains("Waiting for a decision", inserted.Card!.Said(), StringComparison.Ordinal);
        foreach (var card in new[] { looked.Card!, pressed.Card! })
        {
            Assert.Contains("Approved, to be recorded", card.Said(), StringComparison.Ordinal);
            Assert.Contains(crew.Company, card.Said(), StringComparison.Ordinal);
            AssertNamesNobody(crew, card);
            Assert.Equal(["card.refresh"], card.Verbs);
        }

        Assert.Equal(before, await crew.Ledger.TextAsync());
        Assert.Equal(1, crew.Requester.Channel.Find(inserted.Id)!.Edition);
    }

    [Fact]
    public async Task Clients_of_whom_it_concerns_refresh_it_by_themselves_while_it_is_open()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();

        var inserted = await InsertsAsync(crew);

        string[] concerned = [crew.Requester.Person.Oid, crew.Manager.Person.Oid];
        Assert.Equal(concerned.Select(id => $"8:orgid:{id}"), inserted.Card!.RefreshUserIds);
        Assert.NotNull(inserted.CardFor(crew.Requester.Person));
        Assert.True(inserted.Overrides.ContainsKey(crew.Requester.Person.Oid));
    }

    [Fact]
    public async Task What_refreshes_by_itself_decides_nothing_whatever_its_verb()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var inserted = await InsertsAsync(crew);
        var before = await crew.Ledger.TextAsync();
        var data = inserted.Card!.DataOf("card.refresh");
        data["verb"] = "decision.approve";
        var value = new System.Text.Json.Nodes.JsonObject
        {
            ["action"] = new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "Action.Execute", ["verb"] = "decision.approve", ["data"] = data,
            },
            ["trigger"] = "automatic",
        };

        var forged = await story.World.Client.DeliverAsync(
            story.World.Client.Activities.Invoke(crew.Manager.Person, crew.Manager.Channel, inserted, "adaptiveCard/action", value));

        AssertNamesNobody(crew, new PressResult(forged, new Dictionary<string, string>()).Card!);
        Assert.Equal(before, await crew.Ledger.TextAsync());
    }

    [Theory]
    [InlineData("a guest", true)]
    [InlineData("another tenant's account", false)]
    public async Task Whoever_may_not_see_gets_the_safe_card_or_none(string who, bool getsCard)
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var inserted = await InsertsAsync(crew);
        var guest = story.Hires("Gus");
        if (getsCard) guest.Person.UserType = Person.Guest;
        else guest.Person.HomeTenantId = Guid.NewGuid().ToString("D");

        var pressed = await guest.PressesAsync(inserted, "card.refresh");

        Assert.True(pressed.IsOk, who);
        Assert.Equal(getsCard, pressed.Card is not null);
        if (pressed.Card is { } card) AssertNamesNobody(crew, card);
        else Assert.Contains("This account cannot do that", pressed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chat_of_two_people_it_stays_the_safe_card_and_that_chat_is_not_taken_for_the_bots()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var inserted = await InsertsAsync(crew);
        var value = new System.Text.Json.Nodes.JsonObject
        {
            ["action"] = new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = "Action.Execute", ["verb"] = "card.refresh", ["data"] = inserted.Card!.DataOf("card.refresh"),
            },
            ["trigger"] = "manual",
        };
        value["action"]!["data"]!.AsObject().Remove("view");
        var press = story.World.Client.Activities.Invoke(
            crew.Requester.Person, crew.Requester.Chat, inserted, "adaptiveCard/action", value);
        press["conversation"]!["id"] = $"19:{Guid.NewGuid():D}_{Guid.NewGuid():D}@unq.gbl.spaces";

        var answered = new PressResult(await story.World.Client.DeliverAsync(press), new Dictionary<string, string>());

        AssertNamesNobody(crew, answered.Card!);
        var known = story.World.Container.GetBlobClient(BlobNames.Person(Guid.Parse(crew.Requester.Person.Oid)));
        Assert.Contains(crew.Requester.Chat.Id, (await known.DownloadContentAsync()).Value.Content.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_universal_actions_gets_the_safe_card_too_and_changes_nothing()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        var inserted = await InsertsAsync(crew);
        var before = await crew.Ledger.TextAsync();

        Assert.True((await crew.Requester.SubmitsAsync(inserted, "card.refresh")).IsOk);

        var posted = await crew.Requester.SeesAsync(crew.Company, crew.Requester.Channel, inserted.Revision);
        AssertNamesNobody(crew, posted.Card!);
        Assert.Equal(before, await crew.Ledger.TextAsync());
    }

    private static async Task<Message> InsertsAsync(Crew crew) =>
        await crew.Requester.InsertsAsync(Assert.Single((await crew.Requester.SearchesAsync(crew.Company)).Finds));

    private static void AssertNamesNobody(Crew crew, Card card)
    {
        string[] personal =
        [
            .. crew.Agent.Acceptance.Where(fact => fact.Key is "firstName" or "lastName" or "email" or "ticket").Select(fact => fact.Value),
            crew.Requester.Person.Surname, crew.Manager.Person.Surname];
        Assert.All(personal, word => Assert.DoesNotContain(word, card.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase));
    }
}
