using System.Security.Cryptography;

namespace McaBot.Sandbox.Processes;

/// <summary>Runs <c>npm ci</c> in a folder when its lock file changed since the last time; safe from several processes at once.</summary>
public static class NodePackages
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(9);
    private static readonly SemaphoreSlim OneHere = new(1, 1);

    public static async Task EnsureAsync(string folder, CancellationToken cancellationToken = default)
    {
        await OneHere.WaitAsync(cancellationToken);
        try
        {
            var stamp = Path.Combine(folder, "node_modules", ".mcabot-lock-hash");
            var wanted = await LockHashAsync(folder, cancellationToken);
            if (Stamped(stamp, wanted)) return;

            await using var onlyOne = await HoldAsync(Path.Combine(folder, ".npm-ci.lock"), cancellationToken);
            if (Stamped(stamp, wanted)) return;

            await using var npm = ChildProcess.Start("npm ci", Npm, ["ci", "--no-audit", "--no-fund"], folder: folder);
            if (await Task.WhenAny(npm.Exited, Task.Delay(AtMost, TimeProvider.System, cancellationToken)) != npm.Exited) throw npm.Failed($"took over {AtMost}");
            if (npm.ExitCode != 0) throw npm.Failed($"ended with {npm.ExitCode}");
            await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        }
        finally
        {
            OneHere.Release();
        }
    }

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static bool Stamped(string stamp, string wanted) => File.Exists(stamp) && File.ReadAllText(stamp) == wanted;

    private static async Task<string> LockHashAsync(string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "package-lock.json"));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

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
