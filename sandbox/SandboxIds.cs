namespace McaBot.Sandbox;

/// <summary>The ids of one make-believe partner tenant and its bot. All made up, save the role template, which is Entra's.</summary>
public sealed record SandboxIds
{
    public string TenantId { get; init; } = "7a1c2e54-93b0-4d0f-8d55-4b8c1f0a6e21";

    public string AppId { get; init; } = "0c9d4a7e-2f6b-4e61-a1d3-58b7e94c3f02";

    /// <summary>The app's id in the tenant's Teams catalog, which is not the one of its manifest.</summary>
    public string CatalogAppId { get; init; } = "b3e8f5c1-6d27-4a90-9c4e-1f2a7d8b6e53";

    public string GlobalAdministrator { get; init; } = "62e90394-69f5-4237-9190-012177145e10";

    public string AdminAgents { get; init; } = "d14f7b62-0a3e-4c85-b9f1-6e2d8a5c7f04";

    public string HelpdeskAgents { get; init; } = "e25a8c73-1b4f-4d96-8a02-7f3e9b6d8a15";

    public string SalesAgents { get; init; } = "f36b9d84-2c50-4ea7-9b13-804fac7e9b26";

    public string Approvers { get; init; } = "a47cae95-3d61-4fb8-8c24-915abd8fac37";
}
