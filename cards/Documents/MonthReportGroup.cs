namespace McaBot.Cards;

/// <param name="Before">The same in the month before.</param>
internal sealed record MonthReportGroup(string Label, MonthGroup Group, MonthGroup Before);
