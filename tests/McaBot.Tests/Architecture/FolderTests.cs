using McaBot.Host;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace McaBot.Tests.Architecture;

/// <summary>Which folders of bot/ may know which.</summary>
public sealed class FolderTests
{
    private const string Azure = "Azure.Storage";
    private const string Graph = "Microsoft.Graph";
    private const string BotFramework = "Microsoft.Bot";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>> Known = new(() =>
        KnownNamespaces(typeof(McaBotHost).Assembly.Location));

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>> Uses = new(() => BetweenFolders(Known.Value));

    [Fact]
    public void No_folders_know_each_other_in_a_circle() => Assert.Empty(Circles(Uses.Value));

    [Fact]
    public void A_circle_is_told_apart()
    {
        var uses = new Dictionary<string, IReadOnlySet<string>>
        {
            ["Views"] = new HashSet<string> { "Turns" },
            ["Turns"] = new HashSet<string> { "Teams" },
            ["Teams"] = new HashSet<string> { "Views" },
            ["Host"] = new HashSet<string> { "Views" },
        };

        Assert.Equal(["Teams -> Views", "Turns -> Teams", "Views -> Turns"], Circles(uses));
    }

    [Fact]
    public void Nobody_refers_to_the_host() => Assert.DoesNotContain(Uses.Value, folder => folder.Value.Contains("Host"));

    [Theory]
    [InlineData("Platform")]
    [InlineData("Storage", "Platform")]
    [InlineData("PartnerCenter", "Platform")]
    [InlineData("Directory", "Platform", "Teams")]
    [InlineData("Outbox", "Platform", "Storage")]
    [InlineData("Teams", "Outbox", "Platform", "Storage")]
    [InlineData("Turns", "Outbox", "Platform", "Storage", "Teams")]
    public void A_folder_that_others_stand_on_knows_only(string folder, params string[] others) =>
        Assert.Equal(others, Uses.Value[folder].Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Storage", BotFramework, Graph, "McaBot.Cards")]
    [InlineData("Directory", BotFramework, Azure, "McaBot.Cards")]
    [InlineData("PartnerCenter", BotFramework, Azure, Graph, "McaBot.Cards")]
    [InlineData("Outbox", Graph)]
    [InlineData("Operations", BotFramework, Graph, Azure, "McaBot.Cards")]
    [InlineData("Views", Azure, Graph)]
    [InlineData("Turns", Azure, Graph)]
    [InlineData("Teams", Graph)]
    [InlineData("Features", Graph)]
    [InlineData("Features.CarryOut", Azure)]
    [InlineData("Features.Channels", Azure)]
    [InlineData("Features.DeadLetters", Azure)]
    [InlineData("Features.Decide", Azure)]
    [InlineData("Features.Records", Azure)]
    public void A_folder_needs_no_package_of(string folder, params string[] packages)
    {
        var own = Known
            .Value.Where(known => known.Key == $"McaBot.{folder}" || known.Key.StartsWith($"McaBot.{folder}.", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(own);
        Assert.Empty(
            own.SelectMany(known => known.Value).Where(name => packages.Any(p => name.StartsWith(p, StringComparison.Ordinal))).Distinct());
    }

    [Fact]
    public void What_another_project_does_not_need_is_internal() =>
        Assert.Equal(["Program"], typeof(McaBotHost).Assembly.GetExportedTypes().Select(t => t.FullName));

    /// <summary>Every step of every circle, in words.</summary>
    private static IEnumerable<string> Circles(IReadOnlyDictionary<string, IReadOnlySet<string>> uses) =>
        from folder in uses
        from other in folder.Value
        where Reaches(uses, other, folder.Key, [])
        orderby folder.Key, other
        select $"{folder.Key} -> {other}";

    private static bool Reaches(IReadOnlyDictionary<string, IReadOnlySet<string>> uses, string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && uses.GetValueOrDefault(from) is { } next && next.Any(n => Reaches(uses, n, to, seen)));

    /// <summary>A feature is a folder of its own; elsewhere a folder is taken with what lies below it.</summary>
    private static string? FolderOf(string name) => name.Split('.') switch
    {
        ["McaBot", "Features", var feature, ..] => $"Features/{feature}",
        ["McaBot", "Cards" or "Attestations", ..] => null,
        ["McaBot", var folder, ..] => folder,
        _ => null,
    };

    private static Dictionary<string, IReadOnlySet<string>> BetweenFolders(IReadOnlyDictionary<string, IReadOnlySet<string>> known) =>
    known
        .Where(k => FolderOf(k.Key) is not null)
        .GroupBy(k => FolderOf(k.Key)!)
        .ToDictionary(
            g => g.Key,
            g =>
                (IReadOnlySet<string>)
                    g.SelectMany(k => k.Value).Select(FolderOf).OfType<string>().Where(other => other != g.Key).ToHashSet());

    /// <summary>For each namespace of the assembly, the namespaces of the types that its code names.</summary>
    private static Dictionary<string, IReadOnlySet<string>> KnownNamespaces(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        var all = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var type in module.GetAllTypes())
        {
            var own = Outermost(type).Namespace;
            if (!all.TryGetValue(own, out var known))
            {
                all[own] = known = [];
            }

            known.UnionWith(Referred(type).SelectMany(Parts).Select(t => Outermost(t).Namespace));
        }

        return all.Where(k => k.Key.Length > 0).ToDictionary(k => k.Key, k => (IReadOnlySet<string>)k.Value);
    }

    private static IEnumerable<TypeReference?> Referred(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.CustomAttributes.Select(a => a.AttributeType),
        .. type.Methods.SelectMany(m =>
            (IEnumerable<TypeReference?>)[m.ReturnType, .. m.Parameters.Select(p => p.ParameterType), .. InBody(m)]),
    ];

    private static IEnumerable<TypeReference?> InBody(MethodDefinition method) => !method.HasBody ? [] :
    [
        .. method.Body.Variables.Select(v => v.VariableType),
        .. method.Body.Instructions.SelectMany(i => i.Operand switch
        {
            TypeReference type => (IEnumerable<TypeReference?>)[type],
            GenericInstanceMethod call => [call.DeclaringType, call.ReturnType, .. call.GenericArguments],
            MethodReference call => [call.DeclaringType, call.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        }),
    ];

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
