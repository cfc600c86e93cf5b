using System.Text.Json.Serialization;
using McaBot.Attestations;

namespace McaBot.Ledger;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CodeConverter<AttestationState>)])]
[JsonSerializable(typeof(LedgerHead))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(ChannelSubscription))]
[JsonSerializable(typeof(PersonIndex))]
[JsonSerializable(typeof(WordIndex))]
[JsonSerializable(typeof(NumberIndex))]
internal sealed partial class StorageJson : JsonSerializerContext;
