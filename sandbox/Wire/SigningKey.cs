using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Sandbox.Wire;

/// <summary>An RS256 key and its public half as a JSON web key.</summary>
public sealed class SigningKey
{
    private readonly RsaSecurityKey key;

    public SigningKey(params string[] endorsements)
    {
        Id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20));
        Endorsements = endorsements;
        key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = Id };
    }

    public string Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    internal SecurityKey Key => key;

    internal SigningCredentials Credentials => new(key, SecurityAlgorithms.RsaSha256);

    internal JsonObject ToJson()
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            ["endorsements"] = new JsonArray([.. Endorsements.Select(channel => JsonValue.Create(channel))]),
        };
    }
}
