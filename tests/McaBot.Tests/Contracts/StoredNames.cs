using System.Reflection;
using System.Runtime.CompilerServices;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Host;
using McaBot.Turns;

namespace McaBot.Tests.Contracts;

/// <summary>Every name under which something is stored or in flight.</summary>
internal static class StoredNames
{
    public static string All() => string.Join('\n', Sections().SelectMany(section => section.Append(""))) + "\n";

    private static IEnumerable<IEnumerable<string>> Sections() =>
    [
        [
            "What is stored or in flight, by its names: add, never rename, never use one for something else.",
            "StoredNamesTests says how this file is made.",
        ],
        .. StoredRoots.StoredContexts
            .SelectMany(context => StoredRoots.Of(context))
            .Select(root => StoredShape.Of(StoredRoots.TitleOf(root.Type), root))
            .OrderBy(lines => lines.First(), StringComparer.Ordinal),
        Section(
            "roles of an actor",
            [Actor.ManagerOfRequester, Actor.Operator.Role!, Code.Of(ApprovalRoute.ApproverGroup), .. Codes<PartnerRole>()]),
        Section("topics of a channel", Codes<Topic>()),
        Section("effects", Codes<MessageKind>()),
        Section("sources of dead letters", Codes<DeadLetterSource>()),
        Section("blobs", BlobSamples.All),
        Section("verbs", Constants(typeof(Verbs))),
        Section("names in a button's data, and its choices", Constants(typeof(DataNames))),
        Section("steps of the dialog", Constants(typeof(DataNames.Steps))),
        Section("input ids", Constants(typeof(Fields))),
        Section("commands", CommandsOf(typeof(McaBotHost).Assembly)),
    ];

    private static IEnumerable<string> Section(string title, IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).Select(name => "  " + name).Prepend(title);

    private static IEnumerable<string> Codes<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Code.Of);

    private static IEnumerable<string> Constants(Type holder) =>
        holder.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    // A command's name is a literal: no command has to be able to run for it.
    private static IEnumerable<string> CommandsOf(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICommand)))
        .Select(type => ((ICommand)RuntimeHelpers.GetUninitializedObject(type)).Name)
        .Concat(Constants(typeof(CommandNames)))
        .Distinct(StringComparer.Ordinal);
}
