using System.Security.Cryptography;
using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox.Processes;

/// <summary>Runs <c>npm ci</c> in a folder when its lock file changed since the last time; safe from several processes at once.</summary>
public static class NodePackages
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(9);
    private static readonly SemaphoreSlim OneHere = new(1, 1);

    /// <summary>Whether there is nothing to install.</summary>
    public static bool AreThere(string folder) => Stamped(StampOf(folder), LockHash(folder));

    /// <exception cref="StartProblemException">npm is missing, or could not install them.</exception>
    public static async Task EnsureAsync(string folder, CancellationToken cancellationToken = default)
    {
        await OneHere.WaitAsync(cancellationToken);
        try
        {
            var stamp = StampOf(folder);
            var wanted = LockHash(folder);
            if (Stamped(stamp, wanted)) return;

            await using var onlyOne = await HoldAsync(Path.Combine(folder, ".npm-ci.lock"), cancellationToken);
            if (Stamped(stamp, wanted)) return;

            await using var npm = ChildProcess.Start("npm ci", Npm, ["ci", "--no-audit", "--no-fund", "--prefer-offline"], folder: folder);
            if (await Task.WhenAny(npm.Exited, Task.Delay(AtMost, TimeProvider.System, cancellationToken)) != npm.Exited)
                throw npm.Failed($"took over {AtMost}");
            if (npm.ExitCode != 0) throw NpmFailure.Of(await npm.AllLinesAsync(), npm.ExitCode);
            await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        }
        finally
        {
            OneHere.Release();
        }
    }

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static bool Stamped(string stamp, string wanted) => File.Exists(stamp) && File.ReadAllText(stamp) == wanted;

    private static string StampOf(string folder) => Path.Combine(folder, "node_modules", ".mcabot-lock-hash");

    private static string LockHash(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));

    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // Another process is installing; there is no event across processes to wait for.
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
            }
        }
    }
}
