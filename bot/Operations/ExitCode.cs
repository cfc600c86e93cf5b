namespace McaBot.Operations;

/// <summary>What the process ends with.</summary>
internal enum ExitCode
{
    Fine = 0,

    /// <summary>A setting is missing or wrong.</summary>
    Settings = 1,

    /// <summary>Something was found broken, could not be done, or was not understood.</summary>
    Failed = 2,
}
