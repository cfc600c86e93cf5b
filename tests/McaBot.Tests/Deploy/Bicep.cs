using System.Reflection;
using McaBot.Tests.Support;

namespace McaBot.Tests.Deploy;

/// <summary>The official command line of Bicep, which reads the templates without Azure.</summary>
internal static class Bicep
{
    private static readonly string Program = Path.Combine(
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepPackage").Value!,
        "tools",
        "bicep");

    public static string Folder { get; } = Repository.PathOf("deploy");

    public static string Sample { get; } = Path.Combine(Folder, "sample.bicepparam");

    public static Task<ProgramRun> RunAsync(params IEnumerable<string> arguments) =>
        ProgramRun.StartAsync(Program, arguments, new Dictionary<string, string> { ["NO_COLOR"] = "1" });

    /// <param name="mode">validate compares with the snapshot beside the sample, overwrite writes it.</param>
    public static Task<ProgramRun> SnapshotAsync(string mode) => RunAsync(
        "snapshot", Sample, "--mode", mode, "--resource-group", "mcabot", "--location", "westeurope",
        "--subscription-id", "00000000-0000-4000-8000-000000000001", "--tenant-id", "00000000-0000-4000-8000-000000000002");
}
