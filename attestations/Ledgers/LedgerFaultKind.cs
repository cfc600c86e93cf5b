namespace McaBot.Attestations;

public enum LedgerFaultKind
{
    /// <summary>The line is no entry, or the file ends in the middle of one.</summary>
    Unreadable = 1,

    /// <summary>The sequence number is not the one after the entry before: entries were cut out, added or reordered.</summary>
    OutOfSequence = 2,

    /// <summary>The entry does not follow from the one before it.</summary>
    ChainBroken = 3,

    /// <summary>The entry's own content was altered.</summary>
    Altered = 4,

    /// <summary>The entry says what could not have happened.</summary>
    Impossible = 5,

    /// <summary>Entries that were there are gone: the file's end was cut off, or an older copy put in its place.</summary>
    CutOff = 6,
}
