using System.Reflection;
using System.Xml.Linq;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using McaBot.Sandbox;
using Microsoft.Bot.Builder;

namespace McaBot.Tests.Architecture;

/// <summary>
/// attestations, then cards, then bot, then sandbox, then tests; the stand-ins below cards and bot. No arrow points upward.
/// </summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["McaBot.Attestations"] = [],
        ["McaBot.Cards"] = ["McaBot.Attestations"],
        ["McaBot"] = ["McaBot.Attestations", "McaBot.Cards"],
        ["McaBot.Sandbox"] = ["McaBot.Attestations", "McaBot.Cards", "McaBot"],
    };

    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["McaBot.Attestations"] = "attestations",
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

        Assert.All(used, reference =>
            Assert.True(reference is "PhoneNumbers" || reference.StartsWith("System.", StringComparison.Ordinal), reference));
        Assert.Contains("PhoneNumbers", used);
        Assert.Equal(["libphonenumber-csharp"], References("McaBot.Attestations", "PackageReference"));
    }

    [Fact]
    public void Cards_need_no_package_but_AdaptiveCards() =>
        Assert.Equal(["AdaptiveCards"], References("McaBot.Cards", "PackageReference"));

    [Fact]
    public void The_bot_stands_on_the_official_package()
    {
        Assert.Contains("Microsoft.Bot.Builder.Integration.AspNet.Core", References("McaBot", "PackageReference"));
        Assert.StartsWith(
            "4.23.1", typeof(CloudAdapterBase).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AdaptiveCards", "AdaptiveCardsPackage")]
    [InlineData("Microsoft.Bot.Builder.Dialogs", "DialogsPackage")]
    public void A_stand_in_gives_way_to_the_package_of_its_name_wherever_it_is_referenced(string name, string property)
    {
        var all = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(Repository.PathOf(file)).Descendants()).ToList();
        var projects = all.Where(e =>
            e.Name == "ProjectReference" && ((string)e.Attribute("Include")!).EndsWith($"/{name}.csproj", StringComparison.Ordinal))
        .ToList();
        var packages = all.Where(e => e.Name == "PackageReference" && (string)e.Attribute("Include")! == name).ToList();

        Assert.NotEmpty(projects);
        Assert.Equal(projects.Count, packages.Count);
        Assert.All(projects, e => Assert.Equal($"'$({property})' != 'true'", ConditionOf(e)));
        Assert.All(packages, e => Assert.Equal($"'$({property})' == 'true'", ConditionOf(e)));
    }

    private static string? ConditionOf(XElement reference) =>
        (string?)(reference.Attribute("Condition") ?? reference.Parent!.Attribute("Condition"));

    private static IEnumerable<string> Upward(string name, IEnumerable<string> used) =>
        used.Where(other => other.StartsWith("McaBot", StringComparison.Ordinal) && !MayUse[name].Contains(other));

    private static IEnumerable<string> References(string name, string kind) =>
        XDocument
            .Load(Repository.PathOf(Projects[name], name + ".csproj"))
            .Descendants(kind)
            .Select(element => (string)element.Attribute("Include")!);

    private static Assembly AssemblyOf(string name) => name switch
    {
        "McaBot.Attestations" => typeof(Attestation).Assembly,
        "McaBot.Cards" => typeof(HelpCard).Assembly,
        "McaBot" => typeof(McaBotHost).Assembly,
        "McaBot.Sandbox" => typeof(SandboxWorld).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
