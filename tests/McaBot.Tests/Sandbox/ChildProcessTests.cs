using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Sandbox;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Lines_that_were_read_stay_as_they_were_while_the_process_writes_on()
    {
        var child = ChildProcess.Start("The shell", "sh", ["-c", "echo one; cat; echo two"], endsWithInput: true);
        await child.LineAsync(line => line == "one", TimeSpan.FromMinutes(1));

        var read = child.Lines;
        await child.DisposeAsync();

        Assert.Equal(["one"], read);
        Assert.Equal(["one", "two"], child.Lines);
    }
}
