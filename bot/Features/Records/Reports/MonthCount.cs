namespace McaBot.Features.Records.Reports;

/// <param name="Before">Of the month before.</param>
/// <param name="Broken">Ledgers that do not hold: of these counts what stands before the fault.</param>
internal sealed record MonthCount(MonthFigures Figures, MonthFigures Before, int Broken);
