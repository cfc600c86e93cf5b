namespace McaBot.Cards;

/// <summary>An approver who could not be told.</summary>
/// <param name="Name">A display name; null where it cannot be read now.</param>
/// <param name="Why">A short code.</param>
public sealed record BulkUndelivered(string? Name, string Why);
