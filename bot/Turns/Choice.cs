namespace McaBot.Turns;

/// <param name="Title">What is shown.</param>
/// <param name="Value">What the input holds once it is chosen.</param>
internal sealed record Choice(string Title, string Value);
