using System.Text.Json.Serialization;

namespace McaBot.Tests.Contracts;

internal sealed record Careless([property: JsonPropertyName("named")] string Said, string Forgotten);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Careless))]
internal sealed partial class CarelessJson : JsonSerializerContext;
