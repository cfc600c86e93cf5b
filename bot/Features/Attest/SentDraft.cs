namespace McaBot.Features.Attest;

/// <summary>A request that a conversation still names as being written, and that is on record.</summary>
/// <param name="Draft">As it was confirmed.</param>
internal sealed record SentDraft(AttestationKey Key, Draft Draft);
