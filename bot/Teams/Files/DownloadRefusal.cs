namespace McaBot.Teams.Files;

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
