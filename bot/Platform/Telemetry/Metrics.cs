using System.Diagnostics.Metrics;

namespace McaBot.Platform.Telemetry;

/// <summary>What is counted. Tags are codes, never ids of people or customers.</summary>
internal sealed class Metrics
{
    public const string Meter = "McaBot";

    private readonly Counter<long> requests;
    private readonly Counter<long> decisions;
    private readonly Histogram<double> waits;
    private readonly Counter<long> messages;
    private readonly Histogram<double> turns;
    private readonly Counter<long> newer;

    /// <param name="clockOffset">What storage's clock is ahead by; null where nothing is kept.</param>
    public Metrics(IMeterFactory factory, Func<TimeSpan>? clockOffset = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create(Meter);
        requests = meter.CreateCounter<long>("mcabot.requests", "{request}", "Attestations requested.");
        decisions = meter.CreateCounter<long>("mcabot.decisions", "{decision}", "Attestations decided.");
        waits = meter.CreateHistogram<double>("mcabot.decision.wait", "s", "From an attestation's request to its decision.");
        messages = meter.CreateCounter<long>("mcabot.outbox.messages", "{message}", "Messages handled: done, deferred or dead-lettered.");
        turns = meter.CreateHistogram<double>("mcabot.turn.duration", "s", "From the request's headers to its answer.");
        newer = meter.CreateCounter<long>(
            "mcabot.newer", "{thing}", "Things met that only a newer version knows, each once, by what they are. They are left to it.");
        if (clockOffset is not null)
        {
            meter.CreateObservableGauge(
                "mcabot.clock.offset", () => clockOffset().TotalSeconds, "s",
                "How far storage's clock, which counts, is ahead of this machine's.");
        }
    }

    /// <param name="scenario">The scenario's code.</param>
    public void Requested(string scenario) => requests.Add(1, new KeyValuePair<string, object?>("scenario", scenario));

    /// <param name="decision">Such as approved.</param>
    /// <param name="waited">Since the request; null where that is not known.</param>
    public void Decided(string decision, TimeSpan? waited)
    {
        var tag = new KeyValuePair<string, object?>("decision", decision);
        decisions.Add(1, tag);
        if (waited is { } time)
        {
            waits.Record(time.TotalSeconds, tag);
        }
    }

    /// <param name="kind">The message's code.</param>
    /// <param name="result">done, deferred or dead-lettered.</param>
    public void MessageHandled(string kind, string result) =>
        messages.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("result", result));

    /// <param name="what">The code of what it is.</param>
    public void LeftToNewer(string what) => newer.Add(1, new KeyValuePair<string, object?>("what", what));

    public void Turn(TimeSpan duration, int status) =>
        turns.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("status", status));
}
