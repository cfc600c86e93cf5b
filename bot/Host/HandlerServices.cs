using McaBot.Outbox;
using McaBot.Platform.SelfChecks;
using McaBot.Turns;
using McaBot.Turns.Extension;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McaBot.Host;

/// <summary>
/// Registers what people do, and what follows from it, by what it implements: a new handler is one class, named nowhere else.
/// </summary>
internal static class HandlerServices
{
    internal static readonly Type[] Kinds =
    [
        typeof(ICommand), typeof(ICardAction), typeof(IFileTaker), typeof(IChoiceSource),
        typeof(IMessageSearch), typeof(IMessageAction), typeof(IOutboxHandler), typeof(IBackgroundJobHandler), typeof(IScheduledJob),
        typeof(ISelfCheck),
    ];

    public static IServiceCollection AddHandlers(this IServiceCollection services)
    {
        foreach (var type in TopLevelClasses.Of(typeof(HandlerServices).Assembly).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            foreach (var kind in Kinds.Where(kind => kind.IsAssignableFrom(type)))
            {
                services.TryAddSingleton(type);
                services.AddSingleton(kind, provider => provider.GetRequiredService(type));
            }
        }

        return services;
    }
}
