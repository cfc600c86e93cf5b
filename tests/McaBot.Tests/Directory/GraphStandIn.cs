using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using McaBot.Attestations;
using McaBot.Directory;
using McaBot.Teams;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Directory;

/// <summary>A listener that answers as one test wants, and the real Graph client pointed at it.</summary>
internal sealed class GraphStandIn : IAsyncDisposable
{
    public static readonly Guid Person = new("11111111-0000-4000-8000-000000000001");
    public static readonly Guid AdminAgents = new("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly Guid HelpdeskAgents = new("aaaaaaaa-0000-4000-8000-000000000002");
    public static readonly Guid Approvers = new("aaaaaaaa-0000-4000-8000-000000000003");
    public static readonly Guid CatalogApp = new("cccccccc-0000-4000-8000-000000000001");

    private readonly WebApplication app;
    private readonly ServiceProvider services;

    private GraphStandIn(WebApplication app, ServiceProvider services)
    {
        this.app = app;
        this.services = services;
    }

    public ConcurrentQueue<(string Line, string Body, string? Token)> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = _ => throw new InvalidOperationException("No call was expected.");

    public string Address { get; private set; } = "";

    public IDirectory Directory => services.GetRequiredService<IDirectory>();

    public GraphAppInstaller Installer => services.GetRequiredService<GraphAppInstaller>();

    public DirectoryReadiness Readiness => ActivatorUtilities.CreateInstance<DirectoryReadiness>(services);

    public static async Task<GraphStandIn> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        GraphStandIn? self = null;
        app.Run(context => self!.TakeAsync(context));
        await app.StartAsync();
        var address = app.Urls.Single();

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new ProcessTime { StretchesDeadlines = true });
        services.AddSingleton<TokenCredential>(new FixedCredential());
        services.AddOptions();
        services.Configure<GraphOptions>(o => o.BaseUrl = new Uri(address + "/v1.0"));
        services.Configure<RolesOptions>(o => (o.AdminAgents, o.HelpdeskAgents) = (AdminAgents, HelpdeskAgents));
        services.Configure<ApprovalOptions>(o => o.ApproverGroup = Approvers);
        services.Configure<TeamsOptions>(o => o.AppCatalogId = CatalogApp);
        services.AddGraphDirectory();
        configure?.Invoke(services);
        self = new GraphStandIn(app, services.BuildServiceProvider()) { Address = address };
        return self;
    }

    public void AnswerJson(string json, int status = 200) => Answer = context => WriteAsync(context, json, status);

    public static Task WriteAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var line = $"{context.Request.Method} {context.Request.Path}{Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")}";
        Requests.Enqueue((line, body, context.Request.Headers.Authorization));
        await Answer(context);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token-for-" + string.Join(' ', requestContext.Scopes), DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
