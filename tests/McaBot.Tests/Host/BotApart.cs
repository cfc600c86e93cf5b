using System.Reflection;
using System.Runtime.Loader;
using McaBot.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace McaBot.Tests.Host;

/// <summary>
/// The bot made ready to start out of assemblies of its own, so that it can be told which it brought in; other tests have long brought in
/// all. It is never started.
/// </summary>
internal sealed class BotApart : IAsyncDisposable
{
    private readonly Assemblies assemblies = new();
    private readonly Assembly bot;
    private readonly WebApplication app;

    public BotApart(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        bot = assemblies.LoadFromAssemblyName(typeof(McaBotHost).Assembly.GetName());
        var host = bot.GetType(typeof(McaBotHost).FullName!)!;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        host.GetMethod(nameof(McaBotHost.AddMcaBot))!.Invoke(null, [builder, Array.Empty<string>()]);
        app = builder.Build();
        host.GetMethod(nameof(McaBotHost.MapMcaBot))!.Invoke(null, [app]);
        Hosted = [.. app.Services.GetServices<IHostedService>()];
    }

    /// <summary>What would run beside the turns.</summary>
    public IReadOnlyList<IHostedService> Hosted { get; }

    public IReadOnlyList<string> Loaded => [.. assemblies.Assemblies.Select(assembly => assembly.GetName().Name!)];

    /// <summary>The service that is known here as <typeparamref name="T"/>; there it is of another assembly.</summary>
    public object Service<T>() => app.Services.GetRequiredService(bot.GetType(typeof(T).FullName!)!);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class Assemblies() : AssemblyLoadContext(nameof(BotApart))
    {
        private static readonly string[] Shared =
            [Path.GetDirectoryName(typeof(object).Assembly.Location)!, Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!];

        protected override Assembly? Load(AssemblyName name)
        {
            var file = $"{name.Name}.dll";
            var own = Path.Combine(AppContext.BaseDirectory, file);
            return File.Exists(own) && !Shared.Any(folder => File.Exists(Path.Combine(folder, file))) ? LoadFromAssemblyPath(own) : null;
        }
    }
}
