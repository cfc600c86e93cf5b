namespace McaBot.Benchmarks.History;

/// <summary>What can be measured of a history.</summary>
internal enum HistoryPart
{
    /// <summary>A minute in which nobody does anything.</summary>
    Idle,

    /// <summary>What people do in the chat.</summary>
    Turns,

    Digest,

    Readiness,

    /// <summary>The audit files of a month and of a customer.</summary>
    Export,

    /// <summary>Everything, at the command line.</summary>
    Verify,

    /// <summary>One customer with ever more entries.</summary>
    Lengths,
}
