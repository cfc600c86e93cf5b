using System.Text.Json.Serialization;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Bulk;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(CodeConverter<Scenario>), typeof(CodeConverter<AcceptanceMethod>), typeof(CodeConverter<Audience>), typeof(CodeConverter<AttestationState>),
        typeof(CodeConverter<Refusal>), typeof(CodeConverter<FieldProblem>), typeof(CodeConverter<BulkTrouble>), typeof(CodeConverter<PostStatus>)])]
[JsonSerializable(typeof(BulkPreview))]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(BatchOrder))]
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(PersonBatches))]
[JsonSerializable(typeof(RowNote))]
[JsonSerializable(typeof(AttestationFacts))]
internal sealed partial class BulkJson : JsonSerializerContext;
