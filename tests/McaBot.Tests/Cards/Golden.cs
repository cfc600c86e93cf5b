using System.Runtime.CompilerServices;

namespace McaBot.Tests.Cards;

internal static class Golden
{
    public static string Folder { get; } = System.IO.Directory.CreateDirectory(Path.Combine(ThisFolder(), "Golden")).FullName;

    public static string File(string name) => Path.Combine(Folder, name);

    // Golden files are read where they stand in the source, so that rewriting them shows up as a difference.
    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
