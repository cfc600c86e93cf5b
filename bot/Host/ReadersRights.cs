using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Host;

/// <summary>Reads what a person may do, for what is offered first; deciding and attesting read it anew.</summary>
internal sealed class ReadersRights(AttestPolicy mayAttest, ApproverPolicy approvers, RecordsPolicy records, Indexes indexes)
{
    /// <param name="caller">Null for whoever is no person of the directory, and may do nothing.</param>
    public async Task<ReaderRights> ReadAsync(Caller? caller, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return new ReaderRights(false, false, mayAttest.MayAttest);
        }

        try
        {
            var attesting = mayAttest.RightOfAsync(caller.Actor, cancellationToken);
            var asked = approvers.MayBeAskedAsync(caller.ObjectId, cancellationToken);
            var looking = records.RefusalAsync(caller.Actor, cancellationToken);
            var waiting = indexes.WaitingForAsync(caller.ObjectId, cancellationToken);
            await Task.WhenAll(attesting, asked, looking, waiting);
            var refusal = (await attesting).Refusal;
            var isAccount = refusal is null or Refusal.RoleMissing;
            return new ReaderRights(refusal is null, isAccount && (await asked || (await waiting).Count > 0), mayAttest.MayAttest)
            {
                MayLookUp = await looking is null,
            };
        }
        catch (Exception e) when (e is DirectoryUnavailableException or StoreUnavailableException)
        {
            // A greeting grants nothing, so it is given all the same.
            return ReaderRights.Unknown(mayAttest.MayAttest);
        }
    }
}
