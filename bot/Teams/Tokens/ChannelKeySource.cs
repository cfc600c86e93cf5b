using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using McaBot.Platform.Settings;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Teams.Tokens;

/// <summary>Reads the channel service's OpenID metadata and the key document it points to.</summary>
internal sealed class ChannelKeySource(HttpClient http, ChannelSettings settings)
{
    private const int LargestDocument = 1024 * 1024;

    /// <exception cref="InvalidDataException">A document is not what it should be, or points to an unprotected address.</exception>
    public async Task<FrozenDictionary<string, ChannelKey>> LoadAsync(CancellationToken cancellationToken)
    {
        var metadata = await ReadAsync(
            settings.MetadataUrl, ChannelKeyJsonContext.Default.OpenIdMetadata, cancellationToken);
        if (!Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var keysUrl))
            throw new InvalidDataException("The OpenID metadata names no key document.");

        var document = await ReadAsync(keysUrl, ChannelKeyJsonContext.Default.KeyDocument, cancellationToken);
        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        foreach (var entry in document.Keys ?? [])
        {
            if (entry is { KeyType: "RSA", Use: null or "sig", KeyId: { Length: > 0 } id, Modulus: { } n, Exponent: { } e })
                keys[id] = new ChannelKey(KeyOf(id, n, e), (entry.Endorsements ?? []).ToFrozenSet(StringComparer.Ordinal));
        }

        return keys.Count > 0
            ? keys.ToFrozenDictionary(StringComparer.Ordinal)
            : throw new InvalidDataException("The key document holds no usable key.");
    }

    private static RsaSecurityKey KeyOf(string id, string modulus, string exponent) =>
        new(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(modulus),
            Exponent = Base64Url.DecodeFromChars(exponent),
        })
        { KeyId = id };

    private async Task<T> ReadAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (!SecureAddress.Is(address, settings.IsDevelopment))
            throw new InvalidDataException("Keys are read over https only.");

        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(LargestDocument, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonSerializer.Deserialize(bytes, type) ?? throw new InvalidDataException("The document is empty.");
    }
}
