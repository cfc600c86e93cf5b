namespace McaBot.Operations;

/// <summary>
/// What was typed after the program's name: an operator's words, and settings such as <c>--Storage:Container=x</c> or <c>--urls
/// http://…</c>.
/// </summary>
/// <param name="Words">None: run the bot.</param>
/// <param name="AsksForHelp">Whether the usage is to be written, whatever else was typed.</param>
/// <param name="NotUnderstood">The first argument that is neither; nothing is done then.</param>
internal sealed record OperatorLine(IReadOnlyList<string> Words, bool AsksForHelp, string? NotUnderstood)
{
    private static readonly string[] Help = ["help", "usage", "--help", "-h", "-?", "/?", "--usage"];

    /// <summary>Whether it ends without running the bot.</summary>
    public bool IsForOperator => Words.Count > 0 || AsksForHelp || NotUnderstood is not null;

    /// <param name="arguments">As the program was started with.</param>
    /// <param name="commands">Names of commands: none of them is a setting.</param>
    public static OperatorLine Read(IEnumerable<string> arguments, IReadOnlyCollection<string> commands)
    {
        List<string> all = [.. arguments];
        if (all.Any(a => Help.Contains(a, StringComparer.OrdinalIgnoreCase)))
        {
            return new([], true, null);
        }

        var words = all.TakeWhile(a => !IsSettingLike(a)).ToList();
        for (var i = words.Count; i < all.Count; i++)
        {
            if (all[i].Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            var hasValue = i + 1 < all.Count && !IsSettingLike(all[i + 1]);
            if (!hasValue || !IsName(all[i]) || commands.Contains(all[i].TrimStart('-', '/'), StringComparer.OrdinalIgnoreCase))
            {
                return new(words, false, all[i]);
            }

            i++;
        }

        return new(words, false, null);
    }

    private static bool IsSettingLike(string argument) =>
        argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=', StringComparison.Ordinal);

    private static bool IsName(string argument) => argument.StartsWith("--", StringComparison.Ordinal) || argument.StartsWith('/');
}
