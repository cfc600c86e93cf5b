using System.Reflection;
using System.Text.RegularExpressions;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using Microsoft.Bot.Builder.Dialogs;
using Mono.Cecil;

namespace McaBot.Tests.Architecture;

/// <summary>
/// The stand-ins hold what cards and bot use, and what of the official contract the bot overrides or stores. Nothing else.
/// </summary>
public sealed class StandInTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Assembly[] StandIns = [typeof(AdaptiveCard).Assembly, typeof(DialogSet).Assembly];
    private static readonly Assembly[] Users = [typeof(HelpCard).Assembly, typeof(McaBotHost).Assembly];

    /// <summary>
    /// What a dialog context calls, dialogs override and whoever begins one is told; and what constructors of cards take.
    /// </summary>
    private static readonly string[] Contract =
    [
        "Dialog.ResumeDialogAsync", "Dialog.EndDialogAsync", "DialogContext..ctor(3)", "DialogSet.Find",
        "DialogTurnResult..ctor(2)", "DialogTurnResult.Status", "DialogTurnResult.Result", "DialogInstance.State",
        "AdaptiveCard.Version", "AdaptiveTextBlock.Text", "AdaptiveSchemaVersion.Major", "AdaptiveSchemaVersion.Minor",
    ];

    public static TheoryData<string> Names => [.. StandIns.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_type_and_member_of_a_stand_in_is_used(string name)
    {
        var assembly = StandIns.Single(one => one.GetName().Name == name);
        var used = UsedMembers(Users);

        Assert.NotEmpty(used);
        Assert.Equal("", string.Join(", ", UnusedTypes(assembly, UsedTypes(Users))));
        Assert.Equal("", string.Join(", ", UnusedMembers(assembly, used)));
        Assert.Equal("", string.Join(", ", UnusedValues(assembly)));
    }

    [Fact]
    public void What_nobody_uses_is_told_apart()
    {
        Assert.Contains(
            "AdaptiveTextBlock", UnusedTypes(typeof(AdaptiveCard).Assembly, UsedTypes([typeof(McaBot.Attestations.Attestation).Assembly])));
        Assert.Contains(
            "AdaptiveTextBlock.Wrap",
            UnusedMembers(typeof(AdaptiveCard).Assembly, UsedMembers([typeof(McaBot.Attestations.Attestation).Assembly])));
        Assert.Contains(
            "DialogContext.ReplaceDialogAsync", UnusedMembers(typeof(DialogSet).Assembly, UsedMembers([typeof(HelpCard).Assembly])));
    }

    private static IEnumerable<string> UnusedTypes(Assembly assembly, HashSet<string> named)
    {
        var used = new HashSet<Type>();
        var found = new Queue<Type>(assembly.GetExportedTypes().Where(type => named.Contains(type.FullName!.Replace('+', '/'))));
        while (found.TryDequeue(out var type))
        {
            if (used.Add(type))
            {
                // What a type that is used is made of is used as well.
                IEnumerable<Type?> parts =
                [
                    type.BaseType,
                    type.DeclaringType,
                    .. type.GetProperties(Own).Select(property => property.PropertyType),
                    .. type.GetFields(Own).Select(field => field.FieldType),
                    .. type.GetMethods(Own)
                        .SelectMany(method =>
                            method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
                ];
                parts
                    .OfType<Type>()
                    .SelectMany(Within)
                    .Where(part => part.Assembly == assembly && part.IsVisible)
                    .ToList()
                    .ForEach(found.Enqueue);
            }
        }

        return assembly.GetExportedTypes().Except(used).Select(type => type.Name);
    }

    private static IEnumerable<Type> Within(Type type) => type.IsGenericType
        ? type.GetGenericArguments().SelectMany(Within).Append(type.GetGenericTypeDefinition())
        : [type.HasElementType ? type.GetElementType()! : type];

    private static IEnumerable<string> UnusedMembers(Assembly assembly, HashSet<string> used) =>
        from type in assembly.GetExportedTypes()
        where !type.IsEnum
        from member in type.GetMembers(Own)
        where member is PropertyInfo or FieldInfo { IsLiteral: false } or MethodInfo { IsSpecialName: false } or ConstructorInfo
        where !IsGiven(member)
        let name = NameOf(type, member)
        where !Contract.Contains(name) && !used.Contains(name)
        select name;

    /// <summary>
    /// What is no choice: overrides, the type of an element on the wire, and the constructor that object initialisers and readers need.
    /// </summary>
    private static bool IsGiven(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition() != method,
        PropertyInfo property => property.Name == "Type",
        ConstructorInfo constructor => constructor.GetParameters().Length == 0,
        _ => false,
    };

    private static string NameOf(Type type, MemberInfo member) =>
        $"{type.Name}.{(member is ConstructorInfo constructor ? $".ctor({constructor.GetParameters().Length})" : member.Name)}";

    private static HashSet<string> UsedTypes(IEnumerable<Assembly> users) =>
        [.. users.SelectMany(user => Read(user, module => module.GetTypeReferences().Select(type => type.FullName)))];

    private static HashSet<string> UsedMembers(IEnumerable<Assembly> users) => [.. users.SelectMany(user => Read(user, module =>
        module.GetMemberReferences().Select(member => $"{member.DeclaringType.Name}.{PlainName(member)}").Concat(Overridden(module))))];

    private static string PlainName(MemberReference member) =>
    member switch
    {
        MethodReference { Name: ".ctor" } constructor => $".ctor({constructor.Parameters.Count})",
        _ when member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal) =>
            member.Name[4..],
        _ => member.Name,
    };

    private static IEnumerable<string> Overridden(ModuleDefinition module) =>
        from type in module.Types
        where type.BaseType is not null
        from method in type.Methods
        where method.IsVirtual && method.IsReuseSlot
        select $"{type.BaseType.Name}.{method.Name}";

    /// <summary>
    /// Values leave no trace in an assembly: they are looked for in the sources, and the first of each is what stands where nothing else
    /// does.
    /// </summary>
    private static IEnumerable<string> UnusedValues(Assembly assembly)
    {
        var sources = string.Concat(Repository.Files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && file.Split('/')[0] is ("cards" or "bot" or "standins"))
            .Select(Repository.ReadText));
        return from type in assembly.GetExportedTypes()
               where type.IsEnum
               from value in Enum.GetNames(type).Skip(1)
               where !Regex.IsMatch(sources, $@"\b{type.Name}\.{value}\b")
               select $"{type.Name}.{value}";
    }

    private static List<string> Read(Assembly assembly, Func<ModuleDefinition, IEnumerable<string>> read)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. read(module)];
    }
}
