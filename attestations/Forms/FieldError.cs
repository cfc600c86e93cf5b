namespace McaBot.Attestations;

/// <summary>What is wrong with one field, to be said at that field.</summary>
public sealed record FieldError(string Field, FieldProblem Problem);
