namespace McaBot.Teams.Files;

/// <summary>What came of an answer to an offer.</summary>
internal enum OfferOutcome
{
    /// <summary>The file lies where the person wanted it.</summary>
    Saved = 1,

    /// <summary>It had been saved before; pressed again, or told again by Teams.</summary>
    AlreadySaved = 2,

    /// <summary>Another turn has just begun to save it and will tell.</summary>
    BeingSaved = 3,

    /// <summary>Its time is over, it was declined, or it never was this person's.</summary>
    Gone = 4,

    HostNotAllowed = 5,

    /// <summary>The offer stays as it was: the same card can be pressed again.</summary>
    NotSaved = 6,

    Declined = 7,

    /// <summary>
    /// Another turn began to save it a while ago: it takes its time, or its process died, and then it can be allowed again soon.
    /// </summary>
    StillBeingSaved = 8,
}
