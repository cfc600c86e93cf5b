namespace McaBot.Cards;

/// <summary>A customer of which something is on record.</summary>
/// <param name="Company">Empty when no longer kept.</param>
/// <param name="Domain">Empty when no longer kept.</param>
public sealed record CustomerRow(Guid TenantId, string Company, string Domain);
