namespace McaBot.Attestations;

/// <summary>The role that allows an act, or why nothing does; exactly one of the two.</summary>
public sealed record RoleOrRefusal(string? Role, Refusal? Refusal);
