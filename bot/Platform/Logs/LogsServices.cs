namespace McaBot.Platform.Logs;

internal static class LogsServices
{
    /// <summary>One line for each cause and minute, and its stack once, whatever fails and however often.</summary>
    public static void AddQuietOutages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RepeatedLines>();
        builder.Services.AddHostedService<RepeatReport>();
        builder.Logging.AddSampler<RepeatSampler>();
    }
}
