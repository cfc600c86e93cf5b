using System.Text.Json.Serialization;

namespace McaBot.Attestations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // A null is not written: parameters that may be null need a default, or the line could not be read again.
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(CodeConverter<Scenario>),
        typeof(CodeConverter<AcceptanceMethod>),
        typeof(CodeConverter<ApprovalRoute>),
        typeof(KeptCodeConverter<MessageKind>),
        typeof(CodeConverter<Audience>),
        typeof(CodeConverter<AssignmentCause>),
        typeof(CodeConverter<CarryOutWay>),
        typeof(CodeConverter<PartnerCenterProblem>),
        typeof(CodeConverter<AgreementProblem>),
    ])]
[JsonSerializable(typeof(StoredEvent))]
[JsonSerializable(typeof(AttestationDetails))]
[JsonSerializable(typeof(Note))]
public sealed partial class LedgerJson : JsonSerializerContext;
