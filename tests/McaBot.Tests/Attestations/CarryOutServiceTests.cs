using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class CarryOutServiceTests
{
    private readonly PartnerWithLinks partner = new();

    [Fact]
    public async Task An_approval_asks_for_the_customers_link_and_tells_the_requester_only_once_there_is_one()
    {
        var approved = await partner.ApprovedAsync();

        Assert.Equal(AttestationState.Approved, approved.State);
        Assert.True(approved.Awaits(MessageKind.IssueLink));
        Assert.DoesNotContain(approved.Messages.Values, e => e.Kind == MessageKind.TellRequester);

        var issued = await partner.DoneAsync(approved, MessageKind.IssueLink, partner.Link());

        Assert.Equal(AttestationState.LinkIssued, issued.State);
        Assert.True(issued.Awaits(MessageKind.TellRequester));
        Assert.True(issued.IsOpen);
    }

    [Fact]
    public async Task The_agreement_is_asked_for_when_the_requester_says_that_the_customer_has_accepted()
    {
        var issued = await partner.LinkIssuedAsync();

        var reported = await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default);
        var again = await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default);

        Assert.True(reported.IsDone);
        Assert.True(again is { IsDone: true, Repeated: true });
        Assert.Single(again.Attestation!.Messages.Values, e => e.Kind == MessageKind.CreateAgreement);

        var completed = await partner.DoneAsync(
            again.Attestation, MessageKind.CreateAgreement, new Completed("ref", RequestId: Guid.NewGuid(), CorrelationId: Guid.NewGuid()));

        Assert.Equal(AttestationState.Completed, completed.State);
        Assert.False(completed.IsOpen);
    }

    [Fact]
    public async Task A_refusal_because_the_customer_has_not_accepted_yet_leaves_everything_as_it_was()
    {
        var issued = await partner.LinkIssuedAsync();
        var reported = (await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;

        var refused = await partner.DoneAsync(
            reported, MessageKind.CreateAgreement, new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"));

        Assert.Equal(AttestationState.LinkIssued, refused.State);
        Assert.Equal(PartnerCenterProblem.NotYetAccepted, refused.LastRefusal?.Problem);
        Assert.True((await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).IsDone);
    }

    [Fact]
    public async Task Each_step_short_of_the_end_brings_the_lists_up_to_date_too_so_that_its_month_names_the_customer()
    {
        var issued = await partner.LinkIssuedAsync();
        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var anew = await partner.DoneAsync(asked, MessageKind.IssueLink, partner.Link());
        var reported = (await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var early = await partner.DoneAsync(
            reported, MessageKind.CreateAgreement, new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"));
        var again = (await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var refused = await partner.DoneAsync(
            again, MessageKind.CreateAgreement, new PartnerCenterRefused(PartnerCenterProblem.Other, "2"));

        Attestation[] moved = [issued, asked, anew, reported, early, again, refused];
        Assert.All(moved.Zip(moved.Skip(1)), pair => Assert.Equal(IndexesOf(pair.First) + 1, IndexesOf(pair.Second)));

        static int IndexesOf(Attestation attestation) => attestation.Messages.Values.Count(e => e.Kind == MessageKind.Index);
    }

    [Fact]
    public async Task A_link_that_arrives_after_the_request_was_given_up_counts_for_nothing()
    {
        var approved = await partner.ApprovedAsync();
        Assert.True((await partner.CarryOut.GiveUpAsync(approved.Key, PartnerWithLinks.Requester, "t", default)).IsDone);

        var after = await partner.DoneAsync(approved, MessageKind.IssueLink, partner.Link());

        Assert.Equal(AttestationState.Failed, after.State);
        Assert.Null(after.Link);
        Assert.False(after.Awaits(MessageKind.IssueLink));
        Assert.Null(partner.Partner.Ledger.Open);
    }

    [Fact]
    public async Task Nothing_is_given_up_or_handed_off_while_the_agreement_may_be_being_made()
    {
        var issued = await partner.LinkIssuedAsync();
        await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default);

        Assert.Equal(Refusal.UnderWay, (await partner.CarryOut.GiveUpAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(Refusal.UnderWay, (await partner.CarryOut.HandOffAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(Refusal.UnderWay, (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(AttestationState.LinkIssued, partner.Partner.Ledger.Find(issued.Key.Id)!.State);
    }

    [Theory]
    [InlineData(true, Refusal.UnderWay, AttestationState.LinkIssued)]
    [InlineData(false, null, AttestationState.Failed)]
    public async Task An_agreement_that_may_have_been_made_is_not_given_up(bool mayHaveActed, Refusal? refusal, AttestationState state)
    {
        var issued = await partner.LinkIssuedAsync();
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, mayHaveActed);

        var ended = await partner.CarryOut.GiveUpAsync(issued.Key, PartnerWithLinks.Requester, "t", default);

        var after = partner.Partner.Find(issued.Key);
        Assert.Equal((refusal, state, mayHaveActed), (ended.Refusal, after.State, after.Messages[agreement.Id].IsGivenUp));
        Assert.Equal(mayHaveActed, (await partner.CarryOut.HandOffAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).IsDone);
    }

    [Fact]
    public async Task Once_Partner_Center_has_answered_that_there_is_no_agreement_it_may_be_given_up()
    {
        var issued = await partner.LinkIssuedAsync();
        await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: true);

        await partner.DoneAsync(
            await partner.ReportedAsync(issued), MessageKind.CreateAgreement,
            new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"));

        Assert.True((await partner.CarryOut.GiveUpAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).IsDone);
    }

    [Fact]
    public async Task Only_the_requester_carries_out_and_only_while_holding_a_role()
    {
        var issued = await partner.LinkIssuedAsync();
        var manager = Partner.ActorOf(Partner.Manager);
        partner.Partner.Directory.Roles[Partner.Manager] = [PartnerRole.AdminAgents];

        foreach (var act in partner.EveryAct)
        {
            Assert.Equal(Refusal.NotRequester, (await act(issued.Key, manager)).Refusal);
        }

        partner.Partner.Directory.Roles[Partner.Agent] = [];

        Assert.Equal(
            Refusal.RoleMissing,
            (await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(
            Refusal.RoleMissing, (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(issued.Version, partner.Partner.Ledger.Find(issued.Key.Id)!.Version);
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_last_without_ringing_again()
    {
        var issued = await partner.LinkIssuedAsync();

        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var second = partner.Link();
        var after = await partner.DoneAsync(asked, MessageKind.IssueLink, second);

        Assert.Equal(second, after.Link!.What);
        Assert.Single(after.Messages.Values, e => e.Kind == MessageKind.TellRequester);
    }

    [Fact]
    public async Task A_link_that_cannot_be_made_is_told_to_the_requester_and_to_support_and_can_be_replayed()
    {
        var approved = await partner.ApprovedAsync();
        var claimed = await partner.ClaimAsync(approved, MessageKind.IssueLink);

        await partner.Partner.Outbox.ParkAsync(claimed, "503");

        var deadLetter = partner.Partner.Ledger.Find(approved.Key.Id)!;
        Assert.True(deadLetter.Awaits(MessageKind.TellRequester));
        Assert.Single(deadLetter.Messages.Values, e => e.Kind == MessageKind.Announce && e.Target == "failures");

        var replayed = await partner.RequeueAsync(approved.Key, claimed.Message.Id);

        Assert.Equal(MessageStatus.Due, replayed.Attestation!.Messages[claimed.Message.Id].Status);
        var again = await partner.RequeueAsync(approved.Key, claimed.Message.Id);
        Assert.True(again.Repeated);
    }

    [Fact]
    public async Task A_link_given_up_is_asked_for_again_under_the_id_it_was_asked_for_with()
    {
        var approved = await partner.ApprovedAsync();
        var first = await partner.GivesUpAsync(approved, MessageKind.IssueLink, isAmbiguous: true);

        var again = (await partner.CarryOut.AskLinkAsync(approved.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;

        Assert.Equal(first.Id, Assert.Single(again.Messages.Values, e => e.Kind == MessageKind.IssueLink).Id);
        Assert.True(again.Awaits(MessageKind.IssueLink));
        Assert.IsType<LinkAsked>(again.Steps[^1].What);
        Assert.Equal(AttestationState.LinkIssued, (await partner.DoneAsync(again, MessageKind.IssueLink, partner.Link())).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agreement_given_up_is_asked_for_again_under_the_id_it_was_asked_for_with(bool isAmbiguous)
    {
        var issued = await partner.LinkIssuedAsync();
        var reported = await partner.ReportedAsync(issued);
        var first = await partner.GivesUpAsync(reported, MessageKind.CreateAgreement, isAmbiguous);

        var again = await partner.ReportedAsync(issued);

        Assert.Equal(first.Id, Assert.Single(again.Messages.Values, e => e.Kind == MessageKind.CreateAgreement).Id);
        Assert.Equal(issued.Link!.Id, again.LinkOf(again.Messages[first.Id])!.Id);
        Assert.True(again.Awaits(MessageKind.CreateAgreement));
    }

    [Fact]
    public async Task An_agreement_that_may_have_been_made_comes_before_a_new_link()
    {
        var issued = await partner.LinkIssuedAsync();
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: true);

        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;

        Assert.Equal(MessageStatus.Due, asked.Messages[agreement.Id].Status);
        Assert.False(asked.Awaits(MessageKind.IssueLink));
        var refused = await partner.DoneAsync(
            asked, MessageKind.CreateAgreement, new PartnerCenterRefused(PartnerCenterProblem.LinkExpired, "1"));
        Assert.True(
            (await partner.CarryOut.AskLinkAsync(refused.Key, PartnerWithLinks.Requester, "t", default)).Attestation!.Awaits(
                MessageKind.IssueLink));
    }

    [Fact]
    public async Task An_agreement_that_surely_was_not_made_gives_way_to_one_of_a_newer_link()
    {
        var issued = await partner.LinkIssuedAsync();
        var moot = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: false);

        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        Assert.Contains(OpenProblem.Of(asked), t => t.What == Code.Of(MessageKind.CreateAgreement));
        var renewed = await partner.DoneAsync(asked, MessageKind.IssueLink, partner.Link());

        Assert.DoesNotContain(OpenProblem.Of(renewed), t => t.What == Code.Of(MessageKind.CreateAgreement));
        var reported = await partner.ReportedAsync(renewed);
        var agreement = Assert.Single(reported.PendingMessages, e => e.Kind == MessageKind.CreateAgreement);
        Assert.NotEqual(moot.Id, agreement.Id);
        Assert.Equal(renewed.Link!.Id, reported.LinkOf(agreement)!.Id);
        Assert.Equal(new AcceptanceReported(renewed.Link.Id), reported.Steps[^1].What);
    }

    [Fact]
    public async Task Nothing_is_reported_accepted_or_replayed_across_what_is_under_way()
    {
        var issued = await partner.LinkIssuedAsync();
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: false);
        await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default);
        var before = partner.Partner.Ledger.Head;

        Assert.Equal(
            Refusal.UnderWay, (await partner.CarryOut.ReportAcceptedAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);
        Assert.Equal(Refusal.UnderWay, (await partner.RequeueAsync(issued.Key, agreement.Id)).Refusal);
        Assert.Equal(before, partner.Partner.Ledger.Head);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_given_up_is_nobodys_trouble_once_it_is_out_of_Partner_Centers_hands(bool byHand)
    {
        var approved = await partner.ApprovedAsync();
        var link = await partner.GivesUpAsync(approved, MessageKind.IssueLink, isAmbiguous: true);
        Assert.Contains(partner.Partner.Ledger.DeadLetters, p => p.Message.Id == link.Id);

        var ended = await (byHand
            ? partner.CarryOut.HandOffAsync(approved.Key, PartnerWithLinks.Requester, "t", default)
            : partner.CarryOut.GiveUpAsync(approved.Key, PartnerWithLinks.Requester, "t", default));

        Assert.DoesNotContain(OpenProblem.Of(ended.Attestation!), t => t.What == Code.Of(MessageKind.IssueLink));
        Assert.DoesNotContain(partner.Partner.Ledger.DeadLetters, p => p.Message.Id == link.Id);
        Assert.Equal(Refusal.AlreadySettled, (await partner.RequeueAsync(approved.Key, link.Id)).Refusal);
    }

    [Theory]
    [InlineData("details")]
    [InlineData("link")]
    [InlineData("evidence")]
    public async Task Nothing_but_giving_up_is_done_once_the_facts_are_not_those_on_record(string what)
    {
        var issued = await partner.LinkIssuedAsync();
        var details = partner.Partner.Details;
        if (what == "details") details.Details.Clear();
        if (what == "link") details.Notes.Clear();
        details.IsEvidenceAltered = what == "evidence";
        var before = partner.Partner.Memory[issued.Key.Customer];

        foreach (var act in partner.EveryAct.SkipLast(1))
        {
            var outcome = await act(issued.Key, PartnerWithLinks.Requester);
            Assert.Equal((Refusal.FactsAltered, issued.Version), (outcome.Refusal, outcome.Attestation!.Version));
        }

        Assert.Equal(before, partner.Partner.Memory[issued.Key.Customer]);
        Assert.Equal(AttestationState.Failed, (await partner.EveryAct[^1](issued.Key, PartnerWithLinks.Requester)).Attestation!.State);
    }

    [Fact]
    public async Task Who_was_told_that_an_agreement_could_not_be_made_is_told_once_it_is()
    {
        var issued = await partner.LinkIssuedAsync();
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: false);
        var requeued = (await partner.RequeueAsync(issued.Key, agreement.Id)).Attestation!;

        var done = await partner.DoneAsync(requeued, MessageKind.CreateAgreement, new Completed("A-1"));

        Assert.Equal(AttestationState.Completed, done.State);
        Assert.Equal(Told(requeued) + 1, Told(done));
    }

    [Fact]
    public async Task Who_was_told_that_a_new_link_could_not_be_made_is_told_once_there_is_one()
    {
        var issued = await partner.LinkIssuedAsync();
        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var link = await partner.GivesUpAsync(asked, MessageKind.IssueLink, isAmbiguous: false);
        var requeued = (await partner.RequeueAsync(issued.Key, link.Id)).Attestation!;

        var done = await partner.DoneAsync(requeued, MessageKind.IssueLink, partner.Link());

        Assert.Equal(Told(requeued) + 1, Told(done));
    }

    [Theory]
    [InlineData(PartnerCenterProblem.NotYetAccepted)]
    [InlineData(PartnerCenterProblem.LinkExpired)]
    public async Task Who_was_told_that_Partner_Center_could_not_be_asked_is_told_that_it_is_their_turn_again(PartnerCenterProblem problem)
    {
        var issued = await partner.LinkIssuedAsync();
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: false);
        var requeued = (await partner.RequeueAsync(issued.Key, agreement.Id)).Attestation!;

        var refused = await partner.DoneAsync(requeued, MessageKind.CreateAgreement, new PartnerCenterRefused(problem, "1"));

        Assert.Equal(Told(requeued) + 1, Told(refused));
    }

    [Fact]
    public async Task A_link_is_not_tried_again_before_an_agreement_that_may_have_been_made()
    {
        var issued = await partner.LinkIssuedAsync();
        var asked = (await partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;
        var link = await partner.GivesUpAsync(asked, MessageKind.IssueLink, isAmbiguous: false);
        var agreement = await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: true);
        var before = partner.Partner.Ledger.Head;

        Assert.Equal(Refusal.UnderWay, (await partner.RequeueAsync(issued.Key, link.Id)).Refusal);

        Assert.Equal(before, partner.Partner.Ledger.Head);
        Assert.True((await partner.RequeueAsync(issued.Key, agreement.Id)).IsDone);
    }

    [Fact]
    public async Task A_step_that_asks_again_brings_the_lists_up_to_date_too()
    {
        var approved = await partner.ApprovedAsync();
        await partner.GivesUpAsync(approved, MessageKind.IssueLink, isAmbiguous: false);
        var before = partner.Partner.Find(approved.Key).Messages.Values.Count(m => m.Kind == MessageKind.Index);

        var again = (await partner.CarryOut.AskLinkAsync(approved.Key, PartnerWithLinks.Requester, "t", default)).Attestation!;

        Assert.Equal(before + 1, again.Messages.Values.Count(m => m.Kind == MessageKind.Index));
    }

    [Fact]
    public async Task Where_an_agreement_may_have_been_made_by_hand_is_the_way_out_though_the_facts_are_not_those_on_record()
    {
        var issued = await partner.LinkIssuedAsync();
        await partner.GivesUpAsync(await partner.ReportedAsync(issued), MessageKind.CreateAgreement, isAmbiguous: true);
        partner.Partner.Details.Details.Clear();
        Assert.Equal(Refusal.UnderWay, (await partner.CarryOut.GiveUpAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).Refusal);

        var handed = await partner.CarryOut.HandOffAsync(issued.Key, PartnerWithLinks.Requester, "t", default);

        Assert.Equal(AttestationState.HandedOff, handed.Attestation!.State);
        Assert.True((await partner.CarryOut.GiveUpAsync(issued.Key, PartnerWithLinks.Requester, "t", default)).IsDone);
    }

    private static int Told(Attestation attestation) => attestation.Messages.Values.Count(m => m.Kind == MessageKind.TellRequester);
}
