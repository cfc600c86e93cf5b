using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>A comment goes with the approval of many requests, as it does with that of one.</summary>
[Collection(PlainStories.Name)]
public sealed class BulkCommentTests(StoryWorld story)
{
    private const string Comment = "Checked all of them by phone.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_stands_in_the_record_of_every_row_and_in_all_that_is_made_of_it(bool byExecute)
    {
        var crew = new BulkCrew(story, 2);
        var (progress, approval) = await crew.RequestsAsync();
        (string, string)[] typed = [("comment", $"  {Comment}\u200B "), ("reason", "not asked for")];

        _ = byExecute
            ? await crew.Manager.PressesAsync(approval, "bulk.approve", typed)
            : await crew.Manager.SubmitsAsync(approval, "bulk.approve", typed);

        var settled = (await crew.Manager.SeesChangedAsync(approval, "✓ You approved 2 attestations")).CardFor(crew.Manager.Person)!.Said();
        Assert.Contains(Comment, settled, StringComparison.Ordinal);
        Assert.DoesNotContain("not asked for", settled, StringComparison.Ordinal);
        var told = await crew.Agent.SeesChangedAsync(progress, "Your requests are decided");
        Assert.Contains(Comment, told.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        var rows = await Task.WhenAll(crew.Ledgers.Select(l => l.ComesToRestAsync(AttestationState.HandedOff)));
        var hashes = rows.Select(row => Assert.IsType<Approved>(row.Decision!.What).NoteHash).ToList();
        Assert.Equal(2, hashes.OfType<string>().Distinct().Count());
        foreach (var ledger in crew.Ledgers) Assert.DoesNotContain("by phone", await ledger.TextAsync(), StringComparison.Ordinal);

        await crew.Agent.PressesAsync(told, "bulk.outcome");
        var outcome = BulkCrew.Read(await crew.Agent.ReceivesFileAsync("outcomes.csv"));
        Assert.Equal("Comment", outcome[0][^1]);
        Assert.All(outcome.Skip(1), row => Assert.Equal(("", Comment), (row[5], row[^1])));

        await crew.Agent.SaysAsync(rows[0].Number);
        var record = await crew.Agent.SeesCardWithAsync("evidence.package");
        Assert.Contains(Comment, record.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.PressesAsync(record, "evidence.package");
        var package = await ReceivedPackage.OfAsync(crew.Agent);
        Assert.Equal(hashes[0], Convert.ToHexStringLower(SHA256.HashData(package.Files["comment.json"])));
        Assert.Equal(Comment, (string?)JsonNode.Parse(package.Text("comment.json"))!["text"]);

        await crew.Agent.SaysAsync($"export {rows[1].Number}");
        var audit = SampleFiles.Unzip((await crew.Agent.ReceivesFileAsync("mcabot-audit-")).Content)["attestations.csv"];
        Assert.Contains(Comment, Encoding.UTF8.GetString(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_too_long_decides_nothing_and_leafing_keeps_what_was_typed()
    {
        var crew = new BulkCrew(story, 11, "fr-FR");
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");
        var tooLong = new string('x', 501);

        var refused = await crew.Manager.PressesAsync(
            approval,
            new CardPress("bulk.approve") { Inputs = new Dictionary<string, string> { ["comment"] = tooLong }, SkipValidation = true });

        Assert.Contains("500 characters at most", refused.Card!.ErrorAt("comment"), StringComparison.Ordinal);
        Assert.Equal(tooLong, refused.Card!.ValueOf("comment"));
        var leafed = await crew.Manager.PressesAsync(
            crew.Manager.Chat.Find(approval.Id)!,
            new CardPress("bulk.page")
            {
                Inputs = new Dictionary<string, string> { ["comment"] = Comment, ["reason"] = "Perhaps." },
                Where = data => (int?)data["page"] == 1,
            });
        Assert.Equal((Comment, "Perhaps."), (leafed.Card!.ValueOf("comment"), leafed.Card!.ValueOf("reason")));
        Assert.Null(leafed.Card!.ErrorAt("comment"));
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal((AttestationState.Requested, 0), (a.State, a.Orders.Count)));
    }

    [Fact]
    public async Task One_of_nothing_that_shows_is_none()
    {
        var crew = new BulkCrew(story, 2);
        var (_, approval) = await crew.RequestsAsync();

        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve", ("comment", " \u200B\u3164 "));

        var settled = (await crew.Manager.SeesChangedAsync(approval, "✓ You approved 2 attestations")).CardFor(crew.Manager.Person)!;
        Assert.DoesNotContain("Comment", settled.Said(), StringComparison.Ordinal);
        foreach (var ledger in crew.Ledgers)
        {
            var row = await ledger.ComesToRestAsync(AttestationState.HandedOff);
            Assert.Null(Assert.IsType<Approved>(row.Decision!.What).NoteHash);
        }
    }
}
