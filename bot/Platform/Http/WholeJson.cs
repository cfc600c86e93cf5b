using System.Text.RegularExpressions;

namespace McaBot.Platform.Http;

/// <summary>
/// JSON text that holds no half of a character, written as such or escaped: what compares, stores or sends text would throw at it. Used
/// once, where activities come in.
/// </summary>
internal static partial class WholeJson
{
    private const RegexOptions Options = RegexOptions.Singleline | RegexOptions.CultureInvariant;

    public static string Of(string json)
    {
        if (json.Contains("\\u", StringComparison.Ordinal))
        {
            json = Escape().Replace(json, escape => escape.Groups["half"].Success ? "" : escape.Value);
        }

        return json.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Half().Replace(json, "") : json;
    }

    [GeneratedRegex(@"\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(?<half>ud[89a-f][0-9a-f]{2})|.)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", Options)]
    private static partial Regex Half();
}
