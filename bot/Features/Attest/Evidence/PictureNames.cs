namespace McaBot.Features.Attest.Evidence;

/// <summary>Names for what came without one: told apart by their content, so that two pictures of one message are two on a card.</summary>
internal static class PictureNames
{
    public const string Unread = "picture";

    private const int Told = 6;

    /// <param name="sha256">Of the content.</param>
    /// <returns>Null where it is no picture of a kind that is known.</returns>
    public static string? Of(ReadOnlySpan<byte> content, string sha256) => content switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => $"{Unread}-{sha256[..Told]}.png",
        [0xFF, 0xD8, 0xFF, ..] => $"{Unread}-{sha256[..Told]}.jpg",
        [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => $"{Unread}-{sha256[..Told]}.tif",
        _ => null,
    };
}
