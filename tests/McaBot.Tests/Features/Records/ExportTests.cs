using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

[Collection(PlainStories.Name)]
public sealed class ExportTests(StoryWorld story)
{
    private static string ThisMonth =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_customers_audit_file_holds_every_step_and_the_ledger_byte_for_byte()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        await carla.SaysAsync($"export {attestation.Number}");
        var parts = Parts(await carla.ReceivesFileAsync("mcabot-audit-"));

        Assert.Equal(
            ["attestations.csv", $"ledgers/{crew.Ledger.Customer:D}.jsonl", "read-me.txt", "verify.html"],
            parts.Keys.Order(StringComparer.Ordinal));
        var bytes = parts[$"ledgers/{crew.Ledger.Customer:D}.jsonl"];
        Assert.Equal(await crew.Ledger.TextAsync(), Encoding.UTF8.GetString(bytes));
        Assert.Null(LedgerFormat.Read(crew.Ledger.Customer, bytes).Fault);
        var rows = Encoding.UTF8.GetString(parts["attestations.csv"]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + attestation.Steps.Count, rows.Length);
        Assert.All(attestation.Steps.Index(), s =>
        {
            Assert.Contains($",{EventKind.Of(s.Item.What)},", rows[1 + s.Index], StringComparison.Ordinal);
            Assert.EndsWith($",{s.Item.Hash}", rows[1 + s.Index], StringComparison.Ordinal);
            Assert.Contains(crew.Company, rows[1 + s.Index], StringComparison.Ordinal);
        });
        Assert.Contains(crew.Manager.Person.Name, rows[3], StringComparison.Ordinal);
        Assert.Contains("Every ledger was intact", Encoding.UTF8.GetString(parts["read-me.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_file_holds_a_page_with_the_ledger_and_the_details_whose_hashes_are_on_record()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: "fr-FR");

        await carla.SaysAsync($"exporter {attestation.Number}");
        var html = Encoding.UTF8.GetString(Parts(await carla.ReceivesFileAsync("mcabot-audit-"))["verify.html"]);

        var embedded = Assert.Single(EmbeddedLedger.Of(html));
        var ledger = await crew.Ledger.ReadAsync();
        Assert.Equal(await crew.Ledger.TextAsync(), Encoding.UTF8.GetString(embedded.Content));
        Assert.Equal(new EmbeddedEnd(ledger.Sequence, ledger.Head), embedded.End);
        Assert.Equal(ledger.Sequence, embedded.Holding());
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        var listed = Assert.Single(JsonNode.Parse(Made(html))!["ledgers"]![0]!["attestations"]!.AsArray())!;
        Assert.Equal(attestation.Number, (string?)listed["number"]);
        Assert.Equal(attestation.Request.DetailsHash, Hashes.Sha256((string)listed["details"]!));
        Assert.Contains(crew.Manager.Person.Name, listed["people"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_months_audit_file_holds_the_customers_of_that_month_and_of_no_other()
    {
        var crew = story.Crew(locale: "fr-FR");
        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: "fr-FR");

        await carla.SaysAsync("exporter 2019-03");
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
        await carla.SaysAsync($"exporter {ThisMonth}");
        var parts = Parts(await carla.ReceivesFileAsync($"mcabot-audit-{ThisMonth}"));

        Assert.Contains($"ledgers/{crew.Ledger.Customer:D}.jsonl", parts.Keys);
        var table = Encoding.UTF8.GetString(parts["attestations.csv"]);
        Assert.StartsWith("\uFEFFNuméro;", table, StringComparison.Ordinal);
        Assert.Contains(crew.Company, table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_typed_is_no_formula_in_the_file()
    {
        var crew = story.Crew();
        crew.Agent.Acceptance["ticket"] = "=HYPERLINK(\"https://evil.example\",\"x\")";
        await crew.RequestsAsync();
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        await carla.SaysAsync($"export {attestation.Number}");
        var table = Encoding.UTF8.GetString(Parts(await carla.ReceivesFileAsync("mcabot-audit-"))["attestations.csv"]);

        Assert.Contains("\"'=HYPERLINK(", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_role_there_is_no_audit_file()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var walter = story.Hires("Walter");

        await walter.SaysAsync($"export {attestation.Number}");
        await walter.SaysAsync($"export {ThisMonth}");

        Assert.DoesNotContain(walter.Chat.Messages, m => m.FileConsent is not null);
        Assert.DoesNotContain(crew.Company, string.Concat(walter.Chat.Messages.Select(m => m.ToString())), StringComparison.Ordinal);
        Assert.Contains("role", walter.LastWords(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_broken_ledger_is_in_the_file_and_named()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Ledger.HasItsHeadNotedAsync();
        await crew.Ledger.TamperAsync(text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        await carla.SaysAsync($"export {crew.Ledger.Customer:D}");
        var parts = Parts(await carla.ReceivesFileAsync("mcabot-audit-"));

        Assert.Contains(
            $"ATTENTION: the ledger of {crew.Ledger.Customer:D}", Encoding.UTF8.GetString(parts["read-me.txt"]), StringComparison.Ordinal);
        Assert.Equal(await crew.Ledger.TextAsync(), Encoding.UTF8.GetString(parts[$"ledgers/{crew.Ledger.Customer:D}.jsonl"]));
    }

    [Fact]
    public async Task Export_alone_says_what_it_can_do()
    {
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        await carla.SaysAsync("export");

        Assert.Contains("one month or one customer", carla.LastWords(), StringComparison.Ordinal);
    }

    private static string Made(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).GetElementById("made")!.TextContent;

    private static Dictionary<string, byte[]> Parts(DriveFile file)
    {
        using var archive = new ZipArchive(new MemoryStream(file.Content), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }
}
