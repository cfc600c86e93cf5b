using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;

namespace McaBot.Tests.Support;

/// <summary>An evidence package as whoever gets it holds it in their hands.</summary>
internal sealed record ReceivedPackage(SortedDictionary<string, byte[]> Files)
{
    public static async Task<ReceivedPackage> OfAsync(TeamsUser person) =>
        new(SampleFiles.Unzip((await person.ReceivesFileAsync("package.zip")).Content));

    public string Text(string file) => Encoding.UTF8.GetString(Files[file]);

    /// <summary>Checked by the steps it names, from the package alone.</summary>
    /// <param name="head">The ledger's last hash when it was made.</param>
    public void ProvesItself(Attestation attestation, string head)
    {
        HoldsWhatItsManifestSays(attestation.Number);
        HoldsAnUnbrokenChain(attestation.Key.Customer, head);
        SaysWhatTheLedgerSays(attestation);
    }

    private void HoldsWhatItsManifestSays(string number)
    {
        var manifest = JsonNode.Parse(Files["manifest.json"])!;
        Assert.Equal(number, (string?)manifest["number"]);
        Assert.Equal(
            Files.Where(f => f.Key != "manifest.json").Select(f => (f.Key, (long)f.Value.Length, Hash(f.Value))),
            manifest["files"]!
                .AsArray()
                .Select(f => ((string)f!["name"]!, (long)f["size"]!, (string)f["sha256"]!))
                .OrderBy(f => f.Item1, StringComparer.Ordinal));
    }

    private void HoldsAnUnbrokenChain(Guid customer, string head)
    {
        var chain = Lines("chain.csv").Skip(1).Select(line => line.Split(',')).ToList();
        var previous = Hash(Encoding.UTF8.GetBytes($"mcabot ledger of customer {customer:D}"));
        foreach (var (entry, sequence) in chain.Select((entry, i) => (entry, i + 1)))
        {
            Assert.Equal(($"{sequence}", previous), (entry[0], entry[1]));
            previous = entry[2];
        }

        Assert.Equal(head, previous);
        Assert.Equal(head, (string?)JsonNode.Parse(Files["manifest.json"])!["ledgerHead"]);
        var shown = Lines("ledger.jsonl");
        Assert.Equal(chain.Where(e => e[3] == "yes").Select(e => e[2]), shown.Select(line => (string)JsonNode.Parse(line)!["hash"]!));
        foreach (var line in shown)
        {
            var end = line.LastIndexOf(",\"hash\":", StringComparison.Ordinal);
            Assert.Equal((string?)JsonNode.Parse(line)!["hash"], Hash(Encoding.UTF8.GetBytes(line[..end] + "}")));
        }
    }

    private void SaysWhatTheLedgerSays(Attestation attestation)
    {
        var steps = Lines("ledger.jsonl").Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["requested", "assigned", "approved", "handed-off"], steps.Select(s => (string?)s["what"]!["kind"]));
        Assert.Equal(Hash(Files["details.json"]), (string?)steps[0]["what"]!["detailsHash"]);
        Assert.Equal(attestation.Request.DetailsHash, (string?)steps[0]["what"]!["detailsHash"]);
        Assert.Equal(
            Files.Where(f => f.Key.StartsWith("evidence/", StringComparison.Ordinal)).Select(f => Hash(f.Value)).Order(),
            (steps[0]["what"]!["evidence"]?.AsArray() ?? []).Select(h => (string)h!).Order());
    }

    private string[] Lines(string file) => Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
