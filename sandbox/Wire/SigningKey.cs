using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Sandbox.Wire;

/// <summary>An RS256 key and its public half as a JSON web key.</summary>
public sealed class SigningKey
{
    private const int Bits = 2048;

    // To make one takes longer than most tests: worlds that share a process begin with the same two, under ids of their own.
    private static readonly Lazy<RSAParameters> ChannelsFirst = new(Material);
    private static readonly Lazy<RSAParameters> EntrasFirst = new(Material);
    private readonly RsaSecurityKey key;

    public SigningKey(params string[] endorsements)
        : this(NewId(), endorsements, RSA.Create(Bits))
    {
    }

    private SigningKey(string? id, IReadOnlyList<string> endorsements, RSA rsa)
    {
        Id = id;
        Endorsements = endorsements;
        key = new RsaSecurityKey(rsa) { KeyId = id };
    }

    /// <summary>Null for a key whose tokens name none.</summary>
    public string? Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    internal SecurityKey Key => key;

    /// <summary>Another key, never published, that goes by this id.</summary>
    public static SigningKey GoingBy(string? id) => new(id, [], RSA.Create(Bits));

    /// <summary>The channel's, until it rolls over.</summary>
    internal static SigningKey OfChannel() => new(NewId(), ["msteams"], RSA.Create(ChannelsFirst.Value));

    /// <summary>Entra's, which the channel's metadata never shows.</summary>
    internal static SigningKey OfEntra() => new(NewId(), [], RSA.Create(EntrasFirst.Value));

    /// <param name="algorithm">RS256 by default; "none" signs nothing, HS256 takes the public key for a secret, ES256 a key of another kind
    /// by the same id.</param>
    internal SigningCredentials? CredentialsFor(string? algorithm) => algorithm switch
    {
        "none" => null,
        SecurityAlgorithms.HmacSha256 => new(new SymmetricSecurityKey(key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Id }, algorithm),
        SecurityAlgorithms.EcdsaSha256 => new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Id }, algorithm),
        _ => new(key, algorithm ?? SecurityAlgorithms.RsaSha256),
    };

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

    private static string NewId() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20));

    private static RSAParameters Material()
    {
        using var made = RSA.Create(Bits);
        return made.ExportParameters(includePrivateParameters: true);
    }
}
