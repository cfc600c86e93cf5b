using System.Runtime.CompilerServices;
using System.Text.Json;

namespace McaBot.Tests.Cards;

internal static class Golden
{
    public static string Folder { get; } = System.IO.Directory.CreateDirectory(Path.Combine(ThisFolder(), "Golden")).FullName;

    public static string File(string name) => Path.Combine(Folder, name);

    /// <summary>What is never stored has no code: its golden files go by its name.</summary>
    public static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    // Golden files are read where they stand in the source, so that rewriting them shows up as a difference.
    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
