using System.Diagnostics;

namespace McaBot.Sandbox.Processes;

/// <summary>One small process that ends our children when we die without a chance to do it (kill -9, a crashed test run).</summary>
internal static class ProcessGuard
{
    private static readonly Lock Gate = new();
    private static Process? guard;

    public static void Watch(int processId) => Tell(processId);

    public static void Forget(int processId) => Tell(-processId);

    private static void Tell(int line)
    {
        lock (Gate)
        {
            if (guard is null || guard.HasExited) guard = Start();
            guard.StandardInput.WriteLine(line);
            guard.StandardInput.Flush();
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("node", [SandboxFolder.Combine("guard.mjs")])
    {
        RedirectStandardInput = true,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException("node did not start.");
}
