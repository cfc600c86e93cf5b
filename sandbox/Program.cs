using System.Runtime.InteropServices;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;

if (SandboxCommand.Parse(args) is not { } command)
{
    Console.Error.WriteLine(SandboxCommand.Usage);
    return 2;
}

var stop = new TaskCompletionSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

Console.WriteLine("Starting. The first time takes a minute or two: packages come from npm.");
await NodePackages.EnsureAsync(SandboxFolder.Path);
await using var world = await SandboxWorld.StartAsync(new SandboxOptions
{
    DataFolder = command.DataFolder,
    Port = command.ChoosePort(),
    PartnerCenter = command.PartnerCenter,
    PartnerCenterReads = command.PartnerCenter,
    KnownCustomersOnly = true,
    RemembersAtMost = 1000,
    Replicas = command.Replicas,
});
foreach (var (number, bot) in world.Bots.Index()) bot.LineWritten += line => Console.WriteLine($"  bot{(command.Replicas > 1 ? $" {number + 1}" : "")} | {line}");
Console.WriteLine($"\nOpen {world.Address}\n\nCtrl+C stops everything; what was said and stored is kept in {command.DataFolder}.\n");
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
