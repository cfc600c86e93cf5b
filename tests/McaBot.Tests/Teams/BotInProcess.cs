using System.Net;
using System.Text;
using McaBot.Host;
using McaBot.Sandbox;
using McaBot.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Teams;

/// <summary>The whole host on loopback, where a test wants to look inside.</summary>
internal sealed class BotInProcess(WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Complete settings whose far ends are all out of reach.</summary>
    public static Dictionary<string, string?> OutOfReach =>
    new(SettingsTests.Complete)
    {
        ["Identity:AuthorityHost"] = "https://127.0.0.1:1/",
        ["Graph:BaseUrl"] = "http://127.0.0.1:1/v1.0",
        ["ToBotFromChannelOpenIdMetadataUrl"] = "https://127.0.0.1:1/metadata",
        ["Storage:ConnectionString"] =
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;",
    };

    /// <summary>
    /// Those of a world's own bots. It exports nothing: what all other worlds do in this process would be among it.
    /// </summary>
    /// <param name="container">Null: the world's.</param>
    public static Dictionary<string, string?> SettingsOf(SandboxWorld world, string? container = null)
    {
        var settings = world.BotEnvironment.Where(s => !s.Key.StartsWith("OTEL_", StringComparison.Ordinal))
            .DistinctBy(s => s.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value, StringComparer.OrdinalIgnoreCase);
        if (container is not null) settings["Storage:Container"] = container;
        return settings;
    }

    public static async Task<BotInProcess> StartAsync(
        IDictionary<string, string?> settings,
        string environment = "Production",
        Action<IServiceCollection>? configure = null,
        string listen = "http://127.0.0.1:0"
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(listen);
        builder.AddMcaBot();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapMcaBot();
        await app.StartAsync();
        return new BotInProcess(app);
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(app.Urls.Single() + path));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<(int Status, string Body)> PostAsync(string json, params (string Name, string Value)[] headers) =>
        PostAsync(Address, json, headers);

    private async Task<(int Status, string Body)> PostAsync(Uri address, string json, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/messages"))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
