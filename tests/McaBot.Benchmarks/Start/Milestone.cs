namespace McaBot.Benchmarks.Start;

/// <summary>How far a process has come since it was started.</summary>
internal enum Milestone
{
    /// <summary>It takes connections.</summary>
    Listening,

    /// <summary>It says that storage, keys and directory are within reach: from then on Azure sends it requests.</summary>
    Ready,

    /// <summary>The first typed word was answered, said as soon as the process listened.</summary>
    FirstWord,

    /// <summary>The first press of Approve was answered, pressed as soon as the process listened.</summary>
    FirstDecision,

    /// <summary>The same, pressed as soon as the process was ready.</summary>
    DecisionOnceReady,
}
