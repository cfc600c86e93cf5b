using System.Text.RegularExpressions;

namespace McaBot.Tests.Architecture;

/// <summary>Rules of the house that no compiler holds.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int WidestLine = 140;

    private static readonly string[] Product = ["attestations/", "bot/", "cards/", "sandbox/", "standins/"];

    private static readonly string[] Code = [".cs", ".js", ".mjs", ".css", ".html", ".md"];
    private static readonly string[] Pictures = [".png", ".ico"];

    // In two parts each, so that this file does not break its own rule.
    private static readonly string[] Banned =
        ["registry.npm" + "js.org", "api.nu" + "get.org", "/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/", "deb.deb" + "ian.org"];

    [Fact]
    public void No_file_is_longer_than_can_be_taken_in() =>
        Assert.DoesNotContain(Repository.Files, file => IsOneOf(Code, file) && IsTooLong(Repository.ReadText(file)));

    [Fact]
    public void A_file_that_is_too_long_is_told_apart()
    {
        Assert.False(IsTooLong(string.Concat(Enumerable.Repeat("x\n", LongestFile))));
        Assert.True(IsTooLong(string.Concat(Enumerable.Repeat("x\n", LongestFile + 1))));
    }

    [Fact]
    public void No_line_of_code_is_wider_than_can_be_read() =>
        Assert.Empty(
            from file in Repository.Files
            where IsOneOf([".cs"], file) && Product.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
            from line in WideLines(Repository.ReadText(file))
            select $"{file}:{line}");

    [Fact]
    public void A_line_that_is_too_wide_is_told_apart() =>
        Assert.Equal([2], WideLines($"{new string('x', WidestLine)}\n{new string('x', WidestLine + 1)}\nx\n"));

    [Fact]
    public void No_file_names_a_package_registry_or_a_place_on_somebodys_machine() =>
        Assert.Empty(Repository.Files.Where(file => !IsOneOf(Pictures, file)).SelectMany(file =>
            BannedWordsIn(Repository.ReadText(file)).Select(word => $"{file}: {word}")));

    [Fact]
    public void A_banned_word_is_told_apart() =>
        Assert.Equal(
            [Banned[0], Banned[2]],
            BannedWordsIn($"\"resolved\": \"https://{Banned[0].ToUpperInvariant()}/x\", cd {Banned[2]}main")
        );

    [Fact]
    public void No_exception_is_swallowed() =>
        Assert.DoesNotContain(Repository.Files, file => IsOneOf(Code, file) && Swallowed().IsMatch(Repository.ReadText(file)));

    [Theory]
    [InlineData(" { }", true)]
    [InlineData(" (IOException)\n{\n}", true)]
    [InlineData(" (IOException e) when (e.HResult == Of(1))\n    {\n    }", true)]
    [InlineData(" (Exception)\n{\n    // never mind\n}", true)]
    [InlineData(" {\n  // never mind\n}", true)]
    [InlineData(" (IOException)\n{\n    // The page was closed.\n}", false)]
    [InlineData(" (IOException e)\n{\n    Log(e);\n}", false)]
    [InlineData(" (Exception e) when (Of(e) is { } fault)\n{\n    throw fault;\n}", false)]
    public void A_swallowed_exception_is_told_apart(string rest, bool swallowed) =>
        Assert.Equal(swallowed, Swallowed().IsMatch("catch" + rest));

    [Fact]
    public void The_head_of_a_page_is_written_in_one_place() =>
        Assert.Equal(
            ["cards/Documents/PageShell.cs"],
            from file in Repository.Files
            where IsOneOf([".cs"], file) && file.Split('/')[0] is ("bot" or "cards")
            where Repository.ReadText(file).Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
            select file);

    [Fact]
    public void No_two_log_events_share_an_id()
    {
        var ids = Repository.Files.Where(file => file.StartsWith("bot/", StringComparison.Ordinal) && IsOneOf([".cs"], file))
            .SelectMany(file => LogEvent().Matches(Repository.ReadText(file))).Select(log => log.Groups["id"].Value).ToList();

        Assert.NotEmpty(ids);
        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_lock_file_keeps_registries_out()
    {
        var locks = Repository.Files.Where(file => file.EndsWith("/package-lock.json", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(locks);
        Assert.All(locks, file =>
        {
            Assert.DoesNotContain("\"resolved\":", Repository.ReadText(file), StringComparison.Ordinal);
            Assert.Contains(
                "omit-lockfile-registry-resolved=true",
                Repository.ReadText(file.Replace("package-lock.json", ".npmrc", StringComparison.Ordinal)), StringComparison.Ordinal);
        });
    }

    private static bool IsOneOf(string[] endings, string file) =>
        endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsTooLong(string text) => text.AsSpan().Count('\n') > LongestFile;

    /// <summary>Counted from 1.</summary>
    private static IEnumerable<int> WideLines(string text) =>
        text.Split('\n').Index().Where(line => line.Item.TrimEnd('\r').Length > WidestLine).Select(line => line.Index + 1);

    private static IEnumerable<string> BannedWordsIn(string text) =>
        Banned.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\[LoggerMessage\((EventId = )?(?<id>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LogEvent();

    // Nothing between the braces; or, where anything at all is caught, nothing but a comment.
    [GeneratedRegex(
        """
        \bcatch\b\s*
        (
          (\([^()]*\))?\s*(when\s*\((?:[^()]|\([^()]*\))*\))?\s*\{\s*\}
          | (\(\s*(System\.)?Exception\b[^()]*\))?\s*\{\s*(//[^\n]*\s*)*\}
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Swallowed();
}
