using System.Text.RegularExpressions;

namespace McaBot.Tests.Support;

/// <summary>Names for the bot's calls: the same whoever and whatever they are about.</summary>
internal static partial class CallNames
{
    public const string ReadLedger = "storage GET ledger/{id}.jsonl";

    /// <summary>What a start leaves in the container, and a probe looks for whenever somebody asks whether the bot is ready.</summary>
    private const string Mark = "beginning.json";

    /// <returns>Such as "storage PUT ledger/{id}.jsonl?comp=appendblock"; null for what belongs to no flow: tokens, keys, probes and the
    /// sweep.</returns>
    public static string? Of(string service, string method, string path)
    {
        var (bare, query) = path.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (path[..at], path[at..]) : (path, "");
        var named = service switch
        {
            "storage" => Storage(bare, query),
            "graph" => bare["/graph/v1.0/".Length..],
            "teams" => bare[(bare.IndexOf("/v3/", StringComparison.Ordinal) + "/v3/".Length)..],
            "partnercenter" => bare["/partnercenter/v1/".Length..],
            "files" or "drive" => bare[(service.Length + 2)..],
            _ => null,
        };
        if (named is null) return null;

        named = Uri.UnescapeDataString(named);
        named = Hash().Replace(Ids().Replace(Channels().Replace(Chats().Replace(named, "{chat}"), "{channel}"), "{id}"), "{hash}");
        named = Times().Replace(Activities().Replace(named, "/activities/{message}"), "{time}");
        return IsOfSweep(method, named) ? null : $"{service} {method} {named}";
    }

    /// <summary>A customer of whom nothing is left to do is forgotten by the sweep alone.</summary>
    private static bool IsOfSweep(string method, string named) =>
        (method is "HEAD" or "DELETE" && named is "open/{id}") || (method is "DELETE" && named is "outbox/customers/{id}.json");

    /// <summary>Whether the call only asks: whether a process dies before it or after it makes no difference to anybody.</summary>
    public static bool Asks(string name) =>
        name.Split(' ')[1] is "GET" or "HEAD" || name.EndsWith("/checkMemberObjects", StringComparison.Ordinal);

    private static string? Storage(string path, string query)
    {
        var blob = string.Join('/', path.Split('/').Skip(3));
        if (blob == Mark) return null;

        var comp = Comp().Match(query).Groups[1].Value;
        if (blob.Length > 0) return comp.Length > 0 ? $"{blob}?comp={comp}" : blob;
        return comp == "list" && query.Contains("prefix=channels", StringComparison.Ordinal) ? "channels?comp=list" : null;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=sessions/)[0-9a-f]{32}")]
    private static partial Regex Ids();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("a:1[0-9a-f]+")]
    private static partial Regex Chats();

    [GeneratedRegex("19:[^/]+")]
    private static partial Regex Channels();

    [GeneratedRegex("/activities/[0-9]+")]
    private static partial Regex Activities();

    [GeneratedRegex("(?<=index/)(days|months)/[0-9-]+(/[0-9a-f]+|.jsonl)|(?<=deliveries/)[0-9T-]+")]
    private static partial Regex Times();

    [GeneratedRegex("[?&]comp=([a-z]+)")]
    private static partial Regex Comp();
}
