namespace McaBot.Sandbox.Starting;

/// <summary>
/// Puts what a bot writes into a file, and what is worse than information on the terminal as well: the address stays in sight.
/// </summary>
internal sealed class BotLog
{
    private static readonly string[] Quiet = ["trce: ", "dbug: ", "info: "];
    private readonly Lock gate = new();
    private readonly TextWriter terminal;
    private readonly string file;
    private readonly string name;

    // An entry is a line with its level and lines that are indented below it.
    private bool isQuiet;

    public BotLog(TextWriter terminal, string dataFolder, string name)
    {
        this.terminal = terminal;
        this.name = name;
        file = Path.Combine(dataFolder, $"{name}.log");
        File.Delete(file);
    }

    public void Write(string line)
    {
        lock (gate)
        {
            if (!line.StartsWith(' ')) isQuiet = Quiet.Any(level => line.StartsWith(level, StringComparison.Ordinal));
            try
            {
                File.AppendAllText(file, line + "\n");
                if (!isQuiet) terminal.WriteLine($"  {name} | {line}");
            }
            catch (IOException)
            {
                // A full disk, or a terminal that is gone: thrown here, on a thread of nobody's, it would take the whole sandbox with it.
            }
        }
    }
}
