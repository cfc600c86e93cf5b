using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace McaBot.Tests.Teams;

/// <summary>
/// An activity with some of its parts changed into something else, and perhaps its bytes too. The same numbers make the same activity.
/// </summary>
/// <param name="Shape">Which activity it was.</param>
/// <param name="Sender">Who sends it.</param>
/// <param name="Changes">Where, and into what.</param>
/// <param name="Wire">What becomes of the bytes; most stay.</param>
/// <param name="Where">Of the bytes, in percent.</param>
internal sealed record FuzzedActivity(int Shape, int Sender, (int At, int Into)[] Changes, int Wire, int Where)
{
    public const int Senders = 16;
    private const string Half = "@@half@@";
    private const string Huge = "@@huge@@";

    /// <summary>Most activities have to get past the door, where these are looked at.</summary>
    private static readonly string[] Door = ["type", "serviceUrl", "channelId", "channelData", "conversation"];

    private static readonly Func<JsonNode?>[] Odd =
    [
        () => null,
        () => 0,
        () => -1,
        () => 1.5e300,
        () => true,
        () => "",
        () => " \u200b\u202e",
        () => Half,
        () => $"a{Half}b",
        () => Huge,
        () => "\0\u0001\ufffe",
        () => new string('x', 20_000),
        () => "{{DATE(2026)}} <at>x</at> **x**",
        () => "2026-13-45T99:99:99Z",
        () => "9999-12-31T23:59:59.9999999+14:00",
        () => "7",
        () => new JsonArray(),
        () => new JsonArray(null, null),
        () => new JsonArray(1, "a", new JsonObject(), new JsonArray((JsonNode?)null)),
        () => new JsonObject(),
        () =>
            new JsonObject
            {
                [""] = null,
                ["id"] = new JsonArray(1),
                ["type"] = 7,
            },
        () => new JsonObject { [Half] = Half },
        () => Nested(40),
        () => Nested(80),
        () => new JsonArray([.. Enumerable.Range(0, 300).Select(i => JsonValue.Create(i))]),
        () => Guid.Empty.ToString("D"),
        () => "https://evil.example/",
        () => "application/vnd.microsoft.card.adaptive",
        () => "message",
        () => "invoke",
        () => "adaptiveCard/action",
        () => "msteams",
    ];

    public static Gen<FuzzedActivity> Any(int shapes) =>
    Gen.Select(
        Gen.Int[0, shapes - 1], Gen.Int[0, Senders - 1], Gen.Select(Gen.Int[0, 999], Gen.Int[0, Odd.Length]).Array[0, 3], Gen.Int[0, 69],
        Gen.Int[0, 99], (shape, sender, changes, wire, where) => new FuzzedActivity(shape, sender, changes, wire, where));

    /// <param name="activity">Changed in place.</param>
    public byte[] Bytes(JsonObject activity)
    {
        foreach (var (at, into) in Changes)
        {
            var places = Places(activity, at % 8 == 0 ? [] : Door).ToList();
            if (places.Count > 0)
            {
                places[at % places.Count](into);
            }
        }

        var json = activity
            .ToJsonString()
            .Replace(Half, @"\ud800", StringComparison.Ordinal)
            .Replace($"\"{Huge}\"", "1e999", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(json);
        var position = Where * bytes.Length / 100;
        return Wire switch
        {
            0 => bytes[..position],
            1 => [.. bytes[..position], 0xFF, .. bytes[position..]],
            2 => [0xEF, 0xBB, 0xBF, .. bytes],
            3 => Encoding.Unicode.GetBytes(json),
            4 => [.. bytes, .. bytes],
            5 => Encoding.UTF8.GetBytes($"[{json}]"),
            6 => Encoding.UTF8.GetBytes($"{{\"type\":7,{json[1..]}"),
            _ => bytes,
        };
    }

    public override string ToString() => $"shape {Shape} by {Sender}, changes {string.Join(' ', Changes)}, wire {Wire} at {Where} %";

    /// <summary>Each part of it, however deep; the last of <see cref="Odd"/> and one more takes it away.</summary>
    private static IEnumerable<Action<int>> Places(JsonNode? node, params string[] but)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (name, value) in item.Where(part => !but.Contains(part.Key, StringComparer.Ordinal)).ToList())
                {
                    yield return into =>
                    {
                        item.Remove(name);
                        if (into < Odd.Length) item[name] = Odd[into]();
                    };
                    foreach (var deeper in Places(value)) yield return deeper;
                }

                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    var at = i;
                    yield return into =>
                    {
                        array.RemoveAt(at);
                        if (into < Odd.Length) array.Insert(at, Odd[into]());
                    };
                    foreach (var deeper in Places(array[i])) yield return deeper;
                }

                break;
        }
    }

    private static JsonNode Nested(int depth) =>
        depth == 0 ? new JsonObject()
        : depth % 2 == 0 ? new JsonArray(Nested(depth - 1))
        : new JsonObject { ["a"] = Nested(depth - 1) };
}
