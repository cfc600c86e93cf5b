namespace McaBot.Benchmarks.History.Wire;

/// <summary>One call that was answered.</summary>
/// <param name="Name">The blob, or what a listing asks for; empty where it is about the container.</param>
/// <param name="Bytes">Of both bodies.</param>
/// <param name="At">When it was answered, by the stopwatch.</param>
internal sealed record BlobCall(string Method, string Does, string Name, int Status, long Bytes, long At);
