using McaBot.Sandbox.Processes;

namespace McaBot.Tests.Host;

/// <summary>The real process, started without something it needs.</summary>
public sealed class MissingSettingsTests
{
    [Theory]
    [InlineData("MicrosoftAppId", "MicrosoftAppId is required: the application id of the bot's registration.")]
    [InlineData("MicrosoftAppType", "MicrosoftAppType is required: SingleTenant or UserAssignedMSI.")]
    [InlineData(
        "MicrosoftAppPassword",
        "MicrosoftAppPassword is required with MicrosoftAppType SingleTenant, or Identity:CertificatePath instead.")]
    [InlineData("Roles:AdminAgents", "Roles:AdminAgents is required: Roles:MayAttest by default names AdminAgents.")]
    [InlineData("Roles:HelpdeskAgents", "Roles:HelpdeskAgents is required: Roles:MayAttest by default names HelpdeskAgents.")]
    [InlineData("Storage:ConnectionString", "Storage:ServiceUri (or Storage:ConnectionString) is missing.")]
    public async Task It_does_not_start_and_says_why_in_one_line(string missing, string line)
    {
        var settings = SettingsTests
            .Complete.Where(s => s.Key != missing)
            .ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["DOTNET_ENVIRONMENT"] = "Production";

        var (exitCode, lines) = await BotProcess.RunToEndAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Equal([line], lines);
    }

    [Fact]
    public async Task With_nothing_at_all_it_lists_everything_it_needs()
    {
        var (exitCode, lines) = await BotProcess.RunToEndAsync(
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" });

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "MicrosoftAppId",
                "MicrosoftAppTenantId",
                "MicrosoftAppType",
                "Teams:AllowedTenants",
                "Roles:AdminAgents",
                "Roles:HelpdeskAgents",
                "Storage:ServiceUri",
            ],
            lines.Select(l => l.Split(' ')[0]));
    }
}
