using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>
/// One host on loopback that plays the token issuer, the managed identity, Graph, Partner Center and the Teams connector.
/// </summary>
public sealed class StandIns : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SandboxIds ids;

    private StandIns(
        SandboxIds ids, TeamsWorld teams, PartnerCenterBook partnerCenter, TimeProvider clock, int port, int pagePort, int? most)
    {
        this.ids = ids;
        app = LoopbackHost.Build(port, pagePort == 0 ? [] : [pagePort]);
        Requests = new RequestLog(clock, most);
        Telemetry = new Telemetry(most);
        Issuer = new TokenIssuer(ids.AppId, ids.TenantId, clock, most);
        Identity = new ManagedIdentity(Issuer, ids.AppId, clock);
        Identity.Renew();
        Graph = new Graph(teams.Directory, Issuer, new InstalledApps(teams, Issuer, ids.CatalogAppId, ids.AppId));
        Connector = new Connector(teams, Issuer);
        PartnerCenter = new PartnerCenterStandIn(partnerCenter, Issuer);
        AcceptancePage = new AcceptancePage(partnerCenter);
    }

    public RequestLog Requests { get; }

    public Faults Faults { get; } = new();

    public Telemetry Telemetry { get; }

    public TokenIssuer Issuer { get; }

    public ManagedIdentity Identity { get; }

    public Uri Address => new(app.Urls.First());

    /// <summary>Where the page is to be opened; everything answers there as well.</summary>
    public Uri PageAddress => new(app.Urls.Last());

    public Uri ServiceUrl => new(Address, $"/teams/{ids.TenantId}/");

    public Uri GraphAddress => new(Address, "/graph/v1.0");

    public Uri PartnerCenterAddress => new(Address, "/partnercenter");

    public Uri OpenIdMetadata => new(Address, "/issuer/.well-known/openidconfiguration");

    public Uri TelemetryEndpoint => new(Address, "/otlp");

    public Uri IdentityEndpoint => new(Address, "/identity/token");

    public Connector Connector { get; }

    internal Graph Graph { get; }

    internal PartnerCenterStandIn PartnerCenter { get; }

    internal AcceptancePage AcceptancePage { get; }

    /// <param name="most">So many calls, tokens and exports are remembered; null remembers all.</param>
    /// <param name="more">Further endpoints, such as the page's.</param>
    /// <param name="pagePort">Listened to as well; 0: none.</param>
    /// <exception cref="IOException">Another program has the port.</exception>
    public static async Task<StandIns> StartAsync(
        SandboxIds ids,
        TeamsWorld teams,
        PartnerCenterBook partnerCenter,
        TimeProvider clock,
        int port = 0,
        int? most = null,
        Action<WebApplication>? more = null,
        int pagePort = 0)
    {
        var standIns = new StandIns(ids, teams, partnerCenter, clock, port, pagePort, most);
        standIns.Build(more);
        try
        {
            await standIns.app.StartAsync();
            return standIns;
        }
        catch
        {
            await standIns.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Build(Action<WebApplication>? more)
    {
        app.Use(ServeAsync);
        app.UseRouting();
        Issuer.Map(app);
        Identity.Map(app);
        Telemetry.Map(app);
        Graph.Map(app);
        Connector.Map(app);
        PartnerCenter.Map(app);
        AcceptancePage.Map(app);
        more?.Invoke(app);
    }

    private Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/graph")) return Play("graph", inner => Graph.GuardAsync(inner, next));
        if (path.StartsWithSegments("/teams")) return Play("teams", inner => Connector.GuardAsync(inner, next));
        if (path.StartsWithSegments("/partnercenter")) return Play("partnercenter", inner => PartnerCenter.GuardAsync(inner, next));
        if (path.StartsWithSegments(PartnerCenterStandIn.Documents)) return Play("documents", next);
        if (path.StartsWithSegments("/mca")) return Play("mca", next);
        if (path.StartsWithSegments("/issuer")) return Play("issuer", next);
        if (path.StartsWithSegments("/files")) return Play("files", next);
        if (path.StartsWithSegments("/drive")) return Play("drive", next);
        return path.StartsWithSegments("/identity") ? Play("identity", next) : next(context);

        Task Play(string service, RequestDelegate act) =>
            Requests.RecordAsync(service, context, () => Faults.ApplyAsync(service, context, act));
    }
}
