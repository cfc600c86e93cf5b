using System.IO.Compression;
using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Operations;

/// <summary>What identifies the customers' people outlives its time nowhere, and the history goes on to hold.</summary>
[Collection(ForgetfulStories.Name)]
public sealed class RetentionTests(ForgetfulWorld story)
{
    [Fact]
    public async Task Details_notes_and_evidence_of_what_is_over_are_erased_and_the_ledger_says_so_and_holds()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf());
        await crew.Requester.SeesAsync("1 file is attached");
        await crew.Requester.PressesAsync(card, "attest.confirm");
        await crew.Requester.SeesChangedAsync(card, "proof.pdf");
        await crew.ConfirmsAsync(crew.Requester.Chat.Find(card.Id)!);
        var id = (await crew.Ledger.OnlyAsync()).Key.Id;
        await crew.Manager.PressesAsync(
            await crew.Manager.SeesCardWithAsync("decision.reject"), "decision.reject", ("reason", "Chantal has left."));

        var ledger = await crew.Ledger.ComesToAsync("the erasure", l =>
            l.Attestations.Values.Single() is { ErasedAt: not null } a && !a.PendingMessages.Any());

        var attestation = ledger.Attestations.Values.Single();
        Assert.Null(ledger.Fault);
        Assert.Equal(AttestationState.Rejected, attestation.State);
        Assert.True(attestation.ErasedAt >= attestation.ClosedAt + TimeSpan.FromSeconds(3));
        Assert.Single((await crew.Ledger.TextAsync()).Split('\n'), line =>
            line.Contains("\"kind\":\"details-erased\"", StringComparison.Ordinal));
        await GoneAsync($"details/{id:D}");
        await GoneAsync($"evidence/{id:D}");

        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);
        await carla.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains("✓ The ledger is intact", carla.LastWords(), StringComparison.Ordinal);
        Assert.Contains("The details of 1 attestation were erased after their retention", carla.LastWords(), StringComparison.Ordinal);
        await carla.SaysAsync($"find {attestation.Number}");
        Assert.Contains(attestation.Number, carla.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("Beauregard", carla.LastWords(), StringComparison.Ordinal);
        var list = carla.Chat.Messages[^1];
        await carla.PressesAsync(list, "request.open");
        var record = (await carla.SeesChangedAsync(list, "The record of an attestation")).CardFor(carla.Person)!.Said();
        Assert.DoesNotContain("Beauregard", record, StringComparison.Ordinal);
        Assert.DoesNotContain("Chantal", record, StringComparison.Ordinal);
        Assert.Contains("These details are no longer kept.", record, StringComparison.Ordinal);
        Assert.DoesNotContain("altered", record, StringComparison.OrdinalIgnoreCase);
        await carla.SaysAsync($"export {attestation.Number}");
        using var archive = new ZipArchive(new MemoryStream((await carla.ReceivesFileAsync("mcabot-audit-")).Content));
        using var table = new StreamReader(archive.GetEntry("attestations.csv")!.Open(), Encoding.UTF8);
        var rows = await table.ReadToEndAsync();
        Assert.Contains("erased", rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Beauregard", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_waits_keeps_everything_and_what_was_never_asked_for_is_forgotten()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var id = (await crew.Ledger.OnlyAsync()).Key.Id;
        var draft = story.Crew();
        var card = await draft.Agent.ReachesConfirmationAsync();
        await draft.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf());
        await draft.Requester.SeesAsync("1 file is attached");
        var kept = Guid.Parse((string)card.CardFor(draft.Requester.Person)!.DataOf("attest.confirm")["draft"]!);
        Assert.Single(await story.BlobsAsync($"evidence/{kept:D}"));
        var bulk = new BulkCrew(story, 2);
        await bulk.SendsAsync(bulk.Csv());
        var preview = $"bulk/people/{bulk.Agent.Person.Oid}/preview.json";
        Assert.Equal([preview], await story.BlobsAsync(preview));
        var states = await story.BlobsAsync("state%");
        Assert.NotEmpty(states);

        await GoneAsync($"evidence/{kept:D}");
        await GoneAsync(preview);
        await GoneAsync("state%");

        Assert.Single(await story.BlobsAsync($"details/{id:D}"));
        Assert.Null((await crew.Ledger.OnlyAsync()).ErasedAt);
        Assert.False(await draft.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task Details_altered_to_name_another_customer_do_not_have_a_request_that_waits_erased()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var attestation = await crew.Ledger.OnlyAsync();
        var details = story.World.Container.GetBlobClient(Tampering.DetailsOf(attestation));
        var text = (await details.DownloadContentAsync()).Value.Content.ToString();
        await details.UploadAsync(
            BinaryData.FromString(text.Replace(crew.Ledger.Customer.ToString("D"), Guid.NewGuid().ToString("D"), StringComparison.Ordinal)),
            overwrite: true);
        var draft = story.Crew();
        var card = await draft.Agent.ReachesConfirmationAsync();
        await draft.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf());
        await draft.Requester.SeesAsync("1 file is attached");

        // By then a sweep has come by both.
        await GoneAsync($"evidence/{Guid.Parse((string)card.CardFor(draft.Requester.Person)!.DataOf("attest.confirm")["draft"]!):D}");

        Assert.True(await details.ExistsAsync());
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
        await details.UploadAsync(BinaryData.FromString(text), overwrite: true);
    }

    [Fact]
    public async Task Files_attached_long_ago_stay_while_somebody_is_still_writing_the_request_they_are_for()
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await crew.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf());
        await crew.Requester.SeesAsync("1 file is attached");
        var kept = Assert.Single(await story.BlobsAsync("evidence/"), name =>
            name.Contains(
                (string)card.CardFor(crew.Requester.Person)!.DataOf("attest.acceptance")["draft"]!, StringComparison.OrdinalIgnoreCase));
        var attached = (await story.World.Container.GetBlobClient(kept).GetPropertiesAsync()).Value.LastModified;
        for (var i = 0; TimeProvider.System.GetUtcNow() < attached + ForgetfulWorld.DraftsAfter + TimeSpan.FromSeconds(4); i++)
        {
            // Writing on, and mistaken each time.
            crew.Agent.Acceptance["email"] = $"nonsense {i}";
            await crew.Requester.PressesAsync(
                card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });
            await Task.Delay(500);
        }

        Assert.Equal([kept], await story.BlobsAsync(kept));
        crew.Agent.Acceptance["email"] = "chantal@contoso.example.com";
        await crew.ConfirmsAsync(await crew.Agent.DescribesAcceptanceAsync(crew.Requester.Chat.Find(card.Id)!));
        Assert.Equal([kept], await story.BlobsAsync(kept));
    }

    [Fact]
    public async Task What_a_process_that_died_has_left_of_writing_a_request_that_was_made_is_erased_and_the_request_is_not()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var id = (await crew.Ledger.OnlyAsync()).Key.Id;
        await GoneAsync($"drafts/{id:D}");
        await story.World.Container.UploadBlobAsync(
            $"drafts/{id:D}.json",
            BinaryData.FromString(
                $$$"""{"files":[],"closedAt":"{{{TimeProvider.System.GetUtcNow():O}}}","closedFor":"{{{crew.Ledger.Customer}}}"}"""));

        await GoneAsync($"drafts/{id:D}");

        Assert.Single(await story.BlobsAsync($"details/{id:D}"));
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
    }

    [Fact]
    public async Task Of_a_bulk_request_that_is_over_nothing_is_left_but_the_ledgers()
    {
        var bulk = new BulkCrew(story, 2);
        var (_, approval) = await bulk.RequestsAsync();
        Assert.NotEmpty(await BatchesAsync());
        await bulk.Manager.PressesUntilTakenAsync(approval, "bulk.reject", ("reason", "No."));

        foreach (var ledger in bulk.Ledgers)
        {
            var read = await ledger.ComesToAsync("the erasure", l => l.Attestations.Values.SingleOrDefault()?.ErasedAt is not null);
            Assert.Null(read.Fault);
        }

        await StoryWorld.IsForgottenAsync(BatchesAsync);
    }

    [Fact]
    public async Task While_a_ledger_does_not_hold_nothing_of_its_customer_is_erased()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var id = (await crew.Ledger.OnlyAsync()).Key.Id;

        // The bot never sees it closed and sound.
        var withdrawn = LedgerFormat.Write(await crew.Ledger.ReadAsync(), Entries.Of(id, new Withdrawn()));
        await crew.Ledger.TamperAsync(text => text + Encoding.UTF8.GetString(withdrawn) + "{}\n");
        var tampered = await crew.Ledger.TextAsync();
        var later = story.Crew();
        var (other, _) = await later.WaitsForDecisionAsync();
        await later.Requester.PressesUntilTakenAsync(other, "request.withdraw");

        // By then a sweep has come by both.
        await later.Ledger.ComesToAsync("the erasure", l => l.Attestations.Values.Single().ErasedAt is not null);

        Assert.NotEmpty(await story.BlobsAsync($"details/{id:D}"));
        Assert.Equal(tampered, await crew.Ledger.TextAsync());
    }

    private async Task<List<string>> BatchesAsync() =>
        [.. (await story.BlobsAsync("bulk/")).Where(n => !n.StartsWith("bulk/people/", StringComparison.Ordinal))];

    private Task GoneAsync(string prefix) => StoryWorld.IsForgottenAsync(() => story.BlobsAsync(prefix));
}
