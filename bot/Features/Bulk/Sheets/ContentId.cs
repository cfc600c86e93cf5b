using System.Security.Cryptography;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>Ids made of a hash: whoever holds one can tell whether what it names is still the same.</summary>
internal static class ContentId
{
    /// <returns>A GUID of version 8, of the first 122 bits of the content's SHA-256.</returns>
    public static Guid Of(ReadOnlySpan<byte> content)
    {
        var bytes = SHA256.HashData(content).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
