using McaBot.PartnerCenter.Agreements;
using McaBot.Platform.Http;

namespace McaBot.PartnerCenter;

internal static class PartnerCenterServices
{
    public const string ClientName = "partner-center";

    /// <summary>Needs a <see cref="Azure.Core.TokenCredential"/>, a <see cref="TimeProvider"/> and the bound options.</summary>
    public static IServiceCollection AddPartnerCenter(this IServiceCollection services)
    {
        // No resilience handler: a create is not repeated blindly, and whoever repeats it reuses its request id.
        services.AddOutsideClient(ClientName, TimeSpan.FromSeconds(3));

        services.AddOutsideClient(AgreementDocuments.ClientName, TimeSpan.FromSeconds(3));

        services.AddSingleton<PartnerCenterGate>();
        services.AddSingleton<PartnerCenterCalls>();
        services.AddSingleton<PriorAcceptances>();
        services.AddSingleton<CustomerSearch>();
        services.AddSingleton<CustomerLinks>();
        services.AddSingleton<AgreementDocuments>();
        services.AddSingleton<AgreementReader>();
        services.AddSingleton<IAgreements, AgreementLookup>();
        services.AddSingleton<IPartnerCenter>(p => p.GetRequiredService<IOptions<PartnerCenterOptions>>().Value.Enabled
            ? ActivatorUtilities.CreateInstance<PartnerCenterClient>(p)
            : new NoPartnerCenter());
        services.AddSingleton(p => new CarryOutPolicy(WayOf(
            p.GetRequiredService<IOptions<PartnerOptions>>().Value, p.GetRequiredService<IOptions<PartnerCenterOptions>>().Value)));
        return services;
    }

    private static CarryOutWay WayOf(PartnerOptions partner, PartnerCenterOptions connection) => partner.Kind switch
    {
        PartnerKind.IndirectReseller => CarryOutWay.IndirectProvider,
        _ when connection.Enabled => CarryOutWay.PartnerCenter,
        _ => CarryOutWay.ByHand,
    };
}
