using McaBot.Directory;
using McaBot.Features.Attest.Evidence;
using McaBot.Features.Bulk;
using McaBot.Features.Records;
using McaBot.Host.Health;
using McaBot.Operations;
using McaBot.Operations.Retention;
using McaBot.Outbox;
using McaBot.PartnerCenter;
using McaBot.Platform;
using McaBot.Platform.Caching;
using McaBot.Platform.Logs;
using McaBot.Platform.Telemetry;
using McaBot.Storage;
using McaBot.Teams;
using McaBot.Teams.Files;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging.Console;

namespace McaBot.Host;

/// <summary>The whole bot, top to bottom.</summary>
internal static class McaBotHost
{
    /// <param name="arguments">Where an operator typed a command, what is logged leaves the output to its answer.</param>
    public static WebApplicationBuilder AddMcaBot(this WebApplicationBuilder builder, params IEnumerable<string> arguments)
    {
        if (OperatorLine.Read(arguments, []).IsForOperator)
        {
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        // What runs outside turns ends in peace: its slowest call, and noting it.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        // A test makes everything that is registered, so that no start in Development has to.
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (false, false));
        builder.AddQuietDefaults();
        builder.AddQuietOutages();
        builder.WebHost.ConfigureKestrel(ConnectionLimits.Apply);
        builder.Services.AddMcaBotSettings(builder.Configuration);
        builder.Services.AddCaching();
        builder.Services.AddBotIdentity();
        builder.Services.AddTeamsChannel();
        builder.Services.AddGraphDirectory();
        builder.Services.AddPartnerCenter();
        builder.Services.AddMcaBotStorage(builder.Configuration);
        builder.Services.AddFiles();
        builder.Services.AddEvidence();
        builder.Services.AddAttestations();
        builder.Services.AddConversations();
        builder.Services.AddOutbox();
        builder.Services.AddNotifications();
        builder.Services.AddRecords();
        builder.Services.AddBulk();
        builder.Services.AddRetention();
        builder.Services.AddOperations();
        builder.Services.AddHandlers();
        builder.Services.AddReadiness();
        builder.AddObserving(services => services.GetRequiredService<StoreClock>().Offset);
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
        app.MapPost("/api/messages", static (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot));
        app.MapMcaBotHealth();
        return app;
    }

    /// <summary>
    /// Runs until told to stop, or does what an operator typed and ends; where a setting is missing or wrong, writes one line for each and
    /// does neither.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunMcaBotAsync(
        this WebApplication app, IEnumerable<string> arguments, TextWriter output, TextWriter errors)
    {
        if (ProductVersion.IsAskedFor(arguments))
        {
            await output.WriteLineAsync($"McaBot {ProductVersion.Text}");
            return (int)ExitCode.Fine;
        }

        var problems = SettingsReport.ProblemsOf(app.Services);
        if (problems.Count > 0)
        {
            var isCheck = OperatorLine.Read(arguments, []) is { Words: [CheckSetup.Word], NotUnderstood: null };
            await (isCheck ? CheckReport.WriteAsync(problems, output) : WriteAsync(problems, errors));
            return (int)ExitCode.Settings;
        }

        var operators = app.Services.GetRequiredService<OperatorCommands>();
        if (operators.Read(arguments).IsForOperator)
        {
            return (int)await operators.RunAsync(arguments, output, CancellationToken.None);
        }

        app.MapMcaBot();
        await app.RunAsync();
        return (int)ExitCode.Fine;
    }

    private static async Task WriteAsync(IReadOnlyList<string> problems, TextWriter errors)
    {
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync(problem);
        }
    }
}
