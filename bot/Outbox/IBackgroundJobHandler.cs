using Microsoft.Bot.Schema;

namespace McaBot.Outbox;

/// <summary>Does one kind of background job. Whatever it throws is a failed try.</summary>
internal interface IBackgroundJobHandler
{
    BackgroundJobKind Kind { get; }

    /// <summary>What the person is told when it cannot be done.</summary>
    NoticeKind Failed { get; }

    /// <returns>The message with its outcome.</returns>
    Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken);
}
