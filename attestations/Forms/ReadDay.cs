namespace McaBot.Attestations;

/// <param name="IsAmbiguous">Whether day and month could be the other way round elsewhere: its month is to be shown in words.</param>
public sealed record ReadDay(DateOnly Day, bool IsAmbiguous);
