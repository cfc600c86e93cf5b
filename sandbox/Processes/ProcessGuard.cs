using System.ComponentModel;
using System.Diagnostics;

namespace McaBot.Sandbox.Processes;

/// <summary>One small process that ends our children when we die without a chance to do it (kill -9, a crashed test run).</summary>
internal static class ProcessGuard
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Watched = [];
    private static Process? guard;

    public static void Watch(int processId)
    {
        lock (Gate)
        {
            Watched.Add(processId);
            Tell(processId);
        }
    }

    public static void Forget(int processId)
    {
        lock (Gate)
        {
            Watched.Remove(processId);
            Tell(-processId);
        }
    }

    private static void Tell(int line)
    {
        try
        {
            if (guard is { HasExited: false }) Write(guard, line);
            else Replace();
        }
        catch (IOException)
        {
            // It ended between the question and the word to it.
            Replace();
        }
    }

    /// <summary>A new guard knows of none of those the last one guarded.</summary>
    private static void Replace()
    {
        guard?.Dispose();
        guard = Start();
        foreach (var processId in Watched) Write(guard, processId);
    }

    private static void Write(Process to, int line)
    {
        to.StandardInput.WriteLine(line);
        to.StandardInput.Flush();
    }

    private static Process Start()
    {
        try
        {
            string[] script = [SandboxFolder.Combine("guard.mjs")];
            return Process.Start(new ProcessStartInfo("node", script) { RedirectStandardInput = true, UseShellExecute = false })
                ?? throw new InvalidOperationException("node did not start.");
        }
        catch (Win32Exception missing)
        {
            throw MissingProgram.Of("node", missing);
        }
    }
}
