using McaBot.Features.Bulk;
using McaBot.Outbox;
using McaBot.Platform.SelfChecks;

namespace McaBot.Operations;

internal static class OperationsServices
{
    /// <summary>What operators do at the command line.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<IOperatorCommand, CheckSetup>();
        services.AddSingleton<IOperatorCommand, VerifyLedgers>();
        services.AddSingleton<IOperatorCommand, TakeFingerprint>();
        services.AddSingleton<IOperatorCommand, RebuildIndexes>();
        services.AddSingleton<IOperatorCommand, AcceptRestored>();
        services.AddSingleton<IOperatorCommand, ListDeadLetters>();
        services.AddSingleton<IOperatorCommand>(p => ActivatorUtilities.CreateInstance<EndDeadLetters>(p, DeadLetterAction.Requeue));
        services.AddSingleton<IOperatorCommand>(p => ActivatorUtilities.CreateInstance<EndDeadLetters>(p, DeadLetterAction.Dismiss));
        services.AddSingleton<IOperatorCommand, ListSubscriptions>();
        services.AddSingleton<IOperatorCommand, EndSubscription>();
        services.AddSingleton<OperatorCommands>();
        services.AddSingleton<SelfCheckRun>();
        services.AddSingleton<CachedSelfChecks>();
        return services;
    }
}
