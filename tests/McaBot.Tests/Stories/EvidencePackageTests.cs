using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Evidence;

namespace McaBot.Tests.Stories;

/// <summary>What the requester hands on is checked as its receiver would: from the package alone, by the steps it names.</summary>
[Collection(PlainStories.Name)]
public sealed class EvidencePackageTests(StoryWorld story)
{
    [Fact]
    public async Task An_approved_request_gives_a_package_that_proves_itself()
    {
        var crew = story.Crew("fr-FR");
        var ben = crew.Requester;
        crew.Agent.Acceptance["ticket"] = "<b>INC & 48213</b>";
        var before = await EarlierAttestationAsync(crew);
        var card = await crew.Agent.StartsAsync();
        await ben.AttachesAsync(story.World.Files.Put("con: preuve?.pdf", SampleFiles.Pdf("1")), story.World.Files.Put("../../lettre.docx", SampleFiles.Word()));
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(card)));
        await ben.PressesAsync(card, "attest.confirm");
        var request = await crew.Agent.SeesAgainAsync(card, "request.withdraw");
        Assert.False(request.CardFor(ben.Person)!.Has("evidence.package"));
        await crew.Manager.PressesAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);

        await ben.PressesAsync(handedOff, "evidence.package");
        var files = Unzip((await ben.ReceivesFileAsync("package.zip")).Content);

        var attestation = (await crew.Ledger.ReadAsync()).Attestations.Values.Single(a => a.Key.Id != before);
        Assert.Equal(
            ["chain.csv", "details.json", "evidence/01-con- preuve-.pdf", "evidence/02-lettre.docx", "ledger.jsonl", "manifest.json", "summary.html", "verify.txt"], files.Keys);
        Assert.Equal(SampleFiles.Pdf("1"), files["evidence/01-con- preuve-.pdf"]);
        HoldsWhatItsManifestSays(files, attestation.Number);
        HoldsAnUnbrokenChain(files, crew.Ledger.Customer, (await crew.Ledger.ReadAsync()).Head);
        SaysWhatTheLedgerSays(files, attestation);
        Assert.DoesNotContain(before.ToString("D"), Encoding.UTF8.GetString(files["ledger.jsonl"]), StringComparison.Ordinal);
        var page = Encoding.UTF8.GetString(files["summary.html"]);
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains(crew.Company, page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;INC &amp; 48213&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains(attestation.Request.Evidence![0], page, StringComparison.Ordinal);
        Assert.Contains("Comment vérifier ce dossier", Encoding.UTF8.GetString(files["verify.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_is_the_requesters_alone_and_comes_with_the_approval()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var data = request.CardFor(crew.Requester.Person)!.DataOf("request.withdraw");

        Assert.Contains("comes with the approval", (await story.World.ForgesAsync(crew.Requester, request, "evidence.package", data.DeepClone())).Message, StringComparison.Ordinal);
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.NotNull((await story.World.ForgesAsync(crew.Manager, approval, "evidence.package", data.DeepClone())).Message);

        Assert.DoesNotContain(crew.Manager.Chat.Messages.Concat(crew.Requester.Chat.Messages), m => m.FileConsent is not null);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "evidence.package");
        await crew.Requester.PressesAsync(handedOff, "evidence.package");
        Assert.DoesNotContain(Unzip((await crew.Requester.ReceivesFileAsync("package.zip")).Content).Keys, name => name.StartsWith("evidence/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_packed_from_a_ledger_that_does_not_hold()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "evidence.package");
        await crew.Ledger.TamperAsync(text => text.Replace("\"effect-done\"", "\"effect-dome\"", StringComparison.Ordinal));

        await crew.Requester.PressesAsync(handedOff, "evidence.package");

        Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.FileConsent is not null);
    }

    /// <summary>Its lines lie in the same ledger, and are nobody's business who gets the package.</summary>
    private static async Task<Guid> EarlierAttestationAsync(Crew crew)
    {
        var request = await crew.Agent.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Requester.PressesAsync(request, "request.withdraw");
        return (await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn)).Key.Id;
    }

    private static void HoldsWhatItsManifestSays(SortedDictionary<string, byte[]> files, string number)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        Assert.Equal(number, (string?)manifest["number"]);
        Assert.Equal(
            files.Where(f => f.Key != "manifest.json").Select(f => (f.Key, (long)f.Value.Length, Hash(f.Value))),
            manifest["files"]!.AsArray().Select(f => ((string)f!["name"]!, (long)f["size"]!, (string)f["sha256"]!)).OrderBy(f => f.Item1, StringComparer.Ordinal));
    }

    private static void HoldsAnUnbrokenChain(SortedDictionary<string, byte[]> files, Guid customer, string head)
    {
        var chain = Lines(files["chain.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        var previous = Hash(Encoding.UTF8.GetBytes($"mcabot ledger of customer {customer:D}"));
        foreach (var (entry, sequence) in chain.Select((entry, i) => (entry, i + 1)))
        {
            Assert.Equal(($"{sequence}", previous), (entry[0], entry[1]));
            previous = entry[2];
        }

        Assert.Equal(head, previous);
        Assert.Equal(head, (string?)JsonNode.Parse(files["manifest.json"])!["ledgerHead"]);
        var shown = Lines(files["ledger.jsonl"]);
        Assert.Equal(chain.Where(e => e[3] == "yes").Select(e => e[2]), shown.Select(line => (string)JsonNode.Parse(line)!["hash"]!));
        foreach (var line in shown)
        {
            var end = line.LastIndexOf(",\"hash\":", StringComparison.Ordinal);
            Assert.Equal((string?)JsonNode.Parse(line)!["hash"], Hash(Encoding.UTF8.GetBytes(line[..end] + "}")));
        }
    }

    private static void SaysWhatTheLedgerSays(SortedDictionary<string, byte[]> files, Attestation attestation)
    {
        var steps = Lines(files["ledger.jsonl"]).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["requested", "assigned", "approved", "handed-off"], steps.Select(s => (string?)s["what"]!["kind"]));
        Assert.Equal(Hash(files["details.json"]), (string?)steps[0]["what"]!["detailsHash"]);
        Assert.Equal(attestation.Request.DetailsHash, (string?)steps[0]["what"]!["detailsHash"]);
        Assert.Equal(
            files.Where(f => f.Key.StartsWith("evidence/", StringComparison.Ordinal)).Select(f => Hash(f.Value)).Order(),
            steps[0]["what"]!["evidence"]!.AsArray().Select(h => (string)h!).Order());
    }

    private static string[] Lines(byte[] text) => Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static SortedDictionary<string, byte[]> Unzip(byte[] archive) => SampleFiles.Unzip(archive);
}
