using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.Processes;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

/// <summary>
/// Ledgers are restored to the copy of an earlier day. That shows, nothing is decided on what is left, and an operator who has looked at it
/// lets it count again, on record.
/// </summary>
[Collection(ReplicaStories.Name)]
public sealed class RestoreTests(ReplicaWorld story)
{
    private const string Broken = "The record of this customer needs a check";

    [Fact]
    public async Task An_older_copy_shows_is_decided_on_by_nobody_and_counts_again_once_an_operator_says_so()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var backup = await crew.Ledger.TextAsync();
        var left = backup.Count(c => c == '\n');
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await crew.Ledger.HasItsHeadNotedAsync();
        var whole = (await crew.Ledger.ReadAsync()).Sequence;
        var since = story.Crew();
        await since.WaitsForDecisionAsync();
        await since.Ledger.HasItsHeadNotedAsync();
        var sound = story.Crew();
        await sound.WaitsForDecisionAsync();
        await sound.Ledger.HasItsHeadNotedAsync();

        // The container of the ledgers is put back as it was; its markers and anchors lie elsewhere, and one marker is stale.
        await crew.Ledger.TamperAsync(_ => backup);
        await since.Ledger.DeleteAsync();
        await story.World.Container.GetBlobClient(BlobNames.OpenMarker(crew.Ledger.Customer)).DeleteIfExistsAsync();

        var verified = await SaysAsync(2, $"{crew.Ledger.Customer:D} does not hold at entry {left + 1}: CutOff", "verify");
        Assert.Contains($"{since.Ledger.Customer:D} does not hold at entry 1: CutOff", verified);
        Assert.DoesNotContain(verified, line => line.Contains($"{sound.Ledger.Customer:D}", StringComparison.Ordinal));
        await IsRefusedEverywhereAsync(crew, since);
        await sound.Manager.PressesUntilTakenAsync(await sound.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");
        await sound.Ledger.ComesToRestAsync(AttestationState.HandedOff);

        await SaysAsync(2, $"ends after {left} entries, not {left + 1}", "accept-restored", $"{crew.Ledger.Customer:D}", Number(left + 1));
        await SaysAsync(2, "is not cut off", "accept-restored", $"{sound.Ledger.Customer:D}", "1");
        await SaysAsync(
            0, $"counts with {left} entries; that {whole - left} are lost is noted",
            "accept-restored", $"{crew.Ledger.Customer:D}", Number(left));
        await SaysAsync(0, "counts with 0 entries", "accept-restored", $"{since.Ledger.Customer:D}", "0");

        await SaysAsync(0, $"{whole - left} entries are lost", "verify", $"{crew.Ledger.Customer:D}");
        Assert.Contains($"open/{crew.Ledger.Customer:D}", await story.BlobsAsync("open/"));
        var shown = (await crew.Manager.RefreshesAsync(approval)).Card!;
        Assert.True(shown.Has("decision.approve"));
        await crew.Manager.PressesUntilTakenAsync(crew.Manager.Chat.Find(approval.Id)!, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await since.Requester.PressesAsync(since.Requester.Chat.Messages[^1], "attest.confirm");
        await since.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    [Fact]
    public async Task A_marker_that_the_backup_lacks_is_made_again_and_what_waited_is_done()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var marker = story.World.Container.GetBlobClient(BlobNames.OpenMarker(crew.Ledger.Customer));
        await marker.DeleteAsync();

        var (_, lines) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, "rebuild-indexes");

        Assert.Contains(lines, l => l.StartsWith("rebuilt from ", StringComparison.Ordinal));
        Assert.True(await marker.ExistsAsync());
        await crew.Requester.SaysAsync("my requests");
        Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_altered_or_exchanged_is_no_restored_copy()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        await crew.Ledger.HasItsHeadNotedAsync();
        var whole = await crew.Ledger.TextAsync();
        var cut = whole[..(whole.TrimEnd('\n').LastIndexOf('\n') + 1)];
        var entries = cut.Count(c => c == '\n');

        await crew.Ledger.TamperAsync(_ => cut.Replace("\"requested\"", "\"retracted\"", StringComparison.Ordinal));
        await SaysAsync(2, "that is no restored copy", "accept-restored", $"{crew.Ledger.Customer:D}", Number(entries));
        await crew.Ledger.TamperAsync(_ => whole);

        Assert.Empty(await story.BlobsAsync($"lost/{crew.Ledger.Customer:D}/"));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="since">What is left of its customer's ledger is nothing.</param>
    private async Task IsRefusedEverywhereAsync(Crew crew, Crew since)
    {
        var before = await crew.Ledger.TextAsync();
        var approval = crew.Manager.Chat.Messages[^1];
        var data = new JsonObject
        {
            ["customer"] = $"{crew.Ledger.Customer:D}",
            ["attestation"] = $"{(await crew.Ledger.OnlyAsync()).Key.Id:D}",
        };

        var pressed = await story.World.ForgesAsync(crew.Manager, approval, "decision.approve", data);
        var again = await since.Requester.PressesAsync(await since.Agent.ReachesConfirmationAsync(), "attest.confirm");

        Assert.Contains(Broken, pressed.Message + pressed.Card?.Said(), StringComparison.Ordinal);
        Assert.Contains(Broken, again.Message + again.Card?.Said(), StringComparison.Ordinal);
        Assert.Equal(before, await crew.Ledger.TextAsync());
        Assert.False(await since.Ledger.ExistsAsync());
    }

    private async Task<IReadOnlyCollection<string>> SaysAsync(int exitCode, string words, params string[] command)
    {
        var (ended, lines) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, command);

        Assert.True(lines.Any(l => l.Contains(words, StringComparison.Ordinal)), $"{words}\nis not in\n{string.Join('\n', lines)}");
        Assert.Equal(exitCode, ended);
        return lines;
    }
}
