using McaBot.Bulk;
using McaBot.Conversations;
using McaBot.Directory;
using McaBot.Evidence;
using McaBot.Exports;
using McaBot.Files;
using McaBot.Ledger;
using McaBot.Notifications;
using McaBot.PartnerCenter;
using Microsoft.AspNetCore.Diagnostics;

namespace McaBot.Hosting;

/// <summary>The whole bot, top to bottom.</summary>
public static class McaBotHost
{
    public static WebApplicationBuilder AddMcaBot(this WebApplicationBuilder builder)
    {
        builder.AddQuietDefaults();
        builder.WebHost.ConfigureKestrel(ConnectionLimits.Apply);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMcaBotSettings(builder.Configuration);
        builder.Services.AddBotIdentity();
        builder.Services.AddTeamsChannel();
        builder.Services.AddGraphDirectory();
        builder.Services.AddPartnerCenter();
        builder.Services.AddMcaBotStorage(builder.Configuration);
        builder.Services.AddFiles();
        builder.Services.AddEvidence();
        builder.Services.AddAttestations();
        builder.Services.AddConversations();
        builder.Services.AddNotifications();
        builder.Services.AddExports();
        builder.Services.AddBulk();
        builder.Services.AddReadiness();
        builder.AddObserving();
        return builder;
    }

    public static WebApplication MapMcaBot(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A status, and never a word of what went wrong.
            ExceptionHandler = _ => Task.CompletedTask,
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.MapPost("/api/messages", MessagesEndpoint.HandleAsync);
        app.MapMcaBotHealth();
        return app;
    }

    /// <summary>Runs until told to stop; where a setting is missing or wrong, writes one line for each and does not start.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunMcaBotAsync(this WebApplication app, TextWriter errors)
    {
        var problems = SettingsReport.ProblemsOf(app.Services);
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync(problem);
        }

        if (problems.Count > 0)
        {
            return 1;
        }

        await app.RunAsync();
        return 0;
    }
}
