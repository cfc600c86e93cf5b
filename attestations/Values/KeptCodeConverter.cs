using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>
/// Reads and writes an enum as its <see cref="Code"/>, also one that only a newer version has a member for: whoever changes what stands
/// beside it does not lose it.
/// </summary>
public sealed class KeptCodeConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Code.Read<T>(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Code.Of(value));
}
