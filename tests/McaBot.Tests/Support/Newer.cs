using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Platform.Telemetry;
using McaBot.Sandbox;
using McaBot.Tests.Attestations.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Support;

/// <summary>What a later release of the bot would store, written past the bots that run.</summary>
internal static class Newer
{
    /// <summary>A step that no version of today's takes.</summary>
    public const string Step = """{"kind":"second-opinion","by":"auditor","score":7}""";

    public static NewerVersions Versions() =>
        new(new Metrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));

    /// <summary>The line after <paramref name="ledger"/>, soundly chained.</summary>
    /// <param name="what">The event, as JSON.</param>
    /// <param name="enqueues">What becomes due with it, as JSON; null for nothing.</param>
    public static byte[] Line(CustomerLedger ledger, Guid attestation, string what, string? enqueues = null, DateTimeOffset? at = null)
    {
        var written = LedgerFormat.Write(ledger, [Entries.Of(new Delivered(), attestation, at: at)]);
        var line = JsonNode.Parse(written)!.AsObject();
        line.Remove("hash");
        line["what"] = JsonNode.Parse(what);
        var previous = line["previous"]!.DeepClone();
        line.Remove("previous");
        if (enqueues is not null)
        {
            line["enqueues"] = JsonNode.Parse(enqueues);
        }

        line["previous"] = previous;
        var body = line.ToJsonString();
        return Encoding.UTF8.GetBytes($"{body[..^1]},\"hash\":\"{Hashes.Sha256(body)}\"}}\n");
    }

    /// <summary>Puts the line at the end of a ledger that is at rest.</summary>
    public static async Task WritesAsync(this SandboxWorld world, LedgerWatch ledger, string what, string? enqueues = null)
    {
        var present = await ledger.ReadAsync();
        var line = Line(present, present.Attestations.Values.Last().Key.Id, what, enqueues, TimeProvider.System.GetUtcNow());
        await world.Container.GetAppendBlobClient($"ledger/{ledger.Customer:D}.jsonl").AppendBlockAsync(new MemoryStream(line));
    }

    /// <summary>How often the bots' logs have an event about something: one line names it, the next says it.</summary>
    public static int Logged(this SandboxWorld world, int id, string about) => world.Bots.Sum(bot => bot.Lines
        .Zip(bot.Lines.Skip(1))
        .Count(lines =>
            lines.First.EndsWith($"[{id}]", StringComparison.Ordinal)
            && lines.Second.Contains(about, StringComparison.OrdinalIgnoreCase)));
}
