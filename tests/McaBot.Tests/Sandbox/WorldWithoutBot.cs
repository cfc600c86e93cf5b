using Azure.Core;
using Azure.Identity;
using McaBot.Sandbox;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Sandbox;

/// <summary>
/// One world for all tests of the stand-ins: Azure.Identity looks for the identity endpoint in the environment of the whole process.
/// </summary>
public sealed class WorldWithoutBot : IAsyncLifetime
{
    public SandboxWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false, StorageThroughProxy = true });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", World.StandIns.IdentityEndpoint.ToString());
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", World.StandIns.Identity.Header);
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        await World.DisposeAsync();
    }

    internal static TokenCredential IdentityOf(string clientId) =>
        new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));

    internal async Task<string> TokenForAsync(string resource)
    {
        var token = await IdentityOf(World.Ids.AppId)
            .GetTokenAsync(new TokenRequestContext([resource + "/.default"]), CancellationToken.None);
        return token.Token;
    }
}

[CollectionDefinition(Name)]
public sealed class StandInTests : ICollectionFixture<WorldWithoutBot>
{
    public const string Name = "Stand-ins";
}
