using System.Runtime.CompilerServices;

namespace McaBot.Tests.Cards;

/// <summary>What was last looked at. UPDATE_GOLDEN=1 rewrites the files; look at the difference before committing it.</summary>
internal static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";
    private static readonly string Folder = System.IO.Directory.CreateDirectory(Path.Combine(ThisFolder(), "Golden")).FullName;

    public static void AssertIs(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        if (Update)
        {
            File.WriteAllText(path, content);
        }

        Assert.True(File.Exists(path), $"{file} is missing: run once with UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(path), content);
    }

    public static void AssertNoOther(IReadOnlySet<string> files)
    {
        var left = System.IO.Directory.GetFiles(Folder).Select(Path.GetFileName).Where(file => !files.Contains(file!)).ToList();
        if (Update)
        {
            left.ForEach(file => File.Delete(Path.Combine(Folder, file!)));
            left.Clear();
        }

        Assert.Empty(left);
    }

    // Golden files are read where they stand in the source, so that rewriting them shows up as a difference.
    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
