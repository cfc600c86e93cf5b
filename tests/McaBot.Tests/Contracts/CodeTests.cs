using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using McaBot.Attestations;
using McaBot.Features.Bulk;
using Mono.Cecil;

namespace McaBot.Tests.Contracts;

/// <summary>Every member of an enum that is stored or travels says its code.</summary>
public sealed class CodeTests
{
    // Written as its number.
    private static readonly Type[] WithoutCodes = [typeof(BulkEventKind)];

    [Fact]
    public void Every_member_that_is_stored_or_travels_has_a_code_of_its_own()
    {
        var coded = CodedEnums().Except(WithoutCodes).ToList();

        Assert.Contains(typeof(Scenario), coded);
        Assert.Contains(typeof(PartnerRole), coded);
        Assert.Empty(coded.SelectMany(Uncoded));
        Assert.Empty(coded.SelectMany(Doubled));
    }

    [Fact]
    public void An_enum_that_some_members_say_codes_of_has_them_all() => Assert.Empty(
        StoredRoots.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsEnum && type.GetFields().Any(field => CodeOf(field) is not null))
            .SelectMany(type => Uncoded(type).Concat(Doubled(type))));

    [Fact]
    public void A_member_without_a_code_and_two_with_one_are_told_apart()
    {
        Assert.Equal([$"{nameof(Careless)}.{nameof(Careless.Forgotten)}"], Uncoded(typeof(Careless)));
        Assert.Equal([$"{nameof(Careless)}: same"], Doubled(typeof(Careless)));
        Assert.ThrowsAny<Exception>(() => Code.Of(Careless.Here));
    }

    [Fact]
    public void An_enum_in_JSON_is_written_by_its_codes()
    {
        foreach (var type in StoredRoots.StoredContexts.SelectMany(StoredRoots.Of).SelectMany(StoredShape.Within).Where(t => t.Type.IsEnum))
        {
            foreach (var field in type.Type.GetFields().Where(field => CodeOf(field) is not null))
            {
                Assert.Equal($"\"{CodeOf(field)}\"", JsonSerializer.Serialize(field.GetValue(null), type));
            }
        }
    }

    /// <summary>Whatever our own generic methods and types are used with, <see cref="Code"/> and its converter among them.</summary>
    private static IEnumerable<Type> CodedEnums() => StoredRoots.Assemblies
        .SelectMany(GenericArguments)
        .Distinct(StringComparer.Ordinal)
        .Select(name => StoredRoots.Assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null))
        .OfType<Type>()
        .Where(type => type.IsEnum);

    private static List<string> GenericArguments(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return
        [
            .. module.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Select(instruction => instruction.Operand)
                .OfType<MethodReference>()
                .SelectMany(called => ArgumentsOf(called).Concat(ArgumentsOf(called.DeclaringType)))
                .Select(argument => argument.FullName.Replace('/', '+')),
        ];
    }

    private static TypeReference[] ArgumentsOf(MemberReference used) => used switch
    {
        GenericInstanceMethod method when IsOurs(method.DeclaringType) => [.. method.GenericArguments],
        GenericInstanceType type when IsOurs(type) => [.. type.GenericArguments],
        _ => [],
    };

    private static bool IsOurs(TypeReference type) => type.GetElementType().FullName.StartsWith("McaBot.", StringComparison.Ordinal);

    private static IEnumerable<string> Uncoded(Type type) =>
        Enum.GetNames(type).Where(name => CodeOf(type.GetField(name)!) is null).Select(name => $"{type.Name}.{name}");

    private static IEnumerable<string> Doubled(Type type) => Enum.GetNames(type)
        .Select(name => CodeOf(type.GetField(name)!))
        .OfType<string>()
        .GroupBy(code => code, StringComparer.Ordinal)
        .Where(same => same.Count() > 1)
        .Select(same => $"{type.Name}: {same.Key}");

    private static string? CodeOf(FieldInfo member) => member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name;

    private enum Careless
    {
        [JsonStringEnumMemberName("same")] Here = 1,
        [JsonStringEnumMemberName("same")] There = 2,
        Forgotten = 3,
    }
}
