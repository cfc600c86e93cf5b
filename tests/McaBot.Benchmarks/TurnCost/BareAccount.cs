namespace McaBot.Benchmarks.TurnCost;

internal sealed record BareAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }
}
