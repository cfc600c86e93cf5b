namespace McaBot.Benchmarks.Start;

/// <param name="Took">Since the process was started.</param>
/// <param name="Cpu">What it spent until then.</param>
/// <param name="WorkingSet">What it held in memory then, in bytes.</param>
internal sealed record StartMeasurement(
    StartedProgram Program, ProgramOutput Output, Milestone Milestone, TimeSpan Took, TimeSpan Cpu, long WorkingSet);
