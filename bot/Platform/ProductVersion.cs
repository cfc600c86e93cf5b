using System.Reflection;

namespace McaBot.Platform;

/// <summary>The number of this release: <c>Version</c> in Directory.Build.props, without the commit that a build adds to it.</summary>
internal static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Whether that is all the program was started for. No setting is needed to answer it.</summary>
    public static bool IsAskedFor(IEnumerable<string> arguments) =>
        arguments.ToList() is [var only] && string.Equals(only, "--version", StringComparison.OrdinalIgnoreCase);
}
