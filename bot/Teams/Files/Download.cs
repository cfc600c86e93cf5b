namespace McaBot.Teams.Files;

/// <summary>A file a person attached, read whole.</summary>
/// <param name="Name">As the person named it, made safe to show and to store as a value; never a path.</param>
/// <param name="Sha256">Of <paramref name="Content"/>, 64 lower-case hexadecimal digits.</param>
internal sealed record DownloadedFile(string Name, ReadOnlyMemory<byte> Content, string Sha256);

/// <summary>Exactly one of the two: the file, or why there is none.</summary>
internal sealed record Download(DownloadedFile? File, DownloadRefusal? Refusal = null)
{
    internal static Download Refused(DownloadRefusal refusal) => new(null, refusal);
}

internal enum DownloadRefusal
{
    /// <summary>The attachment is none of a file, or does not say where the file is.</summary>
    NotAFile = 1,

    /// <summary>The file lies where files are not read from.</summary>
    HostNotAllowed = 2,

    TooLarge = 3,

    Empty = 4,

    /// <summary>The link is no longer good, or the file was removed.</summary>
    Gone = 5,

    /// <summary>Not now: the place did not answer, or answered that it cannot.</summary>
    Unavailable = 6,
}
