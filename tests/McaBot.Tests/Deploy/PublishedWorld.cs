using System.Reflection;
using McaBot.Host;
using McaBot.Sandbox;
using McaBot.Tests.Support;

namespace McaBot.Tests.Deploy;

/// <summary>
/// A world whose bot is what dotnet publish makes, run by the user that the image names and from a folder that this user cannot write to.
/// </summary>
public sealed class PublishedWorld : StoryWorld, IAsyncLifetime
{
    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("mcabot-published-");
    private string user = "";

    public string File => Path.Combine(folder.FullName, "McaBot.dll");

    protected override SandboxOptions Options => new() { BotCommand = [.. AsUser(), "dotnet", File] };

    public new async Task InitializeAsync()
    {
        user = (await ContainerImage.ReadAsync()).User;
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(folder.FullName, ForAllToRead);
        }

        var configuration = typeof(McaBotHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

        // Compiling ahead takes a minute and changes nothing of what is published but its speed.
        (
            await ProgramRun.StartAsync(
                "dotnet",
                [
                    "publish", "bot", "-c", configuration, "--no-build", "-p:PublishReadyToRun=false", "-nodeReuse:false",
                    "-o", folder.FullName,
                ])).Expected();
        await base.InitializeAsync();
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Who is not root cannot become somebody else, and has no more rights than the image's user.</summary>
    private string[] AsUser() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs"] : [];
}
