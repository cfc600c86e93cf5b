using System.Globalization;
using McaBot.Sandbox.Processes;

namespace McaBot.Sandbox;

/// <summary>The command line of <c>dotnet run --project sandbox</c>.</summary>
internal sealed record SandboxCommand(string DataFolder, int Port, bool PartnerCenter = true, int Replicas = 1, bool Playground = false)
{
    public const string Usage =
        "Usage: dotnet run --project sandbox -- [--data <folder>] [--port <number>] [--partner-center on|off] [--replicas <number>] "
        + "[--playground]";

    /// <returns>Null when the arguments make no sense.</returns>
    public static SandboxCommand? Parse(IReadOnlyList<string> arguments)
    {
        var command = new SandboxCommand(SandboxFolder.Combine(".sandbox"), 0);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (arguments[at] == "--playground")
            {
                command = command with { Playground = true };
                at--;
                continue;
            }

            if (at + 1 == arguments.Count) return null;
            var value = arguments[at + 1];
            if (arguments[at] == "--data") command = command with { DataFolder = Path.GetFullPath(value) };
            else if (arguments[at] == "--port" && TryRead(value, 65535, out var port))
                command = command with { Port = port };
            else if (arguments[at] == "--partner-center" && value is "on" or "off")
                command = command with { PartnerCenter = value == "on" };
            else if (arguments[at] == "--replicas" && TryRead(value, 9, out var replicas))
                command = command with { Replicas = replicas };
            else
                return null;
        }

        return command;
    }

    private static bool TryRead(string value, int most, out int number) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && number <= most;
}
