using System.Globalization;
using McaBot.Sandbox.Processes;

namespace McaBot.Sandbox;

/// <summary>The command line of <c>dotnet run --project sandbox</c>.</summary>
internal sealed record SandboxCommand(string DataFolder, int Port, bool PartnerCenter = true, int Replicas = 1)
{
    public const string Usage = "Usage: dotnet run --project sandbox -- [--data <folder>] [--port <number>] [--partner-center on|off] [--replicas <number>]";

    /// <returns>Null when the arguments make no sense.</returns>
    public static SandboxCommand? Parse(IReadOnlyList<string> arguments)
    {
        var command = new SandboxCommand(SandboxFolder.Combine(".sandbox"), 0);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count) return null;
            var value = arguments[at + 1];
            if (arguments[at] == "--data") command = command with { DataFolder = Path.GetFullPath(value) };
            else if (arguments[at] == "--port" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536) command = command with { Port = port };
            else if (arguments[at] == "--partner-center" && value is "on" or "off") command = command with { PartnerCenter = value == "on" };
            else if (arguments[at] == "--replicas" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) && replicas is > 0 and < 10) command = command with { Replicas = replicas };
            else return null;
        }

        return command;
    }

    /// <summary>The port of last time while it is free: links and conversation references of the bot name it.</summary>
    public int ChoosePort()
    {
        var file = Path.Combine(DataFolder, "port");
        System.IO.Directory.CreateDirectory(DataFolder);
        var port = Port;
        if (port == 0 && File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var last) && Processes.FreePort.IsFree(last)) port = last;
        if (port == 0) port = Processes.FreePort.Any();
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }
}
