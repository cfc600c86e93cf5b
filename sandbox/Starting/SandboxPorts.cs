using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using McaBot.Sandbox.Processes;

namespace McaBot.Sandbox.Starting;

/// <summary>
/// Where a sandbox answers. The world keeps the port of its first start, because stored conversations, files and links name it; the page
/// can be had at another one besides.
/// </summary>
/// <param name="World">What the bot and the customer's links know.</param>
/// <param name="Page">What is opened; the same unless another one was asked for.</param>
/// <param name="AreFree">Whether nothing leads there yet and nobody asked for them: others would do as well.</param>
public sealed record SandboxPorts(int World, int Page, bool AreFree = false)
{
    // Outside of what systems hand out to outgoing connections: nobody takes them by chance while the sandbox is down.
    private const int First = 5180;
    private const int HowMany = 100;

    /// <param name="asked">0: whichever suits.</param>
    /// <exception cref="StartProblemException">A port that is needed is taken.</exception>
    public static SandboxPorts Choose(string dataFolder, int asked)
    {
        var kept = Kept(dataFolder);
        if (kept > 0 && !FreePort.IsFree(kept))
        {
            throw new StartProblemException(
                $"Port {kept} is taken by another program, and messages and links in {dataFolder} lead there: "
                + "end that program, or begin a new world with --data <folder>.");
        }

        if (asked > 0 && asked != kept && !FreePort.IsFree(asked))
        {
            throw new StartProblemException($"Port {asked} is taken by another program: choose another one with --port, or leave it out.");
        }

        var world = (kept, asked) switch
        {
            ( > 0, _) => kept,
            (_, > 0) => asked,
            _ => Candidates(dataFolder).FirstOrDefault(FreePort.IsFree) is > 0 and var free ? free : FreePort.Any(),
        };
        return new SandboxPorts(world, asked > 0 ? asked : world, AreFree: kept == 0 && asked == 0);
    }

    /// <summary>Once it answers there.</summary>
    public void Keep(string dataFolder) => File.WriteAllText(FileIn(dataFolder), World.ToString(CultureInfo.InvariantCulture));

    /// <summary>Each folder begins elsewhere, so that one world does not settle on the port of another that is down.</summary>
    private static IEnumerable<int> Candidates(string dataFolder)
    {
        var begin = BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(dataFolder))));
        return Enumerable.Range(0, HowMany).Select(step => First + ((begin + step) % HowMany));
    }

    /// <returns>0 before the first start.</returns>
    private static int Kept(string dataFolder)
    {
        var file = FileIn(dataFolder);
        if (!File.Exists(file)) return 0;
        return int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
    }

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "port");
}
