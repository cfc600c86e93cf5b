namespace McaBot.Tests.Support;

/// <summary>
/// Texts that stand in a file beside the tests. UPDATE_GOLDEN=1 rewrites the files; look at the difference before committing it.
/// </summary>
internal static class Pinned
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Same(string text, string file)
    {
        if (Update)
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing: run once with UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
