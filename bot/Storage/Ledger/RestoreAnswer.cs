namespace McaBot.Storage.Ledger;

/// <param name="Entries">How many entries are left.</param>
/// <param name="Lost">How many were there besides.</param>
internal sealed record RestoreAnswer(RestoreState State, long Entries, long Lost = 0);
