using McaBot.Attestations;
using McaBot.Ledger;

namespace McaBot.Operations;

internal static class OperationsServices
{
    /// <summary>What operators do at the command line.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<ParkedEffects>();
        services.AddSingleton<IOperatorCommand, VerifyLedgers>();
        services.AddSingleton<IOperatorCommand, RebuildIndexes>();
        services.AddSingleton<IOperatorCommand, ListParked>();
        services.AddSingleton<IOperatorCommand>(p => UnparkEffects.Replay(p.GetRequiredService<ParkedEffects>(), p.GetRequiredService<EffectKeeper>(), p.GetRequiredService<IEffects>(), p.GetRequiredService<OpenMarkers>()));
        services.AddSingleton<IOperatorCommand>(p => UnparkEffects.Dismiss(p.GetRequiredService<ParkedEffects>(), p.GetRequiredService<EffectKeeper>(), p.GetRequiredService<IEffects>()));
        services.AddSingleton<IOperatorCommand, ListSubscriptions>();
        services.AddSingleton<IOperatorCommand, EndSubscription>();
        services.AddSingleton<OperatorCommands>();
        return services;
    }
}
