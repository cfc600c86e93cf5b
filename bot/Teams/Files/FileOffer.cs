using Azure;

namespace McaBot.Teams.Files;

/// <summary>A file kept for somebody until they take it, decline it, or its time is over.</summary>
/// <param name="IsOfRecords">Whether it holds what only people with a right to look records up may have, when they take it too.</param>
internal sealed record FileOffer(
    Guid Person, Guid Id, string Name, long Size, DateTimeOffset Offered, OfferState State, ETag Tag, bool IsOfRecords = false);
