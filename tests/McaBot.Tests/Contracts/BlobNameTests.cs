using System.Text.RegularExpressions;

namespace McaBot.Tests.Contracts;

/// <summary>Blobs are named in one place, and docs/storage.md says what each is for.</summary>
public sealed partial class BlobNameTests
{
    /// <summary>Texts that look like the beginning of a blob's name, and are none.</summary>
    private static readonly Dictionary<string, string[]> OtherTexts = new(StringComparer.Ordinal)
    {
        ["bot/Host/OtherAttachments.cs"] = ["text/"],
        ["bot/Teams/Files/PastedPictures.cs"] = ["image/"],
        ["bot/Features/Bulk/Sheets/WorkbookFlags.cs"] = ["xl/worksheets/"],
        ["bot/Features/Attest/Evidence/EvidencePackage.cs"] = ["evidence/"],
        ["bot/Features/Records/Exports/AuditExport.cs"] = ["ledgers/"],
        ["bot/PartnerCenter/PartnerCenterNames.cs"] = ["v1/customers/", "v1/agreementtemplates/"],
    };

    [Fact]
    public void Blobs_are_named_in_one_place() => Assert.Empty(
        Repository.Files
            .Where(file => file.StartsWith("bot/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => file != "bot/Storage/BlobNames.cs")
            .SelectMany(file => BeginningsIn(Repository.ReadText(file))
                .Except(OtherTexts.GetValueOrDefault(file, []))
                .Select(name => $"{file}: {name}")));

    [Theory]
    [InlineData("const string Prefix = \"offers/\";", "offers/")]
    [InlineData("return $\"bulk/people/{person:D}/batches.json\";", "bulk/people/")]
    [InlineData("store.ReadAsync(\"retention/mark.json\", token)", "retention/")]
    public void A_name_that_is_made_elsewhere_is_told_apart(string source, string name) => Assert.Equal([name], BeginningsIn(source));

    [Fact]
    public void Every_name_begins_with_a_known_prefix() => Assert.All(
        BlobSamples.Names.Where(name => !name.StartsWith(Sample.Text, StringComparison.Ordinal)),
        name => Assert.Contains(BlobSamples.Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void The_guide_to_storage_names_every_prefix_and_no_other()
    {
        var described = Described().Matches(Repository.ReadText("docs/storage.md")).Select(row => row.Groups["prefix"].Value).ToList();

        Assert.Equal(BlobSamples.Prefixes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> BeginningsIn(string source) => Beginning().Matches(source).Select(text => text.Groups["name"].Value);

    // A word or two with slashes, then a hole, the end, or the name of a file.
    [GeneratedRegex(
        @"""(?<name>([a-z][a-z0-9-]*/)+)(\{|""|[a-z-]+\.jsonl?"")",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    // A row of a table, which begins with a prefix.
    [GeneratedRegex(@"^\| `(?<prefix>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Described();
}
