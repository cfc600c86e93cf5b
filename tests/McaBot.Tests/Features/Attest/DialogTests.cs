using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(FormStories.Name)]
public sealed class DialogTests(StoryWorld story)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Going_back_keeps_what_was_typed(bool byButton)
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        if (byButton) await crew.Requester.PressesAsync(card, "attest.back");
        else await crew.Requester.SaysAsync("back");

        var customer = await crew.Requester.SeesCardWithAsync("attest.customer");
        Assert.All(crew.Agent.Customer, typed => Assert.Equal(typed.Value, customer.CardFor(crew.Requester.Person)!.ValueOf(typed.Key)));
        Assert.Equal(byButton, customer.Id == card.Id);
    }

    [Fact]
    public async Task A_cancelled_draft_is_gone_and_its_card_does_nothing_more()
    {
        var crew = story.Crew();
        var confirm = await crew.Agent.ReachesConfirmationAsync();
        var card = confirm;

        await crew.Requester.PressesAsync(card, "attest.cancel");
        card = await crew.Requester.SeesChangedAsync(card, "Discard what you entered?");
        await crew.Requester.PressesAsync(card, "attest.cancel");
        await crew.Requester.SeesChangedAsync(card, "Request cancelled");
        var late = await crew.Requester.PressesAsync(confirm, "attest.confirm");

        Assert.Contains("This card is no longer in use", late.Card!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
        await crew.Requester.SaysAsync("cancel");
        Assert.Contains("There is nothing to cancel", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_over_forgets_what_was_typed_and_the_old_card_says_so()
    {
        var crew = story.Crew();
        var old = await crew.Agent.ReachesConfirmationAsync();

        await crew.Requester.SaysAsync("start over");
        Assert.Contains("Discard what you entered?", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("yes");
        var fresh = crew.Requester.Chat.Messages[^1];
        Assert.True(fresh.Card!.Has("attest.scenario"));
        var late = await crew.Requester.PressesAsync(old, "attest.confirm");
        Assert.Contains("This card is no longer in use", late.Card!.Said(), StringComparison.Ordinal);

        var customer = await crew.Agent.ChoosesAsync(fresh);
        Assert.Null(customer.CardFor(crew.Requester.Person)!.ValueOf("companyName"));
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task Each_part_can_be_changed_from_the_confirmation_and_the_record_holds_the_change()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();

        await crew.Requester.PressesAsync(card, new CardPress("attest.back") { Where = data => (string?)data["to"] == "scenario" });
        card = await crew.Agent.ChoosesAsync(await crew.Agent.SeesAgainAsync(card, "attest.scenario"), "new-partner");
        Assert.Equal(crew.Company, card.CardFor(crew.Requester.Person)!.ValueOf("companyName"));
        crew.Agent.Customer["country"] = "BE";
        crew.Agent.Acceptance["lastName"] = "Delacroix";
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(card));
        await crew.Requester.PressesAsync(card, new CardPress("attest.back") { Where = data => (string?)data["to"] == "acceptance" });
        crew.Agent.Acceptance["firstName"] = "Camille";
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.SeesAgainAsync(card, "attest.acceptance"));

        var facts = card.CardFor(crew.Requester.Person)!.Said();
        Assert.All(["You are a new partner for the customer", "Belgium", "Camille Delacroix"], fact =>
            Assert.Contains(fact, facts, StringComparison.Ordinal));
        Assert.DoesNotContain("Chantal", facts, StringComparison.Ordinal);
        await crew.Requester.PressesAsync(card, "attest.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Contains("Camille Delacroix", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal("BE", (await crew.Ledger.OnlyAsync()).Request.Country);
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("fresh")]
    public async Task An_unfinished_request_is_offered_again_to_resume_or_discard(string choice)
    {
        var crew = story.Crew();
        var old = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        await crew.Requester.SaysAsync("attest");
        var offer = crew.Requester.Chat.Messages[^1];
        Assert.Contains($"You began a request for {crew.Company} and did not send it.", offer.Card!.Said(), StringComparison.Ordinal);
        await crew.Requester.PressesAsync(offer, new CardPress("attest.start") { Where = data => (string?)data["choice"] == choice });

        if (choice == "resume")
        {
            var card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.SeesAgainAsync(offer, "attest.acceptance"));
            await crew.Requester.PressesAsync(card, "attest.confirm");
            await crew.Manager.SeesCardWithAsync("decision.approve");
        }
        else
        {
            await crew.Agent.SeesAgainAsync(offer, "attest.scenario");
            var late = await crew.Requester.PressesAsync(old, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance });
            Assert.Contains("This card is no longer in use", late.Card!.Said(), StringComparison.Ordinal);
            Assert.False(await crew.Ledger.ExistsAsync());
        }
    }

    [Fact]
    public async Task Commands_answer_in_the_middle_of_the_dialog_and_lose_nothing()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        foreach (var (text, answer) in new[]
        {
            ("my requests", "My requests"), ("waiting for me", "Waiting for me"), ("help", "What you can write to me"),
            ("hi", "Hello"), ("thanks!", "You are welcome"), ("aide", "What you can write to me"),
            ("subscribe", "This works in a channel"),
        })
        {
            await crew.Requester.SaysAsync(text);
            Assert.Contains(answer, crew.Requester.LastWords(), StringComparison.Ordinal);
        }

        var confirm = await crew.Agent.DescribesAcceptanceAsync(card);
        Assert.Contains(crew.Company, confirm.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData("en-GB", "do the thing", "I did not understand that")]
    [InlineData("fr-FR", "fais la chose", "Je n’ai pas compris")]
    [InlineData("de-DE", "mach das", "I did not understand that")]
    public async Task An_unknown_text_gets_concrete_next_actions(string locale, string text, string answer)
    {
        var crew = story.Crew(locale);

        await crew.Requester.SaysAsync(text);

        var card = crew.Requester.Chat.Messages[^1].Card!;
        Assert.Contains(answer, card.Said(), StringComparison.Ordinal);
        Assert.Contains("attest.start", card.Verbs);
        Assert.InRange(card.Titles.Distinct().Count(), 2, 6);
        await crew.Requester.PressesAsync(crew.Requester.Chat.Messages[^1], "attest.start");
        await crew.Agent.SeesAgainAsync(crew.Requester.Chat.Messages[^1], "attest.scenario");
    }

    [Fact]
    public async Task The_welcome_comes_once_for_an_installation()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.OpensMcaBotAsync();

        Assert.Single(ben.Chat.Messages);
    }

    [Fact]
    public async Task Each_person_is_answered_in_the_language_of_the_moment()
    {
        var crew = story.Crew("fr-FR");
        await crew.Requester.SaysAsync("aide");
        Assert.Contains("Ce que vous pouvez m’écrire", crew.Requester.LastWords(), StringComparison.Ordinal);

        crew.Requester.SwitchesTo("en-US");
        await crew.Requester.SaysAsync("aide");

        Assert.Contains("What you can write to me", crew.Requester.LastWords(), StringComparison.Ordinal);
    }
}
