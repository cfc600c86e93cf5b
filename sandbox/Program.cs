using System.Runtime.InteropServices;
using McaBot.Sandbox;
using McaBot.Sandbox.Starting;

if (SandboxCommand.Parse(args) is not { } command)
{
    Console.Error.WriteLine(SandboxCommand.Usage);
    return 2;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await SandboxRun.RunAsync(command, Console.Out, Console.Error, stop.Task);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
