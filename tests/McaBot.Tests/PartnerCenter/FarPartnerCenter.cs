using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using McaBot.Attestations;
using McaBot.PartnerCenter;
using McaBot.Platform.Caching;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.PartnerCenter;

/// <summary>The sandbox's Partner Center on loopback, and the bot's real adapter pointed at it.</summary>
internal sealed class FarPartnerCenter : IAsyncDisposable
{
    public static readonly Signatory Chantal = new("Chantal", "Beauregard", "chantal.beauregard@contoso.example.com", "+33142685300");
    public static readonly Customer Contoso = new(
        new Guid("7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11"), "contoso.example.com", "Contoso Ltd", "FR", "fr-FR");

    private readonly StandIns standIns;
    private readonly ServiceProvider services;

    private FarPartnerCenter(StandIns standIns, PartnerCenterBook book, Action<PartnerCenterOptions>? configure, TimeProvider? time)
    {
        this.standIns = standIns;
        Book = book;
        var added = new ServiceCollection();
        added.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        added.AddSingleton(time ?? TimeProvider.System);
        added.AddSingleton<TokenCredential>(Credential = new MintedCredential(standIns.Issuer));
        added.Configure<PartnerOptions>(_ => { });
        added.Configure<PartnerCenterOptions>(o =>
        {
            o.Enabled = true;
            o.ReadsEnabled = true;
            o.BaseUrl = standIns.PartnerCenterAddress;
            configure?.Invoke(o);
        });
        added.AddCaching();
        added.AddPartnerCenter();
        services = added.BuildServiceProvider();
    }

    public PartnerCenterBook Book { get; }

    public Faults Faults => standIns.Faults;

    public RequestLog Requests => standIns.Requests;

    public MintedCredential Credential { get; }

    public CollectedLog Log { get; } = new();

    public IPartnerCenter Adapter => services.GetRequiredService<IPartnerCenter>();

    public IAgreements Agreements => services.GetRequiredService<IAgreements>();

    public Uri Address => standIns.Address;

    public static async Task<FarPartnerCenter> StartAsync(Action<PartnerCenterOptions>? configure = null, TimeProvider? time = null)
    {
        var ids = new SandboxIds();
        var book = new PartnerCenterBook(TimeProvider.System) { AnswersReadsOfApps = true };
        var standIns = await StandIns.StartAsync(
            ids, new TeamsWorld(new CompanyDirectory(ids.TenantId), ids.AppId, TimeProvider.System), book, TimeProvider.System);
        return new FarPartnerCenter(standIns, book, configure, time);
    }

    /// <summary>Answers the next call with this instead.</summary>
    public ArmedFault Answers(int status, string body, int times = 1) =>
        Faults.Next("partnercenter", times: times, status: status, body: body);

    public Task<PartnerCenterAnswer> AttestAsync(Guid? requestId = null, Customer? customer = null, Signatory? signatory = null) =>
        Adapter.CreateAttestationAsync(requestId ?? Guid.NewGuid(), customer ?? Contoso, signatory ?? Chantal, default);

    public Task<PartnerCenterAnswer> AgreeAsync(Guid attestation, Guid? requestId = null, Guid? customer = null) =>
        Adapter.CreateAgreementAsync(requestId ?? Guid.NewGuid(), customer ?? Contoso.TenantId, attestation, default);

    /// <returns>The id of an attestation that the customer has accepted.</returns>
    public async Task<Guid> AcceptedAsync(Signatory? signatory = null)
    {
        var id = (await AttestAsync(signatory: signatory)).Id!.Value;
        Assert.True(Book.Accept(id));
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await standIns.DisposeAsync();
    }

    internal sealed class MintedCredential(TokenIssuer issuer) : TokenCredential
    {
        public string Audience { get; set; } = PartnerCenterStandIn.Resource;

        public bool IsRefused { get; set; }

        public ConcurrentQueue<string> Scopes { get; } = new();

        public ConcurrentQueue<string> Tokens { get; } = new();

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            if (IsRefused)
            {
                throw new AuthenticationFailedException("AADSTS7000215 for chantal.beauregard@contoso.example.com");
            }

            Scopes.Enqueue(requestContext.Scopes.Single());
            var token = issuer.Mint(new TokenRequest { Issuer = issuer.EntraIssuer, Audience = Audience, Key = issuer.EntraKey });
            Tokens.Enqueue(token);
            return new AccessToken(token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    internal sealed class CollectedLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose() => Lines.Clear();

        private sealed class Logger(CollectedLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                log.Lines.Enqueue($"{category} scope {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter) => log.Lines.Enqueue($"{category} {eventId.Id} {formatter(state, exception)} {exception}");
        }
    }
}
