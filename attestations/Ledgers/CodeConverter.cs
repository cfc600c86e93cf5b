using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Reads and writes an enum as its <see cref="Code"/>.</summary>
public sealed class CodeConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Code.Parse<T>(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Code.Of(value));
}
