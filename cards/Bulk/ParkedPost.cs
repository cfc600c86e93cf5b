namespace McaBot.Cards;

/// <summary>A message about a bulk request that McaBot gave up.</summary>
/// <param name="Name">Which one, within the bulk request.</param>
/// <param name="Why">A short code.</param>
public sealed record ParkedPost(Guid Batch, string Name, string Why, DateTimeOffset Since);
