namespace McaBot.Sandbox.World;

/// <summary>Whom an attestation or agreement names.</summary>
public sealed record PartnerSignatory(string FirstName, string LastName, string Email, string? Phone);
