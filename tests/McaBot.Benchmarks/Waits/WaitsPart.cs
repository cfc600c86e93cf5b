namespace McaBot.Benchmarks.Waits;

/// <summary>One run of several.</summary>
/// <param name="Storage">What played it.</param>
/// <param name="Distance">A part of the real distance.</param>
internal sealed record WaitsPart(string Storage, double Distance, int People, Delays Delays, CallTimes Calls);
