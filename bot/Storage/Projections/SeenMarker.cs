namespace McaBot.Storage.Projections;

/// <param name="IsNews">Whether it was written since a sweep looked the last time.</param>
internal sealed record SeenMarker(Guid Id, bool IsNews);
