using System.Buffers;
using System.Diagnostics;
using System.Text;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Support;

namespace McaBot.Tests.Privacy;

/// <summary>Looks through everything a world gave away for anything personal or secret that it has seen.</summary>
internal static class Harvest
{
    private const int Around = 80;
    private const int Alike = 3;

    // Needles are grouped by so much of their beginning; none is shorter.
    private const int Begins = 4;
    private const int Tries = 4;
    private static readonly TimeSpan ArrivesWithin = TimeSpan.FromSeconds(20);

    /// <summary>Throws where something was found, and where nothing could be looked through. Done while the world still runs.</summary>
    public static async Task OfAsync(SandboxWorld world)
    {
        await EverythingArrivesAsync(world);
        var hay = HayStack.Of(world, [.. world.Bots.SelectMany(bot => bot.Lines)]).ToList();
        var found = Find(await Needles.OfAsync(world), hay);
        if (found.Count == 0) return;

        var shown = found.GroupBy(finding => (finding.Kind, finding.Place)).SelectMany(alike => alike.Take(Alike));
        throw new InvalidOperationException(
            $"Personal or secret things were given away {found.Count} times, such as:\n{string.Join('\n', shown.Select(finding => $"{finding.Kind} in {finding.Place}: {finding.Around}"))}");
    }

    /// <summary>
    /// The exporter sends in batches, in the order things ended: once this call's span is there, so is what was before it.
    /// </summary>
    public static async Task EverythingArrivesAsync(SandboxWorld world)
    {
        if (!world.BotEnvironment.ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT")) return;
        foreach (var bot in world.Bots.Where(bot => bot.IsRunning)) await EverythingArrivesAsync(world, bot);
    }

    private static async Task EverythingArrivesAsync(SandboxWorld world, BotProcess bot)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null });
        for (var attempt = 1; !await ArrivesAsync(world, http, bot.Address, isLast: attempt == Tries); attempt++)
        {
            // An exporter that has too much to send leaves out what comes last.
        }

        var before = world.Telemetry.Exports.Count;
        await world.Telemetry.WaitForAsync(
            () => world.Telemetry.Exports.Skip(before).FirstOrDefault(export => export.Signal == "metrics"), Waiting.Limit);
    }

    private static async Task<bool> ArrivesAsync(SandboxWorld world, HttpClient http, Uri bot, bool isLast)
    {
        var trace = ActivityTraceId.CreateRandom();
        var mark = Convert.FromHexString(trace.ToString());
        using var last = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages"))
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        last.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await http.SendAsync(last)).Dispose();
        try
        {
            await world.Telemetry.WaitForAsync(
                export => export.Signal == "traces" && export.Body.AsSpan().IndexOf(mark) >= 0, isLast ? Waiting.Limit : ArrivesWithin);
            return true;
        }
        catch (TimeoutException) when (!isLast)
        {
            return false;
        }
    }

    public static IReadOnlyList<Finding> Find(IEnumerable<Needle> needles, IEnumerable<Hay> hay)
    {
        var known = needles
            .GroupBy(needle => Beginning(needle.Text), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        var search = SearchValues.Create(
            [.. known.Values.SelectMany(alike => alike).Select(needle => needle.Text).Distinct(StringComparer.OrdinalIgnoreCase)],
            StringComparison.OrdinalIgnoreCase);
        return
        [
            .. hay.SelectMany(item =>
                    Readings(item.Text)
                        .SelectMany(text => In(text, known, search).Select(found => new Finding(found.Kind, item.Place, found.Around))))
                .Distinct(),
        ];
    }

    private static IEnumerable<(NeedleKind Kind, string Around)> In(
        string text, Dictionary<string, Needle[]> known, SearchValues<string> search)
    {
        var found = new List<(int At, Needle Needle)>();
        for (var at = 0; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(search);
            if (next < 0) break;
            at += next;
            found.AddRange(
                known[Beginning(text[at..Math.Min(text.Length, at + Begins)])]
                    .Where(needle => IsAt(text, at, needle))
                    .Select(needle => (at, needle)));
        }

        if (found.Count == 0) return [];
        var masked = text.ToCharArray();
        foreach (var (at, needle) in found) masked.AsSpan(at, needle.Text.Length).Fill('*');
        return found.Select(item =>
            (
                item.Needle.Kind,
                new string(masked[Math.Max(0, item.At - Around)..Math.Min(masked.Length, item.At + item.Needle.Text.Length + Around)])));
    }

    private static bool IsAt(string text, int at, Needle needle)
    {
        var end = at + needle.Text.Length;
        return string.Compare(text, at, needle.Text, 0, needle.Text.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (
            !needle.IsWords
            || ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))));
    }

    private static string Beginning(string text) => text[..Math.Min(text.Length, Begins)];

    /// <summary>As it is, and as it was before it was escaped for an address.</summary>
    private static IEnumerable<string> Readings(string text) =>
        IsEscaped(text) ? [text, Uri.UnescapeDataString(text)] : [text];

    /// <summary>A trace is full of random bytes, some of which are percent signs.</summary>
    private static bool IsEscaped(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])) return true;
        }

        return false;
    }
}
