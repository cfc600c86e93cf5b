using McaBot.Sandbox.Processes;
using McaBot.Sandbox.World;
using Microsoft.AspNetCore.Connections;

namespace McaBot.Sandbox.Starting;

/// <summary>A sandbox for somebody at a terminal, from its first line to Ctrl+C.</summary>
internal static class SandboxRun
{
    private const int DidNotStart = 1;
    private const int Interrupted = 130;
    private const int MostPorts = 20;

    /// <param name="stop">Completes when it is to end.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SandboxCommand command, TextWriter output, TextWriter errors, Task stop)
    {
        SandboxWorld world;
        DataFolderLock onlyOne;
        try
        {
            onlyOne = DataFolderLock.Take(command.DataFolder);
            var starting = StartAsync(command, new StartSteps(output, TimeProvider.System));

            // Whatever was begun ends with this process.
            if (await Task.WhenAny(starting, stop) != starting) return Interrupted;
            world = await starting;
        }
        catch (StartProblemException problem)
        {
            await errors.WriteLineAsync(Line(problem.Message, problem.Details, command.DataFolder));
            return DidNotStart;
        }
        catch (Exception failure)
        {
            // The outermost place: nobody sees a stack trace, and nothing of it is lost.
            var why = failure.Message.Split('\n')[0].Trim().TrimEnd('.', ':');
            await errors.WriteLineAsync(Line($"The sandbox could not start: {why}.", failure.ToString(), command.DataFolder));
            return DidNotStart;
        }

        using (onlyOne)
        await using (world)
        {
            foreach (var (number, bot) in world.Bots.Index())
                bot.LineWritten += new BotLog(output, command.DataFolder, command.Replicas > 1 ? $"bot{number + 1}" : "bot").Write;

            await output.WriteLineAsync($"\nWhat was said, stored and logged is kept in {command.DataFolder}. Ctrl+C stops everything.");
            foreach (var playground in world.Playgrounds) await output.WriteLineAsync(playground.Invitation);
            await output.WriteLineAsync($"Open {world.Address}");
            await stop;
        }

        return 0;
    }

    private static async Task<SandboxWorld> StartAsync(SandboxCommand command, StartSteps steps)
    {
        // What stands in the way already is told before anything is begun.
        SandboxPorts.Choose(command.DataFolder, command.Port);
        await NodeCheck.RunAsync();
        if (!NodePackages.AreThere(SandboxFolder.Path))
            await steps.RunAsync("Restoring npm packages, which happens once", () => NodePackages.EnsureAsync(SandboxFolder.Path));

        for (var attempt = 1; ; attempt++)
        {
            var ports = SandboxPorts.Choose(command.DataFolder, command.Port);
            try
            {
                var world = await SandboxWorld.StartAsync(OptionsOf(command, ports, steps));
                ports.Keep(command.DataFolder);
                return world;
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException)
            {
                // Another sandbox, started at the same moment, saw the same port free and was quicker.
                if (!ports.AreFree || attempt == MostPorts)
                    throw new StartProblemException("Another program took the sandbox's port just now: start again.", taken);
            }
        }
    }

    private static SandboxOptions OptionsOf(SandboxCommand command, SandboxPorts ports, StartSteps steps) => new()
    {
        DataFolder = command.DataFolder,
        Port = ports.World,
        PagePort = ports.Page,
        PartnerCenter = command.PartnerCenter,
        PartnerCenterReads = command.PartnerCenter,
        KnownCustomersOnly = true,
        RemembersAtMost = 1000,
        Replicas = command.Replicas,

        // Who asks, and who decides: the Playground knows one person at a time.
        Playgrounds = command.Playground ? [Partner.Ben, Partner.Megan] : [],
        Steps = steps,
    };

    /// <summary>One line; what else there is to know goes into a file that the line names.</summary>
    private static string Line(string message, string? details, string dataFolder)
    {
        if (details is null || !System.IO.Directory.Exists(dataFolder)) return message;

        var file = Path.Combine(dataFolder, "start-problem.txt");
        File.WriteAllText(file, details);
        return $"{message} All that was said: {file}";
    }
}
