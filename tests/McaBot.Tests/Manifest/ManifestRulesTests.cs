using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace McaBot.Tests.Manifest;

/// <summary>What Teams asks of a package besides its schema.</summary>
public sealed partial class ManifestRulesTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    [Fact]
    public async Task Every_file_that_the_manifest_names_is_in_the_package_and_stands_at_its_top()
    {
        await using var zip = await ZipFile.OpenReadAsync(package.Zip);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();

        var named = new[] { package.Manifest["icons"]!["color"], package.Manifest["icons"]!["outline"] }
            .Concat(package.Manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(language => language!["file"]));

        Assert.All(named, name => Assert.Contains((string)name!, names));
        Assert.DoesNotContain(names, name => name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_three_numbers() => Assert.Matches(ThreeNumbers(), (string?)package.Manifest["version"]);

    [Fact]
    public void Every_address_is_https_and_every_domain_is_a_whole_host()
    {
        var addresses = package.Manifest["developer"]!.AsObject().Where(field => field.Key.EndsWith("Url", StringComparison.Ordinal));

        Assert.All(addresses, address => Assert.Equal(Uri.UriSchemeHttps, new Uri((string)address.Value!).Scheme));
        Assert.All(package.Manifest["validDomains"]!.AsArray(), domain =>
            Assert.Equal(UriHostNameType.Dns, Uri.CheckHostName((string?)domain)));
    }

    [Fact]
    public void The_name_borrows_none_of_Microsofts()
    {
        string[] names = [(string)package.Manifest["name"]!["short"]!, (string)package.French["name.short"]!];
        string[] theirs = ["Microsoft", "Teams", "Azure", "Office"];

        Assert.All(names, name => Assert.DoesNotContain(theirs, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_short_description_is_no_copy_of_the_long_one()
    {
        Assert.NotEqual((string?)package.Manifest["description"]!["full"], (string?)package.Manifest["description"]!["short"]);
        Assert.NotEqual((string?)package.French["description.full"], (string?)package.French["description.short"]);
    }

    [Fact]
    public void Commands_are_offered_only_where_the_bot_can_be_added()
    {
        var bot = package.Manifest["bots"]!.AsArray().Single()!;
        var scopes = Scopes(bot);

        Assert.All(bot["commandLists"]!.AsArray(), list => Assert.Subset(scopes, Scopes(list!)));
        Assert.Contains((string)package.Manifest["defaultInstallScope"]!, scopes);
    }

    private static HashSet<string> Scopes(JsonNode holder) => [.. holder["scopes"]!.AsArray().Select(scope => (string)scope!)];

    [GeneratedRegex(@"^\d+\.\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeNumbers();
}
