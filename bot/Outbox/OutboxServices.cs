namespace McaBot.Outbox;

internal static class OutboxServices
{
    /// <summary>
    /// The one machine for work outside a turn. Needs storage and the domain; what handles a message, a job or a schedule comes with its
    /// part.
    /// </summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<Claims>();
        services.AddSingleton<IOutboxProgress, OutboxProgress>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddSingleton<IDeadLetterSource, LedgerDeadLetters>();
        services.AddSingleton<DeadLetterStore>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<JobSchedule>();
        return services;
    }
}
