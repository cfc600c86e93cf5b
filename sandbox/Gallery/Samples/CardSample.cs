using System.Globalization;
using AdaptiveCards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>A card in one of the states it can have.</summary>
/// <param name="Card">What its golden file is called.</param>
/// <param name="State">What it shows; empty for the card at its plainest.</param>
internal sealed record CardSample(string Card, string State, Func<CultureInfo, AdaptiveCard> Draw)
{
    public string Name => State.Length == 0 ? Card : $"{Card}-{State}";

    public override string ToString() => Name;
}
