namespace McaBot.Benchmarks.Soak;

/// <summary>Something somebody asked of the bot.</summary>
/// <param name="Step">What was typed, or the verb that was pressed.</param>
/// <param name="At">When it was answered, since the beginning.</param>
/// <param name="Took">How long that took.</param>
internal sealed record SoakTurn(string Step, TimeSpan At, TimeSpan Took);
