using McaBot.Directory;
using McaBot.Platform.Settings;
using McaBot.Teams;

namespace McaBot.Host;

internal static class AttestationServices
{
    /// <summary>
    /// The domain over its ports; the ledger, the details, the messages and the way to carry out come with the parts that supply them.
    /// </summary>
    public static IServiceCollection AddAttestations(this IServiceCollection services)
    {
        services.AddSingleton(new Instance($"{Environment.MachineName}-{Guid.NewGuid():N}"));
        services.AddSingleton(PartnerTenantsFrom);
        services.AddSingleton<AccountPolicy>();
        services.AddSingleton(p => new AttestPolicy(
            p.GetRequiredService<IDirectory>(),
            p.GetRequiredService<AccountPolicy>(),
            p.GetRequiredService<IOptions<RolesOptions>>().Value.EffectiveMayAttest));
        services.AddSingleton<ApproverPolicy>();
        services.AddSingleton<AskAgainPolicy>();
        services.AddSingleton<RecordsPolicy>();
        services.AddSingleton<FactsOnRecord>();
        services.AddSingleton<AttestationService>();
        services.AddSingleton<CarryOutService>();
        services.AddSingleton(p => p.GetRequiredService<IOptions<NotificationOptions>>().Value.Policy);
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<ErasureRecorder>();
        services.AddSingleton(p => p.GetRequiredService<IOptions<ReminderOptions>>().Value.PolicyWith(
            p.GetRequiredService<IOptions<ApprovalOptions>>().Value.ApproverGroup is not null));
        services.AddSingleton<ExpiryProcess>();
        services.AddSingleton<ReminderService>();
        return services;
    }

    private static PartnerTenants PartnerTenantsFrom(IServiceProvider services)
    {
        var own = services.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value.MicrosoftAppTenantId;
        HashSet<Guid> tenants = [.. services.GetRequiredService<IOptions<TeamsOptions>>().Value.AllowedTenants];
        if (own is { } tenant)
        {
            tenants.Add(tenant);
        }

        return new PartnerTenants(tenants);
    }
}
