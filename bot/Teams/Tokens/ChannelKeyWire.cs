using System.Text.Json.Serialization;

namespace McaBot.Teams.Tokens;

internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? JwksUri);

internal sealed record KeyDocument([property: JsonPropertyName("keys")] IReadOnlyList<KeyEntry>? Keys);

/// <summary>A JSON Web Key (RFC 7517) with the channel service's own member <c>endorsements</c>.</summary>
internal sealed record KeyEntry(
    [property: JsonPropertyName("kty")] string? KeyType,
    [property: JsonPropertyName("use")] string? Use,
    [property: JsonPropertyName("kid")] string? KeyId,
    [property: JsonPropertyName("n")] string? Modulus,
    [property: JsonPropertyName("e")] string? Exponent,
    [property: JsonPropertyName("endorsements")] IReadOnlyList<string>? Endorsements);

[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(KeyDocument))]
internal sealed partial class ChannelKeyJsonContext : JsonSerializerContext;
