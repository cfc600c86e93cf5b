namespace McaBot.Features.Bulk.Sheets;

/// <summary>What is wrong with how a row is written.</summary>
internal enum RowFault
{
    TooManyCells = 1,
    BadQuotes = 2,
}
