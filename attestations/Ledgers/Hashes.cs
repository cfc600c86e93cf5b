using System.Security.Cryptography;
using System.Text;

namespace McaBot.Attestations;

/// <summary>The hashes that are on record and name blobs, and the salts that go into some of them.</summary>
public static class Hashes
{
    private const int SaltBytes = 32;

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text in UTF-8.</summary>
    /// <inheritdoc cref="Sha256(ReadOnlySpan{byte})"/>
    public static string Sha256(string text) => Sha256(Encoding.UTF8.GetBytes(text));

    /// <returns>Whether it could be what <see cref="Sha256(ReadOnlySpan{byte})"/> answers.</returns>
    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <returns>Random, in Base64.</returns>
    public static string NewSalt() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltBytes));
}
