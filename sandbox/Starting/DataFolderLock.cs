using System.Globalization;

namespace McaBot.Sandbox.Starting;

/// <summary>
/// Keeps a data folder to one sandbox. The system holds the file for a living process and lets go of it however that dies, so a file left
/// behind blocks nobody. The process id beside it is only to be told.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <exception cref="StartProblemException">Another sandbox uses the folder, or it cannot be written.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            System.IO.Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(folder, refused);
        }

        var holder = Path.Combine(folder, "sandbox.pid");
        try
        {
            var file = new FileStream(Path.Combine(folder, "sandbox.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolderLock(file);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw CannotWrite(folder, refused);
        }
        catch (IOException inUse)
        {
            var who = File.Exists(holder) ? $"process {File.ReadAllText(holder)}" : "another process";
            throw new StartProblemException(
                $"A sandbox runs on {folder} already ({who}): use that one, end it, or name another folder with --data.", inUse);
        }
    }

    public void Dispose() => held.Dispose();

    private static StartProblemException CannotWrite(string folder, Exception refused) =>
        new($"The folder {folder} cannot be written ({refused.Message}): name another one with --data.", refused);
}
