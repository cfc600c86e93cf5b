using AdaptiveCards;

namespace McaBot.Turns.Extension;

/// <summary>One find, and the card that it becomes once it is chosen.</summary>
/// <param name="Title">Without markup: clients may read it as such.</param>
/// <param name="Text">The same.</param>
internal sealed record SearchHit(AdaptiveCard Card, string Title, string Text);
