using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace McaBot.Storage;

/// <summary>Reads storage's clock off each of its answers.</summary>
internal sealed class StoreClockPolicy(StoreClock clock) : HttpPipelineSynchronousPolicy
{
    // Whatever stands before storage writes a date of its own, but none of these.
    private const string OfStorage = "x-ms-request-id";

    public override void OnSendingRequest(HttpMessage message) => message.SetProperty(typeof(Sent), new Sent(Stopwatch.GetTimestamp()));

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.HasResponse && message.TryGetProperty(typeof(Sent), out var property) && property is Sent sent
            && message.Response.Headers.Contains(OfStorage)
            && message.Response.Headers.TryGetValue("Date", out var text)
            && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            clock.Observe(date, Stopwatch.GetElapsedTime(sent.At));
        }
    }

    private sealed record Sent(long At);
}
