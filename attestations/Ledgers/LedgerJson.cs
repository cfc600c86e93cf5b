using System.Text.Json;
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

/// <summary>Reads and writes an enum as its <see cref="Code"/>.</summary>
public sealed class CodeConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Code.Parse<T>(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Code.Of(value));
}
