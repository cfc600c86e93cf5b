using System.Text.Json.Serialization;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;

namespace McaBot.Storage;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KeptCodeConverter<AttestationState>), typeof(KeptCodeConverter<Topic>), typeof(KeptCodeConverter<DayEvent>)])]
[JsonSerializable(typeof(LedgerAnchor))]
[JsonSerializable(typeof(LostEntries))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(ChannelSubscription))]
[JsonSerializable(typeof(DigestCheckpoint))]
[JsonSerializable(typeof(RetentionMark))]
[JsonSerializable(typeof(ContainerMark))]
[JsonSerializable(typeof(Fingerprint))]
[JsonSerializable(typeof(DayLine))]
[JsonSerializable(typeof(StoredDraft))]
[JsonSerializable(typeof(PersonIndex))]
[JsonSerializable(typeof(WordIndex))]
[JsonSerializable(typeof(NumberIndex))]
internal sealed partial class StorageJson : JsonSerializerContext;
