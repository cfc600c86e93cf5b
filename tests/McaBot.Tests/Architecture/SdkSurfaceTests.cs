using System.Reflection;
using System.Runtime.CompilerServices;
using AdaptiveCards;
using McaBot.Cards;
using McaBot.Hosting;
using NetArchTest.Rules;

namespace McaBot.Tests.Architecture;

/// <summary>sdk/ shows what the official packages show, so that bot and cards compile against either.</summary>
public sealed class SdkSurfaceTests
{
    private static readonly Assembly Sdk = typeof(AdaptiveCard).Assembly;

    [Fact]
    public void Every_public_type_of_the_sdk_is_one_of_the_official_packages()
    {
        // A type that is missing from the list: look it up in the public API reference, then add it; or make it internal.
        Assert.Empty(Unofficial(Sdk.GetExportedTypes()));
    }

    [Fact]
    public void A_public_type_of_our_own_is_told_apart() =>
        Assert.Equal(["McaBot.Hosting.McaBotHost"], Unofficial([typeof(AdaptiveCard), typeof(McaBotHost)]));

    [Fact]
    public void The_list_names_no_type_the_sdk_lacks()
    {
        var present = Sdk.GetExportedTypes().Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Official(), name => !present.Contains(name));
    }

    [Fact]
    public void Only_the_tests_see_the_internals_of_the_sdk() =>
        Assert.Equal(["McaBot.Tests"], Sdk.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName.Split(',')[0]));

    [Fact]
    public void Bot_and_cards_name_no_internal_namespace_of_the_sdk()
    {
        var inside = Sdk.GetTypes().Select(type => type.Namespace).OfType<string>().Where(space => space.StartsWith("McaBot", StringComparison.Ordinal)).Distinct().ToArray();

        Assert.NotEmpty(inside);
        Assert.All([typeof(McaBotHost).Assembly, typeof(HelpCard).Assembly], assembly =>
            Assert.True(Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(inside).GetResult().IsSuccessful));
    }

    private static IEnumerable<string> Unofficial(IEnumerable<Type> types)
    {
        var official = Official().ToHashSet(StringComparer.Ordinal);
        return types.Where(type => !type.IsNested).Select(type => type.FullName!).Where(name => !official.Contains(name));
    }

    private static IEnumerable<string> Official()
    {
        var space = "";
        foreach (var line in Repository.ReadText("tests/McaBot.Tests/Architecture/OfficialTypes.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(' '))
            {
                yield return $"{space}.{line.Trim()}";
            }
            else
            {
                space = line.Trim();
            }
        }
    }
}
