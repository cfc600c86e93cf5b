using System.IO.Enumeration;
using McaBot.Tests.Support;

namespace McaBot.Tests;

/// <summary>The files of this clone.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string ReadText(string file) => File.ReadAllText(PathOf(file));

    // Stands before Files, which needs it: static fields are set in the order in which they stand.
    private static readonly string[] NotOurs = [".git", .. File.ReadAllLines(PathOf(".gitignore")).Select(line => line.TrimEnd('/'))];

    /// <summary>
    /// Paths from the root, with forward slashes, of every file that git keeps or would keep; nothing built or installed.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Below(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Runs a script of ours and gives its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output)> RunNodeAsync(params string[] arguments)
    {
        var run = await ProgramRun.StartAsync("node", arguments);
        return (run.ExitCode, run.Output);
    }

    private static string Above(string folder)
    {
        var here = new DirectoryInfo(folder);
        while (here is not null && !File.Exists(Path.Combine(here.FullName, "McaBot.sln")))
        {
            here = here.Parent;
        }

        return here?.FullName ?? throw new InvalidOperationException("The tests run from within a clone.");
    }

    private static IEnumerable<string> Below(string folder) =>
        System.IO.Directory.EnumerateFiles(folder).Where(IsOurs)
            .Concat(System.IO.Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(Below));

    private static bool IsOurs(string path) =>
        !NotOurs.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: false));
}
