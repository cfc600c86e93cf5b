namespace McaBot.Features.Bulk;

/// <summary>An approver who was to be told to decide and could not be.</summary>
/// <param name="Why">A code.</param>
internal sealed record UndeliveredRequest(Guid Approver, string Why);
