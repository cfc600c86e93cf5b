using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>A request that is still being written.</summary>
/// <param name="Inputs">By field id: the value, or what was said where it could not be read.</param>
public sealed record DraftView(
    Guid Draft, Scenario? Scenario, IReadOnlyDictionary<string, string> Inputs, IReadOnlyList<FieldError> Errors);
