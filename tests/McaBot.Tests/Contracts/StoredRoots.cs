using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;
using McaBot.Features.Attest.Evidence;
using McaBot.Features.Bulk;
using McaBot.Features.Bulk.Sheets;
using McaBot.Host;
using McaBot.Outbox;
using McaBot.PartnerCenter;
using McaBot.Storage;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using McaBot.Teams.Tokens;

namespace McaBot.Tests.Contracts;

/// <summary>Everything that is written as JSON, by what it is called here: C# names may change.</summary>
internal static class StoredRoots
{
    /// <summary>JSON that crosses the wire under somebody else's names, and is not kept.</summary>
    private static readonly Type[] OnTheWire = [typeof(PartnerCenterJson), typeof(ChannelKeyJsonContext)];

    private static readonly Dictionary<Type, string> Titles = new()
    {
        [typeof(StoredEvent)] = "ledger line",
        [typeof(AttestationDetails)] = "details",
        [typeof(Note)] = "note",
        [typeof(LedgerAnchor)] = "ledger head",
        [typeof(LostEntries)] = "lost end of a ledger",
        [typeof(ContainerMark)] = "mark of the containers",
        [typeof(Fingerprint)] = "fingerprint",
        [typeof(PersonRecord)] = "person",
        [typeof(ChannelSubscription)] = "channel subscription",
        [typeof(DigestCheckpoint)] = "last digest",
        [typeof(RetentionMark)] = "retention mark",
        [typeof(DayLine)] = "day index line",
        [typeof(StoredDraft)] = "draft",
        [typeof(PersonIndex)] = "person index",
        [typeof(WordIndex)] = "word index",
        [typeof(NumberIndex)] = "number index",
        [typeof(BulkPreview)] = "bulk preview",
        [typeof(BulkRequest)] = "bulk request",
        [typeof(BulkOrder)] = "bulk order",
        [typeof(BulkState)] = "bulk state",
        [typeof(PersonBulkRequests)] = "bulk requests of a person",
        [typeof(RowNote)] = "bulk row line",
        [typeof(AttestationFacts)] = "facts that a bulk row's id is made of",
        [typeof(StoredState)] = "conversation state",
        [typeof(NotedProgress)] = "outbox progress of a customer",
        [typeof(ClaimState)] = "claim",
        [typeof(BackgroundJob)] = "job",
        [typeof(PackageManifest)] = "manifest of an evidence package",
    };

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [typeof(Attestation).Assembly, typeof(HelpCard).Assembly, typeof(McaBotHost).Assembly];

    public static IEnumerable<Type> Contexts => Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    public static IEnumerable<Type> StoredContexts => Contexts.Except(OnTheWire);

    public static string TitleOf(Type root) => Titles.TryGetValue(root, out var title)
        ? title
        : throw new InvalidOperationException($"What is a stored {root} called? Add it to {nameof(StoredRoots)}.");

    public static IEnumerable<JsonTypeInfo> Of(Type context)
    {
        var options = OptionsOf(context);
        return context.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => options.GetTypeInfo((Type)attribute.ConstructorArguments[0].Value!));
    }

    private static JsonSerializerOptions OptionsOf(Type context) =>
        ((JsonSerializerContext)context.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Options;
}
