using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

[Collection(PlainStories.Name)]
public sealed class HandOverTests(StoryWorld story)
{
    [Fact]
    public async Task A_manager_hands_a_decision_over_and_the_successor_decides()
    {
        var (crew, olivia, priya) = TheyAre();
        var (request, approval) = await crew.WaitsForDecisionAsync();

        var asked = await crew.Manager.PressesAsync(approval, "decision.hand-over");
        Assert.Equal(
            new[] { olivia.Person.Oid, priya.Person.Oid }.Order(StringComparer.Ordinal),
            Choices(asked.Card!).Order(StringComparer.Ordinal));
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        var choice = await SeesChoiceAsync(crew.Manager, approval);
        var done = await crew.Manager.PressesAsync(choice, "decision.hand-over", ("handOverTo", olivia.Person.Oid));

        Assert.Contains("Somebody else decides on this attestation now", done.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains($"Waiting for {olivia.Person.Name}", done.Card!.Said(), StringComparison.Ordinal);
        var hers = await olivia.SeesCardWithAsync("decision.approve");
        Assert.Contains($"Handed over by {crew.Manager.Person.Name}.", hers.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesChangedAsync(request, $"Handed over by {crew.Manager.Person.Name}.");
        var refused = await story.World.ForgesAsync(
            crew.Manager, approval, "decision.approve", approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve"));
        Assert.Contains("This decision is not yours", refused.Message, StringComparison.Ordinal);

        await olivia.PressesUntilTakenAsync(hers, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.Empty(priya.Chat.Messages);
    }

    [Theory]
    [InlineData("requester")]
    [InlineData("guest")]
    [InlineData("disabled")]
    [InlineData("outsider")]
    [InlineData("self")]
    [InlineData("nobody")]
    public async Task A_decision_is_handed_over_to_nobody_who_may_not_decide_whatever_the_card_says(string to)
    {
        var (crew, olivia, priya) = TheyAre();
        var outsider = story.Hires("Oscar");
        olivia.Person.UserType = to == "guest" ? Person.Guest : Person.Member;
        olivia.Person.AccountEnabled = to != "disabled";
        story.ApproversAre(olivia, priya, crew.Requester, crew.Manager);
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var offered = await crew.Manager.PressesAsync(approval, "decision.hand-over");
        var target = to switch
        {
            "requester" => crew.Requester.Person.Oid,
            "outsider" => outsider.Person.Oid,
            "self" => crew.Manager.Person.Oid,
            "nobody" => Guid.NewGuid().ToString("D"),
            _ => olivia.Person.Oid,
        };
        Assert.DoesNotContain(target, Choices(offered.Card!));

        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.hand-over");
        data["handOverTo"] = target;
        var refused = await story.World.ForgesAsync(crew.Manager, approval, "decision.hand-over", data);

        Assert.Contains("That person cannot decide", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        Assert.Empty(outsider.Chat.Messages);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task Nobody_hands_over_what_they_were_not_asked_about_nor_is_shown_to_whom()
    {
        var (crew, olivia, priya) = TheyAre();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await priya.OpensMcaBotAsync();
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.hand-over");

        var asked = await story.World.ForgesAsync(priya, priya.Chat.Messages[0], "decision.hand-over", data.DeepClone());
        Assert.Contains("This decision is not yours", asked.Message, StringComparison.Ordinal);
        var askedByRequester = await story.World.ForgesAsync(crew.Requester, request, "decision.hand-over", data.DeepClone());
        Assert.Contains("You cannot decide on your own request", askedByRequester.Message, StringComparison.Ordinal);
        data["handOverTo"] = olivia.Person.Oid;
        var done = await story.World.ForgesAsync(priya, priya.Chat.Messages[0], "decision.hand-over", data.DeepClone());
        Assert.Contains("This decision is not yours", done.Message, StringComparison.Ordinal);
        var doneByRequester = await story.World.ForgesAsync(crew.Requester, request, "decision.hand-over", data);
        Assert.Contains("You cannot decide on your own request", doneByRequester.Message, StringComparison.Ordinal);

        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        Assert.Empty(olivia.Chat.Messages);
    }

    [Fact]
    public async Task A_decision_can_be_handed_over_by_writing_so_in_French()
    {
        var manager = story.Hires("Megan", locale: "fr-FR");
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);
        var crew = story.CrewOf(story.Hires("Ben", story.World.Ids.HelpdeskAgents, manager), manager);
        await crew.WaitsForDecisionAsync();

        await manager.SaysAsync($"transmettre {(await crew.Ledger.OnlyAsync()).Number.ToLowerInvariant()}");
        var card = await manager.Chat.WaitForAsync(m => m.CardFor(manager.Person)?.HasInput("handOverTo") == true);
        Assert.Contains("Qui décide à votre place", card.CardFor(manager.Person)!.Said(), StringComparison.Ordinal);
        await manager.PressesAsync(card, "decision.hand-over", ("handOverTo", olivia.Person.Oid));

        await olivia.SeesCardWithAsync("decision.approve");
        Assert.Equal(["Requested", "Assigned", "Assigned"], await crew.Ledger.StepsAsync());
        await manager.SaysAsync("transmettre MCA-00000000");
        Assert.Contains("MCA-00000000", manager.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_nobody_is_looked_up_whether_they_are_away()
    {
        var crew = story.Crew();
        crew.Manager.Person.IsAway = true;

        await crew.RequestsAsync();

        Assert.Equal(ApprovalRoute.Manager, (await crew.Ledger.OnlyAsync()).Assignment!.Route);
        Assert.DoesNotContain(story.World.Requests.All, r => r.Path.Contains("mailboxSettings", StringComparison.OrdinalIgnoreCase));
    }

    private (Crew Crew, TeamsUser Olivia, TeamsUser Priya) TheyAre()
    {
        var crew = story.Crew();
        var (olivia, priya) = (story.Hires("Olivia"), story.Hires("Priya"));
        story.ApproversAre(olivia, priya, crew.Requester);
        return (crew, olivia, priya);
    }

    private static Task<Message> SeesChoiceAsync(TeamsUser user, Message card) =>
        user.Chat.WaitForAsync(m => m.Id == card.Id && m.CardFor(user.Person)?.HasInput("handOverTo") == true);

    private static IEnumerable<string> Choices(Card card) =>
        card.Inputs.Where(i => (string?)i["id"] == "handOverTo").SelectMany(i => i["choices"]!.AsArray()).Select(c => (string)c!["value"]!);
}
