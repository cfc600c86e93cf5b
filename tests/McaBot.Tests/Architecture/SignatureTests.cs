using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using McaBot.Sandbox;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace McaBot.Tests.Architecture;

/// <summary>What methods look like from outside their class.</summary>
public sealed class SignatureTests
{
    private static readonly string[] Product =
        [typeof(Attestation).Assembly.Location, typeof(HelpCard).Assembly.Location, typeof(McaBotHost).Assembly.Location];

    [Fact]
    public void No_tuple_crosses_the_border_of_a_class() => Assert.Empty(Product.SelectMany(path => Offences(path, PassesTuple)));

    [Fact]
    public void A_token_to_cancel_with_comes_last() =>
        Assert.Empty(Product.Append(typeof(SandboxWorld).Assembly.Location).SelectMany(path => Offences(path, HidesToken)));

    [Fact]
    public void Offences_are_told_apart()
    {
        var own = typeof(SignatureTests).Assembly.Location;
        string[] SampleOf(Func<MethodDefinition, bool> offends) =>
        [
            .. Offences(own, offends).Where(m => m.StartsWith($"{typeof(Sample).FullName}.", StringComparison.Ordinal))
                .Select(m => m[(m.LastIndexOf('.') + 1)..]).Order(StringComparer.Ordinal),
        ];

        Assert.Equal([nameof(Sample.Pair), nameof(Sample.Pairs), nameof(Sample.Takes), "get_Both"], SampleOf(PassesTuple));
        Assert.Equal([nameof(Sample.Hides), "HidesToo"], SampleOf(HidesToken));
    }

    private static List<string> Offences(string path, Func<MethodDefinition, bool> offends)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return
        [
            .. from type in module.GetAllTypes()
               where !IsMade(type.FullName) && type.BaseType?.FullName != typeof(MulticastDelegate).FullName
               from method in type.Methods
               where !IsMade(method.Name) && offends(method)
               select $"{type.FullName.Replace('/', '+')}.{method.Name}",
        ];
    }

    /// <summary>By the compiler, which has a name for it that nobody can write.</summary>
    private static bool IsMade(string name) => name.Contains('<', StringComparison.Ordinal);

    private static bool PassesTuple(MethodDefinition method) =>
        !IsHidden(method) && method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(Parts).Any(IsTuple);

    private static bool HidesToken(MethodDefinition method) =>
        method.Parameters.SkipLast(1).Any(p => p.ParameterType.FullName == typeof(CancellationToken).FullName);

    private static bool IsHidden(MethodDefinition method) => method.IsPrivate || IsHidden(method.DeclaringType);

    private static bool IsHidden(TypeDefinition type) => type.IsNestedPrivate || (type.DeclaringType is { } outer && IsHidden(outer));

    private static bool IsTuple(TypeReference type) => type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    internal sealed class Sample
    {
        public (int Left, int Right) Both { get; private set; }

        public (int Left, int Right) Pair() => Swap(Both);

        public Task<IReadOnlyList<(int Left, int Right)?>> Pairs() => Task.FromResult<IReadOnlyList<(int, int)?>>([Both]);

        public void Takes(Func<(int Left, int Right)> make) => Both = Swap(make());

        public static int Hides(CancellationToken cancellationToken, int more = 0) => HidesToo(1, cancellationToken, more);

        public static int Shows(int one, CancellationToken cancellationToken) => Hides(cancellationToken, one);

        private static int HidesToo(int one, CancellationToken cancellationToken, int more = 0) =>
            cancellationToken.IsCancellationRequested ? one : more;

        private static (int Left, int Right) Swap((int Left, int Right) pair) => (pair.Right, pair.Left);
    }
}
