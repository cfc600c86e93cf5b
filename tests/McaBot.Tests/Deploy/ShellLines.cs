using System.Text;
using System.Text.RegularExpressions;

namespace McaBot.Tests.Deploy;

/// <summary>The commands that a document tells people to type: in its blocks for a shell, and in the midst of a sentence.</summary>
internal static partial class ShellLines
{
    /// <summary>What a sentence may tell people to run; other words in backquotes are names of something else.</summary>
    private static readonly string[] Programs = ["dotnet", "npm", "node", "az", "azcopy", "curl"];

    /// <returns>Each command as its words, placeholders such as &lt;host&gt; as they stand.</returns>
    public static IEnumerable<string[]> In(string document) =>
        Block().Matches(document).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Concat(Inline().Matches(Block().Replace(document, "")).Select(code => code.Groups["line"].Value).Where(IsCommand))
            .SelectMany(Commands)
            .Where(words => words.Length > 0);

    private static bool IsCommand(string code) =>
        code.Contains(' ', StringComparison.Ordinal)
        && (Programs.Contains(code.Split(' ')[0]) || code.StartsWith("deploy/", StringComparison.Ordinal));

    /// <summary>The line, and what stands in it to be run first.</summary>
    private static IEnumerable<string[]> Commands(string line) =>
        Inner().Matches(line).Select(inner => Words(inner.Groups["line"].Value)).Append(Words(Inner().Replace(line, "<inner>")));

    private static string[] Words(string line)
    {
        var (words, word, quote) = (new List<string>(), new StringBuilder(), '\0');
        foreach (var c in line.Trim() + ' ')
        {
            if (quote == '\0' && c == '#' && word.Length == 0) break;
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c != ' ' || quote != '\0' || IsInPlaceholder(word))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }

    /// <summary>As in "&lt;customer tenant id&gt;".</summary>
    private static bool IsInPlaceholder(StringBuilder word)
    {
        var text = word.ToString();
        return text.LastIndexOf('<') > text.LastIndexOf('>');
    }

    [GeneratedRegex(@"^ *```sh\n(?<lines>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<!`)`(?<line>[^`\n]+)`(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\$\((?<line>[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inner();
}
