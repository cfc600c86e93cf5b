using McaBot.Turns;

namespace McaBot.Views;

/// <summary>Tells whoever may not see or do something why, as <see cref="RecordsPolicy"/> and <see cref="AttestPolicy"/> say.</summary>
internal static class RecordsRefusals
{
    /// <summary>Whether the person may look any record up, and set up who is told.</summary>
    public static Task<bool> AllowsAsync(this RecordsPolicy records, Turn turn, CancellationToken cancellationToken) =>
        records.AllowsAsync(turn, NoticeKind.RoleMissing, cancellationToken);

    /// <inheritdoc cref="AllowsAsync(RecordsPolicy, Turn, CancellationToken)"/>
    /// <param name="missingRole">How a missing role is told.</param>
    public static async Task<bool> AllowsAsync(
        this RecordsPolicy records, Turn turn, NoticeKind missingRole, CancellationToken cancellationToken) =>
        IsAllowed(turn, await records.RefusalAsync(turn.Caller.Actor, cancellationToken), records.MayLookUp, missingRole);

    /// <summary>Whether the person may see what is the person's own.</summary>
    public static async Task<bool> AllowsOwnAsync(this RecordsPolicy records, Turn turn, CancellationToken cancellationToken) =>
        IsAllowed(turn, await records.OwnRefusalAsync(turn.Caller.Actor, cancellationToken), records.MayLookUp);

    /// <summary>Whether the person may attest now.</summary>
    public static async Task<bool> AllowsAsync(this AttestPolicy mayAttest, Turn turn, CancellationToken cancellationToken) =>
        IsAllowed(turn, (await mayAttest.RightOfAsync(turn.Caller.Actor, cancellationToken)).Refusal, mayAttest.MayAttest);

    private static bool IsAllowed(
        Turn turn, Refusal? refusal, IReadOnlyList<PartnerRole> roles, NoticeKind missingRole = NoticeKind.RoleMissing)
    {
        if (refusal is { } why)
        {
            turn.Notice(why == Refusal.RoleMissing ? missingRole : NoticeKinds.Of(why), roles: why == Refusal.RoleMissing ? roles : null);
        }

        return refusal is null;
    }
}
