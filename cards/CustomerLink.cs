namespace McaBot.Cards;

/// <summary>
/// Where the customer accepts the agreement. Whoever holds it can accept: only ever drawn for the requester, in the personal chat.
/// </summary>
/// <param name="Until">When it is taken for expired; null when its life is not known.</param>
public sealed record CustomerLink(Uri Address, DateTimeOffset? Until = null);
