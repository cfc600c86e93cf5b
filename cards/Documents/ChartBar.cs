namespace McaBot.Cards;

/// <param name="Before">The same in the month before.</param>
internal sealed record ChartBar(string Label, int Value, int Before);
