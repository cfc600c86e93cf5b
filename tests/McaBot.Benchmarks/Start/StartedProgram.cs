namespace McaBot.Benchmarks.Start;

/// <summary>What is started.</summary>
internal enum StartedProgram
{
    /// <summary>The bare endpoint of <c>turncost</c>, a program of its own.</summary>
    Bare,

    McaBot,
}
