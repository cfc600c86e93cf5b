namespace McaBot.Ledger;

/// <summary>How far something has come that is done once a day.</summary>
/// <param name="By">The try that wrote it.</param>
/// <param name="Until">Nobody takes it up before then; UTC.</param>
/// <param name="IsBegun">A try began, and how it ended is not on record.</param>
/// <param name="Unsure">Tries that may have had their effect although no answer came.</param>
public sealed record DailyMark(Guid By, DateTimeOffset Until, bool IsBegun, int Unsure, bool IsOver);

public enum Beginning
{
    /// <summary>The caller is to do it.</summary>
    Mine = 1,

    /// <summary>Somebody else is at it, or it has to wait.</summary>
    NotNow = 2,

    /// <summary>Done or given up.</summary>
    Over = 3,
}
