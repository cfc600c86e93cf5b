namespace McaBot.Cards;

/// <param name="Month">Its first day.</param>
/// <param name="Before">Of the month before.</param>
/// <param name="Zone">IANA id of the time zone by which the month begins and ends.</param>
/// <param name="MadeAt">By that zone's clock.</param>
/// <param name="IsOver">Whether the month had ended by then.</param>
/// <param name="Broken">Ledgers that do not hold.</param>
public sealed record MonthReportView(
    DateOnly Month, MonthFigures Figures, MonthFigures Before, string Zone, DateTimeOffset MadeAt, bool IsOver, int Broken);
