namespace McaBot.Benchmarks.TurnCost;

/// <summary>Who answers.</summary>
internal enum ServerKind
{
    /// <summary>An ASP.NET Core endpoint without any bot framework.</summary>
    Bare,

    /// <summary>The echo bot on the Bot Framework as its samples set it up.</summary>
    Sdk,

    /// <summary>The echo bot on McaBot's wiring, callers anonymous as in Development.</summary>
    McaBot,

    /// <summary>The same, and every request's token is validated, every reply signed.</summary>
    McaBotToken,
}
