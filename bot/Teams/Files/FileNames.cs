using System.Text;

namespace McaBot.Teams.Files;

/// <summary>Makes a name one that every file system takes, that hides nothing, and that is no path.</summary>
internal static class FileNames
{
    private const int Longest = 120;
    private const int LongestExtension = 12;
    private const string Nameless = "file";
    private static readonly Rune[] Forbidden = [.. "\"*:<>?|#%~&{}".EnumerateRunes()];

    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var safe = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Forbidden.Contains(rune))
            {
                safe.Append('-');
            }
            else if (
                !Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format
                && rune != Rune.ReplacementChar)
            {
                safe.Append(rune.ToString());
            }
        }

        var text = safe.ToString().Trim(' ', '.');
        if (text.Length == 0)
        {
            return Nameless;
        }

        var extension = Path.GetExtension(text);
        if (extension.Length > LongestExtension)
        {
            extension = "";
        }

        var stem = text[..^extension.Length];
        if (stem.Length + extension.Length > Longest)
        {
            stem = stem[..(Longest - extension.Length)];
            stem = char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem;
        }

        return stem.TrimEnd(' ', '.') is { Length: > 0 } kept ? kept + extension : Nameless + extension;
    }
}
