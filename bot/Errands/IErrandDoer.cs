using System.Globalization;
using McaBot.Cards;
using Microsoft.Bot.Schema;

namespace McaBot.Errands;

/// <summary>Does one kind of errand. Whatever it throws is a failed try.</summary>
public interface IErrandDoer
{
    ErrandKind Kind { get; }

    /// <summary>What the person is told when it cannot be done.</summary>
    NoticeKind Failed { get; }

    /// <returns>The message with its outcome.</returns>
    Task<Activity> DoAsync(Errand errand, CultureInfo culture, CancellationToken cancellationToken);
}
