namespace McaBot.Attestations;

/// <summary>Why a file is not taken as evidence. Each has words of its own on a card.</summary>
public enum EvidenceProblem
{
    /// <summary>Its name ends like none of the kinds that are taken.</summary>
    TypeNotTaken = 1,

    /// <summary>What is in it is not what its name says.</summary>
    NotWhatItSays = 2,

    /// <summary>A document with macros, programs or other files in it, or one that unfolds out of all proportion.</summary>
    Unsafe = 3,
    TooLarge = 4,
    Empty = 5,

    /// <summary>The request holds as many as it may.</summary>
    TooMany = 6,

    /// <summary>The link was no longer good.</summary>
    LinkExpired = 7,

    /// <summary>It lies where files are not read from.</summary>
    HostNotAllowed = 8,

    /// <summary>Not now: the place it lies at did not answer.</summary>
    Unreadable = 9,

    /// <summary>The scanner refused it.</summary>
    ScanRefused = 10,

    /// <summary>The scanner did not say that it is clean.</summary>
    NotScanned = 11,

    /// <summary>A picture pasted among the words that could not be read, or is no picture: attached as a file it may be.</summary>
    PictureNotRead = 12,
}
