namespace McaBot.Cards;

/// <summary>Something to tell that is no step of a request.</summary>
/// <param name="ReferenceId">Finds the incident in logs and traces.</param>
/// <param name="About">The attestation it is about, where there is one.</param>
/// <param name="Roles">The roles that would be needed.</param>
/// <param name="Person">A name, what was searched for, or a size.</param>
/// <param name="From">From when on it would be done; with the offset of the reader's own clock.</param>
/// <param name="Topics">What the channel is subscribed to, where it is about that.</param>
public sealed record Notice(
    NoticeKind Kind,
    string? ReferenceId = null,
    AttestationView? About = null,
    IReadOnlyList<PartnerRole>? Roles = null,
    string? Person = null,
    IReadOnlyList<Topic>? Topics = null,
    DateTimeOffset? From = null);
