using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Somebody with access to storage changes what lies there of a bulk request.</summary>
[Collection(OperatedStories.Name)]
public sealed class AlteredBulkTests(OperatedWorld story)
{
    private const string Refused = "What this attestation is about was changed";

    [Theory]
    [InlineData("changed", 0)]
    [InlineData("cut", 1)]
    [InlineData("swapped", 0)]
    [InlineData("deleted", 1)]
    public async Task Approving_all_leaves_out_the_row_whose_facts_are_not_those_on_record(string how, int row)
    {
        var bulk = new BulkCrew(story, 3);
        var (_, approval) = await bulk.RequestsAsync();
        var attestations = await Task.WhenAll(bulk.Ledgers.Select(l => l.ComesToRestAsync(AttestationState.Requested)));
        var stranger = story.Crew();
        await stranger.WaitsForDecisionAsync();
        await using var tampering = new Tampering(story);
        await tampering.DoAsync(how, Tampering.DetailsOf(attestations[row]), Tampering.DetailsOf(await stranger.Ledger.OnlyAsync()));
        var after = bulk.Manager.Chat.Messages.Max(m => m.Revision);

        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve");

        foreach (var other in Enumerable.Range(0, 3).Where(i => i != row)) await bulk[other].ComesToRestAsync(AttestationState.HandedOff);
        var again = await bulk.Manager.SeesCardAsync(
            c =>
                c.Has("bulk.approve")
                && c.Said().Contains(bulk.NameOf(row), StringComparison.Ordinal)
                && !c.Said().Contains(bulk.NameOf(2), StringComparison.Ordinal),
            after: after);
        Assert.Contains(
            "✕ details changed, left out of your decision", again.CardFor(bulk.Manager.Person)!.Said(), StringComparison.Ordinal);
        foreach (var (verb, more) in new (string, (string, string)[])[] { ("bulk.approve", []), ("bulk.reject", [("reason", "No.")]) })
        {
            Assert.Contains(Refused, (await bulk.Manager.PressesAsync(again, verb, more)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(["Requested", "Assigned"], await bulk[row].StepsAsync());
        Assert.Empty((await bulk[row].OnlyAsync()).Orders);
        await bulk.Agent.SaysAsync($"verify {bulk.Customers[row]}");
        Assert.Contains($"{attestations[row].Number}: The details of the customer", bulk.Agent.LastWords(), StringComparison.Ordinal);

        await tampering.PutBackAsync();
        await bulk.Manager.PressesUntilTakenAsync(again, "bulk.approve", ("comment", "Put back and checked."));
        await bulk[row].ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task A_broken_ledger_of_the_first_row_holds_up_no_decision_about_the_others_nor_that_it_is_told()
    {
        var bulk = new BulkCrew(story, 3);
        var (_, approval) = await bulk.RequestsAsync();
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
        var kept = await bulk[0].TextAsync();
        await bulk[0].TamperAsync(text => text.Insert(text.IndexOf("\"at\":\"2", StringComparison.Ordinal) + 6, "1"));

        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve");

        await bulk[1].ComesToRestAsync(AttestationState.HandedOff);
        await bulk[2].ComesToRestAsync(AttestationState.HandedOff);
        await bulk.Agent.SeesAsync("is decided: 2 approved, 0 rejected");
        await bulk[0].TamperAsync(_ => kept);
        Assert.Equal(["Requested", "Assigned"], await bulk[0].StepsAsync());
    }

    [Fact]
    public async Task A_bulk_request_that_cannot_be_read_for_a_while_goes_on_once_it_can()
    {
        var bulk = new BulkCrew(story, 2);
        var (_, approval) = await bulk.RequestsAsync();
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
        var batch = (await bulk[0].OnlyAsync()).Request.Batch;
        var blob = story.World.Container.GetBlobClient($"bulk/{batch:D}/batch.json");
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(BinaryData.FromString("garbage"), overwrite: true);
        await story.World.Bot!.RestartAsync();
        await Waiting.UntilAsync("it to be found unreadable", () => Task.FromResult(
            story.World.Bot.Lines.FirstOrDefault(line =>
                line.Contains($"Bulk request {batch:D} cannot be read", StringComparison.Ordinal))));

        await blob.UploadAsync(BinaryData.FromString(text), overwrite: true);
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve");

        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(1, await bulk.BlobsAsync($"bulk/{batch:D}/batch.json"));
    }

    [Fact]
    public async Task Rows_that_are_not_those_that_were_confirmed_are_not_shown_decided_or_taken_further()
    {
        var bulk = new BulkCrew(story, 2);
        var (progress, approval) = await bulk.RequestsAsync();
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
        var first = await bulk[0].OnlyAsync();
        var name = $"bulk/{first.Request.Batch:D}/batch.json";
        var blob = story.World.Container.GetBlobClient(name);
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(
            BinaryData.FromString(text.Replace(bulk.NameOf(0), "Fabrikam Ltd", StringComparison.Ordinal)), overwrite: true);
        await story.World.Bot!.RestartAsync();

        foreach (var (verb, more) in new (string, (string, string)[])[] { ("bulk.approve", []), ("bulk.reject", [("reason", "No.")]) })
        {
            Assert.Contains(Refused, (await bulk.Manager.PressesAsync(approval, verb, more)).Message, StringComparison.Ordinal);
        }

        Assert.Contains(Refused, (await bulk.Agent.PressesAsync(progress, "bulk.refresh")).Message, StringComparison.Ordinal);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: "fr-FR");
        await carla.SaysAsync($"vérifier {bulk.Customers[0]}");
        Assert.Contains(
            $"{first.Number}: Les lignes de sa demande groupée ont été modifiées.", carla.LastWords(), StringComparison.Ordinal);
        var (exitCode, said) = await story.OperateAsync("verify", bulk.Customers[1].ToString("D"));
        Assert.Equal(2, exitCode);
        Assert.Contains("bulk-rows missing or altered", said, StringComparison.Ordinal);
        Assert.All(await bulk.AttestationsAsync(), a => Assert.Equal((AttestationState.Requested, 0), (a.State, a.Orders.Count)));
        Assert.DoesNotContain(bulk.Manager.Chat.Messages, m =>
            m.CardFor(bulk.Manager.Person)?.Said().Contains("Fabrikam", StringComparison.Ordinal) == true);

        await blob.UploadAsync(BinaryData.FromString(text), overwrite: true);
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(0, (await story.OperateAsync("verify", bulk.Customers[1].ToString("D"))).ExitCode);
    }

    [Fact]
    public async Task A_decision_about_all_that_was_changed_afterwards_is_named_by_a_check()
    {
        var bulk = new BulkCrew(story, 2);
        var (_, approval) = await bulk.RequestsAsync();
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.HandedOff);
        var anchor = Assert.Single(await bulk.AttestationsAsync(), a => a.Orders.Count > 0);
        await using var tampering = new Tampering(story);
        await tampering.DoAsync("changed", $"bulk/{anchor.Request.Batch:D}/orders/1.json");

        await bulk.Agent.SaysAsync($"verify {anchor.Key.Customer}");

        Assert.Contains(
            $"{anchor.Number}: A decision about all of its bulk request was altered, or nobody made it.", bulk.Agent.LastWords(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_about_all_that_was_changed_afterwards_is_shown_to_nobody()
    {
        var bulk = new BulkCrew(story, 2);
        var (progress, approval) = await bulk.RequestsAsync();
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.approve", ("comment", "Checked by phone."));
        foreach (var ledger in bulk.Ledgers) await ledger.ComesToRestAsync(AttestationState.HandedOff);
        progress = await bulk.Agent.SeesChangedAsync(progress, "Your requests are decided");
        var anchor = Assert.Single(await bulk.AttestationsAsync(), a => a.Orders.Count > 0);
        var blob = story.World.Container.GetBlobClient($"bulk/{anchor.Request.Batch:D}/orders/1.json");
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(BinaryData.FromString(text.Replace("by phone", "by nobody", StringComparison.Ordinal)), overwrite: true);

        var shown = (await bulk.Agent.PressesAsync(progress, "bulk.refresh")).Card!.Said();

        Assert.DoesNotContain("by nobody", shown, StringComparison.Ordinal);
        Assert.Contains("Comment", shown, StringComparison.Ordinal);
        await blob.UploadAsync(BinaryData.FromString(text), overwrite: true);
        Assert.Contains(
            "Checked by phone.", (await bulk.Agent.PressesAsync(progress, "bulk.refresh")).Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_between_its_preview_and_its_confirmation_is_not_requested()
    {
        var bulk = new BulkCrew(story, 2);
        var preview = await bulk.SendsAsync(bulk.Csv());
        var blob = story.World.Container.GetBlobClient($"bulk/people/{bulk.Agent.Person.Oid}/preview.json");
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        await blob.UploadAsync(
            BinaryData.FromString(text.Replace(bulk.NameOf(1), "Fabrikam Ltd", StringComparison.Ordinal)), overwrite: true);

        var pressed = await bulk.Agent.PressesAsync(preview, "bulk.confirm");

        Assert.Contains("This file is no longer waiting", pressed.Card?.Said() ?? pressed.Message, StringComparison.Ordinal);
        foreach (var ledger in bulk.Ledgers) Assert.False(await ledger.ExistsAsync());
    }
}
