using McaBot.Attestations;
using McaBot.Directory;
using McaBot.Host;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McaBot.Tests.Host;

public sealed class StartTests
{
    private static readonly string[] Heavy =
        ["Microsoft.Graph", "AngleSharp", "MimeKit", "CsvHelper", "ExcelDataReader", "PhoneNumbers", "OpenTelemetry"];

    [Fact]
    public async Task Graph_and_what_reads_files_is_not_loaded_before_somebody_needs_it()
    {
        await using var bot = new BotApart(UnstartedBot.Settings);
        Assert.NotEmpty(bot.Hosted);
        Assert.Contains("Azure.Storage.Blobs", bot.Loaded);
        Assert.Empty(Heavy.Intersect(bot.Loaded));

        var client = bot.Service<GraphClient>();
        Assert.NotNull(client.GetType().GetProperty(nameof(GraphClient.Service))!.GetValue(client));

        Assert.Contains("Microsoft.Graph", bot.Loaded);
    }

    [Fact]
    public void Everything_that_is_registered_can_be_made()
    {
        var all = new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true };

        using (UnstartedBot.Wire().Services.BuildServiceProvider(all))
        {
        }

        var lacking = UnstartedBot.Wire().Services;
        lacking.RemoveAll<IDirectory>();
        Assert.Throws<AggregateException>(() => lacking.BuildServiceProvider(all));
    }

    [Fact]
    public void Whatever_class_can_handle_something_is_registered()
    {
        var all = typeof(McaBotHost).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && HandlerServices.Kinds.Any(kind => kind.IsAssignableFrom(t)));

        var registered = new ServiceCollection().AddHandlers().Select(service => service.ServiceType).Except(HandlerServices.Kinds);

        Assert.Equal(all.OrderBy(t => t.FullName, StringComparer.Ordinal), registered);
    }
}
