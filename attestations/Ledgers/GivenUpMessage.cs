namespace McaBot.Attestations;

/// <summary>A message of the outbox that was given up, with the attestation it is about.</summary>
public sealed record GivenUpMessage(Attestation Attestation, MessageState Message);
