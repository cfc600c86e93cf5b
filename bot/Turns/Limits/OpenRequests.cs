using McaBot.Platform.Settings;
using McaBot.Storage.Projections;

namespace McaBot.Turns.Limits;

/// <summary>How many requests of a person may be open at a time.</summary>
internal sealed class OpenRequests(Indexes indexes, IOptions<LimitsOptions> options)
{
    public int Most => options.Value.OpenRequestsPerPerson;

    public void NoticeTooMany(Turn turn) => turn.Notice(NoticeKind.TooManyOpen, person: Most.ToString("N0", turn.Culture));

    /// <summary>
    /// By the person's own list, which follows the records by moments: it keeps piles from growing, it does not count to the last one.
    /// </summary>
    /// <param name="next">The request in question, where it may be on record already.</param>
    public async Task<bool> AreTooManyAsync(Guid person, Guid? next, CancellationToken cancellationToken) =>
        (await indexes.MineAsync(person, cancellationToken)).Count(r => !r.InBatch && r.Attestation != next && Transitions.IsOpen(r.State))
        >= Most;
}
