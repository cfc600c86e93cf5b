using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using McaBot.Attestations;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>The ledger in words beside the chats, and what becomes of it when somebody with access to storage lays hands on it.</summary>
public sealed class TamperingStoryTests(SandboxPageFixture sandbox) : IClassFixture<SandboxPageFixture>
{
    [Theory]
    [InlineData("en", 1600, false, "ben", "change-entry", "Entry 1 was changed", "Verify.Broken", 1)]
    [InlineData("fr", 360, true, "amelie", "cut-tail", "La fin a été coupée", "Verify.Broken", null)]
    [InlineData("fr", 1600, false, "amelie", "alter-details", "Les détails liés à l’entrée 1", "Verify.Beside", null)]
    public async Task Whatever_is_done_to_it_verify_names_it_nobody_decides_and_the_original_can_be_put_back(
        string language, int width, bool dark, string agentKey, string how, string said, string verdict, int? entry)
    {
        await using var stage = await Stage.OpenAsync(sandbox, language, width, dark, "tamper");
        await stage.GoesToAsync("megan");
        var agent = await stage.GoesToAsync(agentKey);
        var at = new AgentAtWork(sandbox.World.User(agentKey), Guid.NewGuid().ToString("D"), $"Wingtip {how}");
        await at.RequestsAsync();
        var watch = new LedgerWatch(sandbox.World, Guid.Parse(at.Customer["tenantId"]));
        var attestation = await watch.ComesToRestAsync(AttestationState.Requested);
        await watch.HasItsHeadNotedAsync();
        var (ledger, details) = (await watch.TextAsync(), await DetailsOfAsync(attestation));
        var entries = ledger.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

        var approval = await ApprovalAsync(stage, at.Customer["companyName"]);
        var record = await stage.OpensLedgerAsync(watch.Customer);
        await Assertions.Expect(record.Locator("[data-entry='1'] b")).ToHaveTextAsync(sandbox.World.Directory.Person(agentKey).Name);
        var day = language == "fr" ? "3 novembre 2025" : "November 3, 2025";
        await Assertions.Expect(record.Locator("[data-entry='1'] .what")).ToContainTextAsync(day);
        await Assertions.Expect(record.Locator("pre")).ToHaveCountAsync(0);
        await record.Locator("[name=raw]").ClickAsync();
        await Assertions.Expect(record.Locator("pre")).ToHaveCountAsync(entries);
        await record.Locator($"[name={how}]").ClickAsync();
        await Assertions.Expect(record.Locator(".tamper.done h4")).ToContainTextAsync(said);
        await Assertions.Expect(record.Locator(".tamper.done h4")).ToBeFocusedAsync();
        await stage.HasNoViolationsAsync();

        await record.Locator("[name=verify]").ClickAsync();
        await agent.SeesCardAsync(verdict == "Verify.Broken" ? stage.Texts.Format(verdict, entry ?? entries) : stage.Texts[verdict]);
        await DecidesInVainAsync(stage, approval, at.Customer["companyName"]);
        Assert.DoesNotContain("\"kind\":\"approved\"", await watch.TextAsync(), StringComparison.Ordinal);

        record = await stage.OpensLedgerAsync(watch.Customer);
        await record.Locator("[name=put-back]").ClickAsync();
        await Assertions.Expect(record.Locator(".tamper:not(.done) .result")).ToBeVisibleAsync();
        Assert.Equal((ledger, details), (await watch.TextAsync(), await DetailsOfAsync(attestation)));
        Assert.Equal(0, await CountSnapshotsAsync(watch.Customer, attestation));
        await stage.ClosesLedgerAsync();
        await DecidesAsync(stage, approval, at.Customer["companyName"]);
        await watch.ComesToRestAsync(AttestationState.HandedOff);
        stage.HadNoProblems();
    }

    [Fact]
    public async Task Another_site_cannot_tamper_and_nothing_is_there_to_tamper_with_where_there_is_no_ledger()
    {
        using var http = new HttpClient();
        var customer = Guid.NewGuid();
        var address = new Uri(sandbox.World.Address, $"/page/ledger/{customer:D}/cut-tail");
        using var form = new StringContent("{}");
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var foreign = await http.PostAsync(address, form);
        using var own = await http.PostAsync(address, json);

        Assert.Equal(400, (int)foreign.StatusCode);
        Assert.Equal("""{"ok":false}""", await own.Content.ReadAsStringAsync());
        Assert.False(await new LedgerWatch(sandbox.World, customer).ExistsAsync());
    }

    /// <summary>The manager's own card about it, whatever it comes to say.</summary>
    private static async Task<ILocator> ApprovalAsync(Stage stage, string company)
    {
        var manager = await stage.GoesToAsync("megan");
        await manager.About(company).SeesCardAsync(company);
        return manager.Message(await manager.About(company).NewestCard.GetAttributeAsync("data-message-id"));
    }

    private static async Task DecidesInVainAsync(Stage stage, ILocator approval, string company)
    {
        string[] titles = ["Notice.LedgerBroken", "Altered.Title", "BrokenLedger.Title"];
        await stage.GoesToAsync("megan");
        await Approve(stage, approval, company).ClickAsync();
        var refusal = new Regex(string.Join('|', titles.Select(title => Regex.Escape(stage.Texts[title]))));
        await Assertions.Expect(approval).ToContainTextAsync(refusal);
    }

    private static async Task DecidesAsync(Stage stage, ILocator approval, string company)
    {
        await stage.GoesToAsync("megan");
        await approval.Locator(".refresh").ClickAsync();
        await Approve(stage, approval, company).ClickAsync();
    }

    private static ILocator Approve(Stage stage, ILocator approval, string company) =>
        approval.GetByRole(AriaRole.Button, new() { Name = stage.Texts.Format("Button.Approve", company), Exact = true });

    private async Task<string> DetailsOfAsync(Attestation attestation) =>
        (await sandbox.World.Container.GetBlobClient(Tampering.DetailsOf(attestation)).DownloadContentAsync()).Value.Content.ToString();

    private async Task<int> CountSnapshotsAsync(Guid customer, Attestation attestation)
    {
        var count = 0;
        string[] names = [$"{customer:D}", $"{attestation.Key.Id:D}"];
        await foreach (
            var blob in sandbox.World.Container.GetBlobsAsync(BlobTraits.None, BlobStates.Snapshots, null, CancellationToken.None))
        {
            if (blob.Snapshot is { Length: > 0 } && names.Any(name => blob.Name.Contains(name, StringComparison.Ordinal))) count++;
        }

        return count;
    }
}
