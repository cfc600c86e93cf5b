using Microsoft.Extensions.Configuration.Memory;

namespace McaBot.Platform;

internal static class LoggingDefaults
{
    /// <summary>What any file or variable overrides: no line in the log for each request and each call.</summary>
    public static void AddQuietDefaults(this WebApplicationBuilder builder) =>
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:System.Net.Http"] = "Warning",
                ["Logging:LogLevel:Polly"] = "Warning",
                ["Logging:LogLevel:Azure"] = "Warning",
                ["Logging:LogLevel:Microsoft.Bot"] = "Warning",
            },
        });
}
