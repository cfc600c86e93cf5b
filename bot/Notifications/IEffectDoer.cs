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
/// <param name="Steps">What the effect moved on, each with the id its entry gets.</param>
public sealed record Done(
    Copy? Posted = null, IReadOnlyList<(EffectKind Kind, string? Target)>? Further = null, IReadOnlyList<(Guid Entry, Happening What)>? Steps = null)
{
    public static Done Nothing { get; } = new();

    /// <summary>The effect moved the attestation on by one step to which nothing refers yet.</summary>
    public static Done Step(Happening what) => new(Steps: [(Guid.CreateVersion7(), what)]);
}
