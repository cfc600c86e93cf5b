using System.Reflection;

namespace McaBot.Sandbox;

/// <summary>Where the sandbox's own sources lie: wwwroot, package.json and node_modules.</summary>
public static class SandboxFolder
{
    public static string Path { get; } = typeof(SandboxFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "SandboxFolder").Value!;

    public static string Combine(string relative) => System.IO.Path.Combine(Path, relative);
}
