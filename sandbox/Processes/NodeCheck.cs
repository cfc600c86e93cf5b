using System.Globalization;
using System.Text.RegularExpressions;
using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox.Processes;

/// <summary>Azurite, npm and the guard of our processes run on Node.js.</summary>
internal static partial class NodeCheck
{
    private const int Oldest = 20;
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(60);

    /// <exception cref="StartProblemException">There is none, or it is too old.</exception>
    public static async Task RunAsync()
    {
        await using var node = ChildProcess.Start("node", "node", ["--version"], endsWithInput: true);
        var line = await node.LineAsync(text => Version().IsMatch(text), AnswersWithin);
        if (int.Parse(Version().Match(line).Groups[1].Value, CultureInfo.InvariantCulture) < Oldest)
            throw new StartProblemException(
                $"Node.js {Oldest} or later is needed, and this is {line.Trim()}: install it (nodejs.org) and start again.");
    }

    [GeneratedRegex(@"^v(\d+)\.\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
