using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Field;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>A card of the requester's whose buttons would only refuse has none any more, wherever it stands.</summary>
[Collection(PlainStories.Name)]
public sealed class RetiredCardTests(StoryWorld story)
{
    private const string NotInUse = "This card is no longer in use";

    [Fact]
    public async Task A_request_confirmed_in_words_has_one_card_to_press()
    {
        var crew = story.Crew();
        var confirm = await crew.Agent.ReachesConfirmationAsync();

        await crew.Requester.SaysAsync("confirm");

        var earlier = await crew.Requester.SeesChangedAsync(confirm, "There is a newer card about this");
        Assert.Empty(earlier.CardFor(crew.Requester.Person)!.Actions);
        var sent = Assert.Single(crew.Requester.Chat.Messages, m => m.CardFor(crew.Requester.Person)?.Has("request.withdraw") == true);
        Assert.NotEqual(confirm.Id, sent.Id);
        await crew.Requester.SaysAsync("status");
        await crew.Requester.Chat.WaitForAsync(m =>
            m.Id != sent.Id && m.CardFor(crew.Requester.Person)?.Has("request.withdraw") == true);
        Assert.Empty((await crew.Requester.SeesWithoutAsync(sent, "request.withdraw")).CardFor(crew.Requester.Person)!.Actions);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_cards_of_its_files_and_its_form_are_retired_once_a_request_is_sent(bool byExecute)
    {
        var crew = story.Crew();
        var confirm = await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.AttachesAsync("letter.pdf", SampleFiles.Pdf("Accepted."));
        var first = await crew.Requester.SeesCardWithAsync("evidence.remove", confirm.Revision);
        await crew.Requester.AttachesAsync("second.pdf", SampleFiles.Pdf("Accepted again."));
        var second = await crew.Requester.SeesCardWithAsync("evidence.remove", first.Revision);
        await crew.Requester.PressesAsync(second, "attest.start");
        var again = await crew.Agent.SeesAgainAsync(second, "attest.confirm");

        _ = byExecute
            ? await crew.Requester.PressesAsync(again, "attest.confirm")
            : await crew.Requester.SubmitsAsync(again, "attest.confirm");

        await crew.Agent.SeesAgainAsync(again, "request.withdraw");
        foreach (var card in new[] { confirm, first })
        {
            var retired = await crew.Requester.SeesChangedAsync(card, NotInUse);
            Assert.Empty(retired.CardFor(crew.Requester.Person)!.Actions);
        }

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Contains(
            NotInUse, (await crew.Requester.PressesAsync(first, "attest.start")).Card!.Said(), StringComparison.Ordinal);
        Assert.Single((await crew.Ledger.ReadAsync()).Attestations);
    }

    [Fact]
    public async Task Given_up_in_words_a_request_leaves_no_button_of_its_files()
    {
        var crew = story.Crew("fr-FR");
        var form = await crew.AtAcceptanceAsync();
        await crew.Requester.AttachesAsync("lettre.pdf", SampleFiles.Pdf("Accepté."));
        var files = await crew.Requester.SeesCardWithAsync("evidence.remove", form.Revision);

        await crew.Requester.SaysAsync("annuler");
        await crew.Requester.SaysAsync("oui");

        foreach (var card in new[] { form, files })
        {
            Assert.Empty((await crew.Requester.SeesWithoutAsync(card, "attest.start")).CardFor(crew.Requester.Person)!.Actions);
        }

        Assert.Contains("Demande annulée", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_rejection_offers_to_ask_again_until_the_customer_has_another_request()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "The signatory left."));
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var told = await crew.Requester.SeesAsync("Its card shows why");
        Assert.True(told.CardFor(crew.Requester.Person)!.Has("attest.start"));

        await crew.Agent.RequestsAsync();

        var settled = (await crew.Requester.SeesWithoutAsync(told, "attest.start")).CardFor(crew.Requester.Person)!;
        var second = (await crew.Ledger.ReadAsync()).Open!;
        Assert.Contains(
            $"There is another attestation for this customer since: {second.Number}.", settled.Said(), StringComparison.Ordinal);
        Assert.Contains("The signatory left.", settled.Said(), StringComparison.Ordinal);
        var opened = await crew.Requester.PressesAsync(crew.Requester.Chat.Find(told.Id)!, "request.open");
        Assert.True(opened.Card!.Has("request.withdraw"));
    }

    [Fact]
    public async Task A_file_that_another_took_the_place_of_cannot_be_requested()
    {
        var bulk = new BulkCrew(story, 2);
        var first = await bulk.SendsAsync(bulk.Csv());

        var second = await bulk.SendsAsync(Encoding.UTF8.GetBytes(bulk.Csv() + "\r\n"), "again.csv");

        Assert.NotEqual(first.Id, second.Id);
        var retired = await bulk.Agent.SeesChangedAsync(first, "This file is no longer waiting");
        Assert.Empty(retired.CardFor(bulk.Agent.Person)!.Actions);
        await bulk.Agent.PressesUntilTakenAsync(second, "bulk.confirm");
        await bulk.Agent.SeesChangedAsync(second, "wait for a decision");
    }
}
