using System.Text.Json.Serialization;

namespace McaBot.Outbox;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectRequiredConstructorParameters = false,
    Converters = [typeof(KeptCodeConverter<BackgroundJobKind>)])]
[JsonSerializable(typeof(NotedProgress))]
[JsonSerializable(typeof(ClaimState))]
[JsonSerializable(typeof(BackgroundJob))]
internal sealed partial class OutboxJson : JsonSerializerContext;
