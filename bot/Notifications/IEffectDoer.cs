using McaBot.Attestations;

namespace McaBot.Notifications;

/// <summary>Does one kind of effect. Whatever it throws is a failed try, judged by <see cref="Failure"/>.</summary>
public interface IEffectDoer
{
    EffectKind Kind { get; }

    Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken);
}

/// <param name="Posted">The card that was posted, if any.</param>
/// <param name="Further">Effects that follow.</param>
public sealed record Done(Copy? Posted = null, IReadOnlyList<(EffectKind Kind, string? Target)>? Further = null)
{
    public static Done Nothing { get; } = new();
}
