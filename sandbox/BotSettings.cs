using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox;

/// <summary>The environment the bot runs with: authentication on, everything remote on loopback.</summary>
internal static class BotSettings
{
    public static Dictionary<string, string> For(SandboxOptions options, StandIns standIns, string storage, string container)
    {
        var settings = Default(options.Ids, standIns, storage, container);
        if (options.Telemetry)
        {
            settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = standIns.TelemetryEndpoint.ToString();
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            settings["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
            settings["OTEL_METRIC_EXPORT_INTERVAL"] = "2000";
        }

        if (options.PartnerCenter)
        {
            settings["PartnerCenter__Enabled"] = "true";
            settings["PartnerCenter__BaseUrl"] = standIns.PartnerCenterAddress.ToString();
            settings["PartnerCenter__ReadsEnabled"] = options.PartnerCenterReads ? "true" : "false";
            settings["PartnerCenter__LinkBase"] = AcceptancePage.LinkBase(standIns.Address);
        }

        return settings;
    }

    private static Dictionary<string, string> Default(SandboxIds ids, StandIns standIns, string storage, string container) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",

        // Several may share one machine: small, and quick to start, in place of fast in the long run.
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["NO_PROXY"] = "127.0.0.1,localhost",
        ["no_proxy"] = "127.0.0.1,localhost",
        ["MicrosoftAppType"] = "UserAssignedMSI",
        ["MicrosoftAppId"] = ids.AppId,
        ["MicrosoftAppTenantId"] = ids.TenantId,
        ["IDENTITY_ENDPOINT"] = standIns.IdentityEndpoint.ToString(),
        ["IDENTITY_HEADER"] = standIns.Identity.Header,
        ["ToBotFromChannelOpenIdMetadataUrl"] = standIns.OpenIdMetadata.ToString(),
        ["ToBotFromChannelTokenIssuer"] = TokenIssuer.ChannelIssuer,
        ["ToChannelFromBotOAuthScope"] = Connector.Resource,
        ["Graph__BaseUrl"] = standIns.GraphAddress.ToString(),
        ["Storage__ConnectionString"] = storage,
        ["Storage__Container"] = container,
        ["Teams__AllowedTenants__0"] = ids.TenantId,
        ["Teams__AllowedServiceHosts__0"] = standIns.ServiceUrl.Authority,
        ["Teams__AllowedFileHosts__0"] = standIns.ServiceUrl.Authority,
        ["Teams__AppCatalogId"] = ids.CatalogAppId,
        ["Roles__GlobalAdministrator"] = ids.GlobalAdministrator,
        ["Roles__AdminAgents"] = ids.AdminAgents,
        ["Roles__HelpdeskAgents"] = ids.HelpdeskAgents,
        ["Roles__SalesAgents"] = ids.SalesAgents,
        ["Approval__ApproverGroup"] = ids.Approvers,
        ["Partner__Name"] = "Northwind Traders",
    };
}
