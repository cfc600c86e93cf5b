using System.Text.Json;
using McaBot.Platform.Http;

namespace McaBot.Turns.Extension;

/// <summary>What is looked for, and which part of the finds is asked for.</summary>
/// <param name="Words">Without what does not show; empty for whatever is newest.</param>
/// <param name="Count">1 to <see cref="MaxShown"/>.</param>
internal sealed record SearchQuery(string Words, int Skip, int Count)
{
    /// <summary>Teams asks for so many at a time.</summary>
    public const int MaxShown = 25;

    private const int LongestTyped = 200;
    private const string BeforeAnythingIsTyped = "initialRun";

    /// <param name="value">Of the invoke: any part of it may be missing, or be something else.</param>
    public static SearchQuery Read(JsonElement value)
    {
        var options = value.Object("queryOptions");
        var count = Number(options, "count");
        return new SearchQuery(WordsIn(value), Math.Max(0, Number(options, "skip")), count is > 0 and < MaxShown ? count : MaxShown);
    }

    private static string WordsIn(JsonElement value)
    {
        foreach (var parameter in value.List("parameters").Where(p => p.ValueKind == JsonValueKind.Object))
        {
            if (parameter.Text("name") != BeforeAnythingIsTyped)
            {
                var typed = CleanText.Of(parameter.Text("value"));
                return typed.Length > LongestTyped ? typed[..LongestTyped] : typed;
            }
        }

        return "";
    }

    /// <returns>0 where there is none. Some clients send numbers as text.</returns>
    private static int Number(JsonElement? options, string name) =>
        options.Property(name) is not { } found ? 0
        : found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number
        : int.TryParse(found.Text(), CultureInfo.InvariantCulture, out var typed) ? typed
        : 0;
}
