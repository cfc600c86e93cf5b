namespace McaBot.Features.Bulk.Sheets;

/// <param name="Refused">Set where a column is missing, or there twice.</param>
internal sealed record ReadHeader(SheetHeader Header, Sheet? Refused);
