namespace McaBot.Features.Attest;

/// <summary>How a request is begun.</summary>
/// <param name="Choice">
/// <see cref="DataNames.Fresh"/>, <see cref="DataNames.StartOver"/>, <see cref="DataNames.Resume"/>, or null to ask where something
/// unfinished is there.
/// </param>
/// <param name="Model">The person's own attestation whose facts a new request takes over, to be checked and changed.</param>
/// <param name="Customer">What the customer was called; filled in as far as it is known.</param>
internal sealed record RequestStart(string? Choice = null, AttestationKey? Model = null, string? Customer = null)
{
    /// <summary>Puts into it what the person has of it already; null where there is nothing but the customer.</summary>
    public Func<Draft, CancellationToken, Task>? Fill { get; init; }
}
