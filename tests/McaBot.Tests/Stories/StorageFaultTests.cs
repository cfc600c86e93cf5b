using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(FaultStories.Name)]
public sealed partial class StorageFaultTests(FaultyWorld story)
{
    [Fact]
    public async Task An_append_whose_answer_is_lost_counts_once_at_the_confirmation_and_at_the_decision()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        using (LosesAnswer(crew)) await crew.Requester.PressesAsync(card, "attest.confirm");
        var request = await crew.Agent.SeesAgainAsync(card, "request.withdraw");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        using (LosesAnswer(crew)) await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");

        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        Assert.Single(crew.Requester.Chat.Messages, m => m.Notification.Contains("was approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_on_record_is_said_to_be_so_even_where_the_dialogs_state_is_not_kept()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        using (Fails("503", "/state"))
            Assert.True((await crew.Requester.PressesAsync(card, "attest.confirm")).Card!.Has("request.withdraw"));

        var repeated = await crew.Requester.PressesAsync(card, "attest.confirm");

        Assert.True(repeated.Card!.Has("request.withdraw"));
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_write_that_storage_carries_out_long_after_its_turn_takes_nothing_back_that_was_typed_since()
    {
        var crew = story.Crew();
        var card = await crew.Agent.StartsAsync();
        var state = await StateOfAsync(crew);
        var late = (await state.DownloadContentAsync()).Value.Content;
        card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(card));

        await state.UploadAsync(late, overwrite: true);
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        await state.UploadAsync(late, overwrite: true);

        Assert.Contains(crew.Company, card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        await crew.ConfirmsAsync(card);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_request_that_was_begun_goes_on_though_storage_says_late_what_a_turn_before_it_began()
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();
        var state = await StateOfAsync(crew);
        var late = (await state.DownloadContentAsync()).Value.Content;
        await crew.Requester.SaysAsync("start over");
        var card = await crew.Requester.SeesCardWithAsync("attest.scenario", crew.Requester.Chat.Messages[^2].Revision);

        await state.UploadAsync(late, overwrite: true);

        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(card)));
        await crew.ConfirmsAsync(card);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_request_of_somebody_else_is_not_gone_on_with_though_its_id_is_known()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        var mine = await crew.Agent.StartsAsync();
        var later = await other.Agent.StartsAsync();
        var data = mine.CardFor(crew.Requester.Person)!.DataOf("attest.scenario");
        data["draft"] = (string)later.CardFor(other.Requester.Person)!.DataOf("attest.scenario")["draft"]!;

        var answer = await story.World.ForgesAsync(crew.Requester, mine, "attest.scenario", data);

        Assert.Contains("no longer in use", answer.Card!.Said(), StringComparison.Ordinal);
        await other.Agent.DescribesCustomerAsync(await other.Agent.ChoosesAsync(later));
    }

    [Fact]
    public async Task A_record_that_is_decided_while_somebody_opens_it_moves_on_too()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var (carla, list) = await story.FoundAsync(crew);

        using (story.World.Faults.Next(new Fault
        {
            Service = "storage",
            Path = $"ledger/{crew.Ledger.Customer}.jsonl?comp=appendblock",
            Do = () => crew.Manager.PressesAsync(approval, "decision.approve"),
        }))
        {
            var opened = await carla.PressesAsync(list, "request.open");
            Assert.DoesNotContain("approved it", opened.Card!.Said(), StringComparison.Ordinal);
        }

        await carla.SeesChangedAsync(list, $"{crew.Manager.Person.Name} approved it.");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Of_two_clicks_at_once_the_slower_shows_the_bulk_request_too_though_it_read_the_list_before()
    {
        var crew = new BulkCrew(story, 2);
        var preview = await crew.SendsAsync(crew.Csv());
        var (begun, person) = (story.World.Requests.All[^1].Number, $"{crew.Agent.Person.Oid}/");
        using var slower = story.World.Faults.Next(new Fault
        {
            Service = "storage",
            Method = "GET",
            Path = $"{person}preview.json",
            Do = async () =>
            {
                await story.World.Requests.WaitForAsync(r =>
                    r.Number > begun && r.Method == "GET" && r.Path.Contains($"{person}batches.json", StringComparison.Ordinal));
                await crew.Agent.PressesAsync(preview, "bulk.confirm");
            },
        });

        var pressed = await crew.Agent.PressesAsync(preview, "bulk.confirm");

        Assert.Equal(1, slower.Hits);
        Assert.True(pressed.Card!.Has("bulk.refresh"), pressed.Card.Said());
        await crew.Manager.SeesCardWithAsync("bulk.approve");
        foreach (var ledger in crew.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_decision_on_record_is_shown_though_storage_reads_nothing_more()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        // The reason is written before the rejection counts, and need not be read to show it.
        story.World.Faults.Script = (service, method, path) =>
            service == "storage" && method == "GET" && NoteOf().IsMatch(path) ? new Fault { Status = 503 } : null;
        var decided = await crew.Manager.PressesAsync(approval, "decision.reject", ("reason", "No."));
        story.World.Faults.Script = null;

        Assert.Contains("No.", decided.Card!.Said(), StringComparison.Ordinal);
        Assert.False(decided.Card!.Has("decision.reject"));
        await crew.Manager.SeesWithoutAsync(approval, "decision.reject");
        await crew.Requester.SeesChangedAsync(request, "No.");
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
    }

    [System.Text.RegularExpressions.GeneratedRegex("details/[0-9a-f-]{36}[.][0-9a-f-]{36}[.]json")]
    private static partial System.Text.RegularExpressions.Regex NoteOf();

    private async Task<BlobClient> StateOfAsync(Crew crew) =>
    story.World.Container.GetBlobClient(
        Assert.Single(await story.BlobsAsync("state%"), n => n.EndsWith(CrewMarks.StateOf(crew.Requester), StringComparison.Ordinal)));

    private ArmedFault LosesAnswer(Crew crew) =>
        story.World.Faults.Next("storage", $"ledger/{crew.Ledger.Customer}.jsonl?comp=appendblock", dropAfterEffect: true);

    private ArmedFault Fails(string failure, string path, string method = "PUT") =>
        story.Fails(failure, "storage", path, TimeSpan.Zero, method);
}
