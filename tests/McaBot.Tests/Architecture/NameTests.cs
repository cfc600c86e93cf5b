using System.Text.RegularExpressions;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace McaBot.Tests.Architecture;

/// <summary>The field's own words, by which a type or method is understood at sight.</summary>
public sealed partial class NameTests
{
    private static readonly string[] Product =
        [typeof(Attestation).Assembly.Location, typeof(HelpCard).Assembly.Location, typeof(McaBotHost).Assembly.Location];

    /// <summary>Words of earlier days, each of which has become one of the field's.</summary>
    private static readonly string[] Gone =
    [
        "Desk", "Doer", "Effect", "Errand", "Happening", "Keeper", "LifePolicy", "NameBook", "Onlookers", "Outside", "Painter", "Parked",
        "Pace", "Speaker", "TakenMessages", "Trouble", "Unsure",
    ];

    [Fact]
    public void No_type_bears_a_word_that_was_given_up() =>
        Assert.DoesNotContain(Product.SelectMany(TypesOf), IsGone);

    [Fact]
    public void No_method_waits_for_something_that_its_name_hides() =>
        Assert.DoesNotContain(Product.SelectMany(MethodsOf), Hides);

    [Fact]
    public void Every_hop_of_a_turn_that_is_listed_is_there()
    {
        const string Chapter = "## The hops of a turn\n";
        var guide = Repository.ReadText("docs/architecture.md").ReplaceLineEndings("\n");
        var begin = guide.IndexOf(Chapter, StringComparison.Ordinal);
        var hops = Hop().Matches(guide[begin..guide.IndexOf("\n## ", begin, StringComparison.Ordinal)]).Select(hop => hop.Value.Trim('`'));
        var methods = Product.SelectMany(MethodsOf).ToHashSet(StringComparer.Ordinal);

        Assert.True(hops.Distinct().Count() > 30);
        Assert.DoesNotContain(hops, hop => !methods.Any(method => method.EndsWith($".{hop}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("EffectKeeper", true)]
    [InlineData("BulkTrouble", true)]
    [InlineData("EffectiveHosts", false)]
    [InlineData("OutboxMessage", false)]
    public void A_word_that_was_given_up_is_told_apart(string type, bool isGone) => Assert.Equal(isGone, IsGone(type));

    [Theory]
    [InlineData("Views.OfAsync", true)]
    [InlineData("Views.ForAsync", true)]
    [InlineData("Views.RightOfAsync", false)]
    public void A_name_that_hides_is_told_apart(string method, bool hides) => Assert.Equal(hides, Hides(method));

    /// <summary>As a word of its own within the name.</summary>
    private static bool IsGone(string name) => Gone.Any(word =>
        name.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
        && (at + word.Length == name.Length || !char.IsLower(name[at + word.Length])));

    private static bool Hides(string method) =>
        method.EndsWith(".OfAsync", StringComparison.Ordinal) || method.EndsWith(".ForAsync", StringComparison.Ordinal);

    private static List<string> TypesOf(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return [.. module.GetAllTypes().Where(type => !IsMade(type.FullName)).Select(type => type.Name)];
    }

    private static List<string> MethodsOf(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return
        [
            .. from type in module.GetAllTypes()
               from method in type.Methods
               where !IsMade(method.Name)
               select $"{type.FullName}.{method.Name}",
        ];
    }

    [GeneratedRegex(@"`[A-Z]\w+\.[A-Z]\w+`", RegexOptions.CultureInvariant)]
    private static partial Regex Hop();

    /// <summary>By the compiler, which has a name for it that nobody can write.</summary>
    private static bool IsMade(string name) => name.Contains('<', StringComparison.Ordinal);
}
