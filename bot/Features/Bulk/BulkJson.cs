using System.Text.Json.Serialization;
using McaBot.Features.Bulk.Sheets;

namespace McaBot.Features.Bulk;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [
        typeof(CodeConverter<Scenario>),
        typeof(CodeConverter<AcceptanceMethod>),
        typeof(CodeConverter<Audience>),
        typeof(CodeConverter<AttestationState>),
        typeof(CodeConverter<Refusal>),
        typeof(CodeConverter<FieldProblem>),
        typeof(CodeConverter<BulkRowFault>),
        typeof(CodeConverter<PostStatus>),
    ])]
[JsonSerializable(typeof(BulkPreview))]
[JsonSerializable(typeof(BulkRequest))]
[JsonSerializable(typeof(BulkOrder))]
[JsonSerializable(typeof(BulkState))]
[JsonSerializable(typeof(PersonBulkRequests))]
[JsonSerializable(typeof(RowNote))]
[JsonSerializable(typeof(AttestationFacts))]
internal sealed partial class BulkJson : JsonSerializerContext;
