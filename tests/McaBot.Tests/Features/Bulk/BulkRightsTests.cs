using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Who may look at and decide about a bulk request, at each moment.</summary>
[Collection(PlainStories.Name)]
public sealed class BulkRightsTests(StoryWorld story)
{
    [Theory]
    [InlineData("bulk.review")]
    [InlineData("bulk.page")]
    [InlineData("bulk.open")]
    [InlineData("bulk.approve")]
    public async Task Whoever_lost_the_right_after_being_asked_sees_and_decides_nothing(string verb)
    {
        var crew = new BulkCrew(story, 3);
        var (_, approval) = await crew.RequestsAsync();
        var data = BulkCrew.DataOf(approval, crew.Manager, verb == "bulk.page" ? "bulk.approve" : verb);
        data["row"] = "2";
        data["page"] = 0;
        crew.Agent.Person.ManagerOid = null;

        var answer = await story.World.ForgesAsync(crew.Manager, approval, verb, data);

        Assert.DoesNotContain("Contoso", answer.Card?.Said() ?? "", StringComparison.Ordinal);
        Assert.Contains("no longer", answer.Message ?? answer.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.FileConsent is not null);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("decision.approve") == true);
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(AttestationState.Requested, a.State));
    }

    [Fact]
    public async Task Where_whoever_lost_the_right_comes_to_decide_whoever_decides_now_is_asked_at_once()
    {
        var crew = new BulkCrew(story, 2);
        var (_, approval) = await crew.RequestsAsync();
        foreach (var ledger in crew.Ledgers) await ledger.ComesToRestAsync(AttestationState.Requested);
        var monique = story.Hires("Monique");
        crew.Agent.Person.ManagerOid = monique.Person.Oid;

        var refused = await crew.Manager.PressesAsync(approval, "bulk.approve");

        Assert.Contains("whoever decides now is asked instead", refused.Message ?? refused.Card!.Said(), StringComparison.Ordinal);
        var hers = await monique.SeesCardWithAsync("bulk.approve");
        await monique.PressesUntilTakenAsync(hers, "bulk.approve");
        foreach (var ledger in crew.Ledgers) await ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(monique.Person.Oid, a.Decision!.Actor.ObjectId.ToString("D")));
    }

    [Fact]
    public async Task Whoever_is_asked_about_some_rows_gets_and_decides_those_alone()
    {
        var crew = new BulkCrew(story, 3);
        var (_, approval) = await crew.RequestsAsync();
        var olivia = await crew.HandsOverAsync(0, "Olivia");
        var hers = await olivia.SeesCardWithAsync("decision.approve");
        approval = await crew.Manager.SeesChangedAsync(approval, "asks for 2 attestations");

        await crew.Manager.PressesAsync(approval, "bulk.review");
        var rows = BulkCrew.Read(await crew.Manager.ReceivesFileAsync("rows.csv"));
        Assert.Equal(
            [crew.NameOf(1), crew.NameOf(2)],
            rows.Skip(1).Select(r => r.Single(cell => cell.StartsWith("Contoso", StringComparison.Ordinal))));
        Assert.NotNull(
            (await story.World.ForgesAsync(olivia, hers, "bulk.review", BulkCrew.DataOf(approval, crew.Manager, "bulk.review"))).Message);
        Assert.DoesNotContain(olivia.Chat.Messages, m => m.FileConsent is not null);

        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        await crew[1].ComesToRestAsync(AttestationState.HandedOff);
        await crew[2].ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(AttestationState.Requested, (await crew[0].OnlyAsync()).State);

        // Nothing waits for the manager any more; what was decided stays all there is to see.
        var after = crew.Manager.Chat.Messages.Max(m => m.Revision);
        await crew.Manager.PressesAsync(crew.Manager.Chat.Find(approval.Id)!, "bulk.review");
        Assert.Equal(3, BulkCrew.Read(await crew.Manager.ReceivesFileAsync("rows.csv", after)).Count);
        await olivia.PressesUntilTakenAsync(hers, "decision.reject", ("reason", "No."));
        await crew.Agent.SeesAsync("is decided: 2 approved, 1 rejected");
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("altered")]
    [InlineData("garbage")]
    public async Task A_decision_that_somebody_put_into_storage_is_refused_told_and_asked_for_again(string kind)
    {
        var crew = new BulkCrew(story, 3);
        var (progress, approval) = await crew.RequestsAsync();
        var data = BulkCrew.DataOf(approval, crew.Manager, "bulk.approve");
        var batch = Guid.Parse((string)data["batch"]!);
        var rows = await crew.AttestationsAsync();
        var order = new JsonObject
        {
            ["round"] = 1,
            ["approves"] = true,
            ["decider"] = new JsonObject { ["objectId"] = crew.Manager.Person.Oid, ["tenantId"] = story.World.Ids.TenantId },
            ["at"] = TimeProvider.System.GetUtcNow().ToString("O"),
            ["correlation"] = "c",
            ["rows"] = new JsonArray(2, 3, 4),
            ["attestations"] = new JsonArray([.. rows.Select(r => JsonValue.Create(r.Key.Id.ToString("D")))]),
            ["anchor"] = 2,
        };
        if (kind == "altered")
        {
            // Somebody's own decision about another bulk request is none about this one.
            order["decider"]!["objectId"] = story.Hires("Tom", story.World.Ids.HelpdeskAgents).Person.Oid;
        }

        var blob = story.World.Container.GetBlobClient($"bulk/{batch:D}/orders/1.json");
        await blob.UploadAsync(BinaryData.FromString(kind == "garbage" ? "{ not json" : order.ToJsonString()), new BlobUploadOptions());

        // Pressing wakes the work: what lies there was first, and is found to be nobody's word.
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        var again = await crew.Manager.Chat.WaitForAsync(m =>
            m.Id != approval.Id
            && m.CardFor(crew.Manager.Person)?.Said().Contains("A decision about all of it was not carried out", StringComparison.Ordinal)
                == true);
        Assert.All(await crew.AttestationsAsync(), a =>
            Assert.Equal(["Requested", "Assigned"], a.Steps.Select(s => s.What.GetType().Name)));
        await Waiting.UntilAsync("the line about the order", () => story.World.Bot!.Lines.Any(line =>
            line.Contains($"{batch:D}", StringComparison.Ordinal)
            && line.Contains("is not what the ledger says", StringComparison.Ordinal)));

        await crew.Manager.PressesUntilTakenAsync(again, "bulk.approve");
        await crew.Agent.SeesAsync("is decided: 3 approved, 0 rejected");
        var decided = await crew.AttestationsAsync();
        var genuine = await story.World.Container.GetBlobClient($"bulk/{batch:D}/orders/2.json").DownloadContentAsync();
        var hash = Hashes.Sha256(genuine.Value.Content.ToMemory().Span);
        Assert.All(decided, a => Assert.Equal(new Approved(hash), a.Decision!.What));
        var anchor = Assert.Single(decided.SelectMany(a => a.Orders), o => o.What is BulkOrdered { Round: 2 });
        Assert.Equal(
            (new BulkOrdered(batch, 2, true, hash), crew.Manager.Person.Oid, Actor.ManagerOfRequester),
            (anchor.What, anchor.Actor.ObjectId.ToString("D"), anchor.Actor.Role));
    }
}
