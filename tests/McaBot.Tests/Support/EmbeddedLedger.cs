using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;

namespace McaBot.Tests.Support;

/// <summary>A ledger as it stands inside a page that verifies itself, checked by hand: by nothing that McaBot or the page uses.</summary>
internal sealed record EmbeddedLedger(Guid Customer, byte[] Content, EmbeddedEnd? End)
{
    public static IReadOnlyList<EmbeddedLedger> Of(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var made = JsonNode.Parse(page.GetElementById("made")!.TextContent)!["ledgers"]!.AsArray();
        return
        [
            .. page.QuerySelectorAll("script[data-ledger]").Select(script =>
            {
                var customer = script.GetAttribute("data-ledger")!;
                var end = made.Single(l => (string)l!["customer"]! == customer)!["end"];
                return new EmbeddedLedger(
                    Guid.Parse(customer), Bytes(script.TextContent),
                    end is null ? null : new EmbeddedEnd((long)end["sequence"]!, (string)end["hash"]!));
            }),
        ];
    }

    /// <summary>How many entries hold, up to the first that does not.</summary>
    public int Holding()
    {
        var previous = Hash($"mcabot ledger of customer {Customer:D}");
        var holding = 0;
        var whole = Encoding.Latin1.GetString(Content);
        foreach (var line in whole.Split('\n')[..^1])
        {
            var at = line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal);
            if (at < 0 || Read(line) is not { } entry
                || Hash(Encoding.Latin1.GetBytes($"{line[..at]}}}")) != (string?)entry["hash"]
                || (string?)entry["previous"] != previous
                || (long?)entry["sequence"] != holding + 1
                || (End is { } end && end.Sequence == holding + 1 && (string?)entry["hash"] != end.Hash))
            {
                break;
            }

            (previous, holding) = ((string)entry["hash"]!, holding + 1);
        }

        return holding;
    }

    private static JsonNode? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Hash(string text) => Hash(Encoding.ASCII.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            var isWritten = text[at] == '%';
            bytes.Add(
                isWritten
                    ? byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    : (byte)text[at]);
            at += isWritten ? 2 : 0;
        }

        return [.. bytes];
    }
}
