using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>The bot is replaced in the middle of requests: their conversations have the state the release before stored.</summary>
[Collection(FormStories.Name)]
public sealed class OldStateStoryTests(StoryWorld story)
{
    [Theory]
    [InlineData("acceptance")]
    [InlineData("customer")]
    public async Task A_request_whose_draft_is_kept_goes_on_at_its_step_by_button(string waited)
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        var draft = DraftOf(crew, card, "attest.acceptance");
        Assert.True(await story.World.Container.GetBlobClient(BlobNames.Draft(draft)).ExistsAsync());
        await HasOldStateAsync(crew, OldStates.Of(waited, OldStates.Named(draft, crew.Requester.Person.Oid)));

        card = await crew.Agent.DescribesAcceptanceAsync(card);

        Assert.Contains(crew.Company, card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.ConfirmsAsync(card);
        Assert.DoesNotContain("attest", await StateAsync(crew), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_whose_draft_is_kept_goes_on_at_its_step_in_words()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await HasOldStateAsync(
            crew, OldStates.Of("acceptance", OldStates.Named(DraftOf(crew, card, "attest.acceptance"), crew.Requester.Person.Oid)));

        await crew.Requester.SaysAsync("First name: Chantal; Last name: Beauregard");
        Assert.Contains("Still needed: E-mail", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("back");

        var customer = await crew.Requester.SeesCardWithAsync("attest.customer");
        Assert.Equal(crew.Company, customer.CardFor(crew.Requester.Person)!.ValueOf("companyName"));
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_request_that_stands_whole_in_the_state_goes_on_and_ends_on_record()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        var draft = DraftOf(crew, card, "attest.confirm");
        await story.World.Container.DeleteBlobAsync(BlobNames.Draft(draft));
        var typed = crew.Agent.Customer.Concat(crew.Agent.Acceptance);
        await HasOldStateAsync(crew, OldStates.Of("confirm", OldStates.Whole(draft, crew.Requester.Person.Oid, "existing-partner", typed)));

        await crew.Requester.PressesAsync(card, new CardPress("attest.back") { Where = data => (string?)data["to"] == "acceptance" });
        crew.Agent.Acceptance["firstName"] = "Camille";
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.SeesAgainAsync(card, "attest.acceptance"));

        Assert.Contains("Camille Beauregard", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.ConfirmsAsync(card);
        Assert.Equal(draft, (await crew.Ledger.OnlyAsync()).Key.Id);
        await StoryWorld.IsForgottenAsync(() => story.BlobsAsync(BlobNames.Draft(draft)));
    }

    [Fact]
    public async Task An_old_request_can_be_given_up_in_two_words()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var draft = DraftOf(crew, card, "attest.customer");
        await HasOldStateAsync(crew, OldStates.Of("customer", OldStates.Named(draft, crew.Requester.Person.Oid)));

        await crew.Requester.SaysAsync("cancel");
        Assert.True(await story.World.Container.GetBlobClient(BlobNames.Draft(draft)).ExistsAsync());
        await crew.Requester.SaysAsync("yes");

        Assert.Contains("Request cancelled", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await story.World.Container.GetBlobClient(BlobNames.Draft(draft)).ExistsAsync());
        await crew.Requester.SaysAsync("cancel");
        Assert.Contains("There is nothing to cancel", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("attest", await StateAsync(crew), StringComparison.Ordinal);
    }

    private static Guid DraftOf(Crew crew, Message card, string verb) =>
        Guid.Parse((string)card.CardFor(crew.Requester.Person)!.DataOf(verb)["draft"]!);

    private static string StateOf(Crew crew) => BlobNames.State($"msteams/conversations/{crew.Requester.Chat.Id}");

    private async Task<string> StateAsync(Crew crew) =>
        (await story.World.Container.GetBlobClient(StateOf(crew)).DownloadContentAsync()).Value.Content.ToString();

    /// <summary>Where today's state is.</summary>
    private async Task HasOldStateAsync(Crew crew, JsonObject state)
    {
        Assert.Contains("dialogStack", await StateAsync(crew), StringComparison.Ordinal);
        await story.World.Container.GetBlobClient(StateOf(crew)).UploadAsync(new BinaryData(state.ToJsonString()), overwrite: true);
    }
}
