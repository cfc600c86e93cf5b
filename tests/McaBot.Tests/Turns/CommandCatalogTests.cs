using McaBot.Sandbox.Gallery.Samples;
using McaBot.Tests.Support;
using McaBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Turns;

public sealed class CommandCatalogTests : IAsyncLifetime
{
    private readonly WebApplication bot = UnstartedBot.Build();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public void The_samples_of_help_show_what_the_bot_lists()
    {
        var catalog = bot.Services.GetRequiredService<CommandCatalog>();

        Assert.Equal(CommandTexts.Personal, catalog.Help(inChannel: false));
        Assert.Equal(CommandTexts.Channel, catalog.Help(inChannel: true));
    }

    [Fact]
    public void A_command_is_known_once_it_is_a_class()
    {
        var classes = typeof(ICommand)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommand)));

        Assert.Equal(
            classes.OrderBy(t => t.FullName), bot.Services.GetServices<ICommand>().Select(c => c.GetType()).OrderBy(t => t.FullName));
    }

    [Fact]
    public void A_command_that_is_not_listed_is_in_neither_list() =>
        Assert.Empty(new CommandCatalog([new Named(null)]).Help(inChannel: false));

    [Fact]
    public void Two_commands_of_one_rank_are_refused_by_name()
    {
        var problem = Assert.Throws<InvalidOperationException>(() =>
            new CommandCatalog([new Named(new(10, null, "A")), new Named(new(10, null, "B"))]));

        Assert.Equal("Named and Named have the same rank, 10.", problem.Message);
    }

    private sealed class Named(CommandListing? listing) : ICommand
    {
        public string Name => "named";

        public IReadOnlyList<string> Phrases => [];

        public CommandListing? Listing => listing;

        public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
