namespace McaBot.Operations;

/// <param name="Arguments">What may follow the word; empty for nothing.</param>
/// <param name="Does">What it does, as help tells it.</param>
internal sealed record CommandUsage(string Arguments, string Does);
