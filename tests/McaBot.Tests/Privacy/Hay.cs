namespace McaBot.Tests.Privacy;

internal sealed record Hay(Place Place, string Text);
