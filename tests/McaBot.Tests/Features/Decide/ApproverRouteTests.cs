using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

[Collection(PlainStories.Name)]
public sealed class ApproverRouteTests(StoryWorld story)
{
    [Theory]
    [InlineData("absent")]
    [InlineData("disabled")]
    [InlineData("guest")]
    [InlineData("self")]
    public async Task Without_a_manager_who_can_decide_each_approver_is_asked_and_one_decides(string manager)
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        if (manager != "absent") crew.Requester.Person.ManagerOid = (manager == "self" ? crew.Requester : crew.Manager).Person.Oid;
        crew.Manager.Person.AccountEnabled = manager != "disabled";
        crew.Manager.Person.UserType = manager == "guest" ? Person.Guest : Person.Member;

        var (request, olivias, priyas) = await crew.RequestsOfAsync(olivia, priya);
        await priya.PressesUntilTakenAsync(priyas, "decision.approve");

        var settled = await olivia.SeesWithoutAsync(olivias, "decision.approve");
        Assert.Contains($"Approved by {priya.Person.Name}.", settled.CardFor(olivia.Person)!.Said(), StringComparison.Ordinal);
        var late = await olivia.PressesAsync(olivias, "decision.reject", ("reason", "Too late."));
        Assert.Contains($"Approved by {priya.Person.Name}.", late.Card!.Said(), StringComparison.Ordinal);

        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.Equal(ApprovalRoute.ApproverGroup, attestation.Assignment!.Route);
        Assert.DoesNotContain(attestation.Assignment.Approvers, id => id == Guid.Parse(crew.Requester.Person.Oid));
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Fact]
    public async Task With_nobody_to_decide_the_request_is_not_sent_and_goes_through_once_there_is_somebody()
    {
        var crew = story.Crew();
        crew.Requester.Person.ManagerOid = null;
        story.ApproversAre(crew.Requester);
        var card = await crew.Agent.ReachesConfirmationAsync();

        var refused = await crew.Requester.PressesAsync(card, "attest.confirm");
        Assert.Contains("There is nobody to decide", refused.Message, StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());

        var priya = story.Hires("Priya");
        story.ApproversAre(priya);
        await crew.Agent.ConfirmsAsync(card);
        await priya.SeesCardWithAsync("decision.approve");
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Nobody_decides_on_the_own_request_whatever_the_card_says()
    {
        var (crew, _, priya) = story.CrewWithoutManager();
        var request = await crew.Agent.RequestsAsync();
        var approval = await priya.SeesCardWithAsync("decision.approve");
        var data = approval.CardFor(priya.Person)!.DataOf("decision.approve");
        data["approver"] = crew.Requester.Person.Oid;
        data["view"] = "approver";

        var refused = await story.World.ForgesAsync(crew.Requester, request, "decision.approve", data);

        Assert.Contains("You cannot decide on your own request", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_member_of_the_approver_group_does_not_decide_in_place_of_the_manager_who_was_asked()
    {
        var crew = story.Crew();
        var priya = story.Hires("Priya");
        story.ApproversAre(priya);
        var (_, approval) = await crew.RequestsAsync();
        await priya.OpensMcaBotAsync();

        var refused = await story.World.ForgesAsync(
            priya, priya.Chat.Messages[0], "decision.approve", approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve"));

        Assert.Contains("This decision is not yours", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("guest")]
    public async Task An_approver_whose_account_may_no_longer_decide_is_refused_at_the_decision(string account)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        crew.Manager.Person.AccountEnabled = account != "disabled";
        crew.Manager.Person.UserType = account == "guest" ? Person.Guest : Person.Member;

        var refused = await crew.Manager.PressesAsync(approval, "decision.approve");

        Assert.Contains("Guests, disabled accounts and programs cannot do this", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_manager_replaced_between_request_and_decision_is_refused_and_the_successor_asked()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        var successor = story.Hires("Sofia");
        crew.Requester.Person.ManagerOid = successor.Person.Oid;

        var refused = await crew.Manager.PressesAsync(approval, "decision.approve");
        Assert.Contains("You can no longer decide on this request", refused.Message, StringComparison.Ordinal);

        var hers = await successor.SeesCardWithAsync("decision.approve");
        var settled = await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
        Assert.Contains($"Waiting for {successor.Person.Name}", settled.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesChangedAsync(request, $"Waiting for {successor.Person.Name}");

        await successor.PressesUntilTakenAsync(hers, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Whoever_left_the_approver_group_is_refused_while_the_others_still_decide()
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        var (_, olivias, priyas) = await crew.RequestsOfAsync(olivia, priya);
        story.ApproversAre(priya);

        var refused = await olivia.PressesAsync(olivias, "decision.approve");
        Assert.Contains("You can no longer decide on this request", refused.Message, StringComparison.Ordinal);
        await olivia.SeesWithoutAsync(olivias, "decision.approve");

        await priya.PressesUntilTakenAsync(priyas, "decision.approve");
        var decided = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(Guid.Parse(priya.Person.Oid), decided.Decision!.Actor.ObjectId);
    }
}
