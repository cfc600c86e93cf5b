using System.Reflection;
using System.Xml.Linq;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Hosting;
using McaBot.Sandbox;

namespace McaBot.Tests.Architecture;

/// <summary>attestations, then cards, then bot, then sandbox, then tests; sdk below cards and bot. No arrow points upward.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["McaBot.Attestations"] = [],
        ["McaBot.Sdk"] = [],
        ["McaBot.Cards"] = ["McaBot.Attestations", "McaBot.Sdk"],
        ["McaBot"] = ["McaBot.Attestations", "McaBot.Cards", "McaBot.Sdk"],
        ["McaBot.Sandbox"] = ["McaBot.Attestations", "McaBot.Cards", "McaBot.Sdk", "McaBot"],
    };

    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["McaBot.Attestations"] = "attestations",
        ["McaBot.Sdk"] = "sdk",
        ["McaBot.Cards"] = "cards",
        ["McaBot"] = "bot",
        ["McaBot.Sandbox"] = "sandbox",
    };

    public static TheoryData<string> Names => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_assembly_uses_only_what_lies_below_it(string name)
    {
        var used = AssemblyOf(name).GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.Empty(Upward(name, used));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_references_only_what_lies_below_it(string name)
    {
        var used = References(name, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(Upward(name, used));
    }

    [Fact]
    public void An_arrow_that_points_upward_is_told_apart()
    {
        Assert.Equal(["McaBot"], Upward("McaBot.Cards", ["System.Runtime", "McaBot.Attestations", "McaBot"]));
        Assert.Equal(["McaBot.Tests"], Upward("McaBot.Sandbox", ["McaBot", "McaBot.Tests"]));
    }

    [Fact]
    public void Attestations_stand_on_the_framework_and_phone_numbers_alone()
    {
        var used = AssemblyOf("McaBot.Attestations").GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.All(used, reference => Assert.True(reference is "PhoneNumbers" || reference.StartsWith("System.", StringComparison.Ordinal), reference));
        Assert.Contains("PhoneNumbers", used);
        Assert.Equal(["libphonenumber-csharp"], References("McaBot.Attestations", "PackageReference"));
    }

    [Fact]
    public void Cards_need_no_package_but_the_one_the_sdk_stands_in_for() =>
        Assert.Equal(["AdaptiveCards"], References("McaBot.Cards", "PackageReference"));

    [Fact]
    public void Nothing_of_ours_uses_another_json_library() =>
        Assert.All(MayUse.Keys, name => Assert.DoesNotContain(
            AssemblyOf(name).GetReferencedAssemblies(), reference => reference.Name!.Contains("Newtonsoft", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void The_sdk_gives_way_to_the_official_packages_wherever_it_is_referenced()
    {
        var references = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(Repository.PathOf(file)).Descendants("ProjectReference"))
            .Where(reference => ((string)reference.Attribute("Include")!).EndsWith("McaBot.Sdk.csproj", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(
            "'$(OfficialSdk)' != 'true'", (string?)(reference.Attribute("Condition") ?? reference.Parent!.Attribute("Condition"))));
    }

    private static IEnumerable<string> Upward(string name, IEnumerable<string> used) =>
        used.Where(other => other.StartsWith("McaBot", StringComparison.Ordinal) && !MayUse[name].Contains(other));

    private static IEnumerable<string> References(string name, string kind) =>
        XDocument.Load(Repository.PathOf(Projects[name], name + ".csproj")).Descendants(kind).Select(element => (string)element.Attribute("Include")!);

    private static Assembly AssemblyOf(string name) => name switch
    {
        "McaBot.Attestations" => typeof(Attestation).Assembly,
        "McaBot.Sdk" => typeof(AdaptiveCard).Assembly,
        "McaBot.Cards" => typeof(HelpCard).Assembly,
        "McaBot" => typeof(McaBotHost).Assembly,
        "McaBot.Sandbox" => typeof(SandboxWorld).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
