using McaBot.Platform.SelfChecks;
using McaBot.Storage.Ledger;

namespace McaBot.Storage.SelfChecks;

/// <summary>
/// Whether the ledgers' container is kept from being changed. How long for, and whether that is locked, only Azure's portal says.
/// </summary>
internal sealed class LedgerPolicyCheck(LedgerStore ledgers, IOptions<StorageOptions> options) : ISelfCheck
{
    private const string Page = "Azure portal: the storage account, Containers, the container's Access policy";

    public CheckSubject Subject => CheckSubject.LedgerPolicy;

    public string Name => "ledger policy";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) => [await LineAsync(cancellationToken)];

    private async Task<CheckLine> LineAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.HasLedgerContainer)
        {
            return CheckLine.Skipped(Name, "the ledgers share Storage:Container, which cannot be locked: see Storage:LedgerContainer");
        }

        var answer = await ledgers.Blobs.AskAsync((c, token) => c.GetPropertiesAsync(cancellationToken: token), cancellationToken);
        return answer.Value.HasImmutabilityPolicy switch
        {
            true => CheckLine.Ok(Name, $"there is an immutability policy; whether it is locked, and versioning: {Page}"),
            false => CheckLine.Wrong(
                Name, "no immutability policy: whoever may write there may delete a ledger",
                $"Deploy deploy/main.bicep with ledgerRetentionDays, or set one: {Page}."),
            null => CheckLine.Skipped(Name, $"cannot be read from here. {Page}"),
        };
    }
}
