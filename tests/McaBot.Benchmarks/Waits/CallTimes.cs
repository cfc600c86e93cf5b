using System.Collections.Concurrent;
using McaBot.Sandbox.Wire;

namespace McaBot.Benchmarks.Waits;

/// <summary>How long calls took at whoever answered them, with what they were held up for on their way.</summary>
internal sealed class CallTimes : IDisposable
{
    private readonly ConcurrentQueue<(string Service, TimeSpan Took)> calls = new();
    private readonly RequestLog log;

    public CallTimes(RequestLog log)
    {
        this.log = log;
        log.Answered += Add;
    }

    public IReadOnlyList<TimeSpan> Of(string service) =>
        [.. calls.Where(call => string.Equals(call.Service, service, StringComparison.Ordinal)).Select(call => call.Took).Order()];

    public void Dispose() => log.Answered -= Add;

    private void Add(LoggedRequest call) => calls.Enqueue((call.Service, call.At - call.Began));
}
