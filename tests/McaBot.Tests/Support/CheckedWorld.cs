using Azure.Core;
using McaBot.Host;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Outbox;
using McaBot.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Support;

/// <summary>All is well here: a bot that runs, a request on record, a channel that is subscribed, Partner Center connected.</summary>
public sealed class CheckedWorld : StoryWorld
{
    internal Crew Served { get; private set; } = null!;

    protected override SandboxOptions Options =>
        new() { PartnerCenter = true, PartnerCenterReads = true, StorageThroughProxy = true };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Served = Crew();
        await Served.WaitsForDecisionAsync();
        await Served.Ledger.HasItsHeadNotedAsync();
        await Served.Requester.AddsMcaBotToTheTeamAsync();
        await Served.Requester.MentionsMcaBotAsync("subscribe");
        World.Directory.AddMember(World.Ids.AdminAgents, World.Ben.Person.Oid);
    }

    /// <summary>The operator's check, as the program runs it, within this process.</summary>
    /// <param name="settings">Such as "Roles:AdminAgents", on top of the world's own.</param>
    internal async Task<Checked> CheckAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(BotInProcess.SettingsOf(World));
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.AddMcaBot("check");
        using var identity = new IdentityOfWorld(World);
        builder.Services.AddSingleton<TokenCredential>(identity);
        builder.Services.AddKeyedSingleton<TimeProvider>(StoreClock.Machine, new ProcessTime { StretchesDeadlines = true });
        configure?.Invoke(builder.Services);
        await using var app = builder.Build();
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var exitCode = await app.RunMcaBotAsync(["check"], output, errors);
        return new Checked(exitCode, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}

[CollectionDefinition(Name)]
public sealed class CheckedStories : ICollectionFixture<CheckedWorld>
{
    public const string Name = "Stories of the self-check";
}
