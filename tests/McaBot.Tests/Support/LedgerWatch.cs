using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Sandbox;

namespace McaBot.Tests.Support;

/// <summary>Reads a customer's ledger where it lies, past the bot.</summary>
internal sealed class LedgerWatch(SandboxWorld world, Guid customer)
{
    public Guid Customer => customer;

    private AppendBlobClient Blob => world.Ledgers.GetAppendBlobClient($"ledger/{customer:D}.jsonl");

    public async Task<bool> ExistsAsync() => await Blob.ExistsAsync();

    /// <returns>Nothing where there is no ledger yet.</returns>
    public async Task<string> TextAsync()
    {
        try
        {
            return (await Blob.DownloadContentAsync()).Value.Content.ToString();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return "";
        }
    }

    public async Task<CustomerLedger> ReadAsync() => LedgerFormat.Read(customer, System.Text.Encoding.UTF8.GetBytes(await TextAsync()));

    /// <summary>The customer's one attestation; fails when there are more or none.</summary>
    public async Task<Attestation> OnlyAsync() => Assert.Single((await ReadAsync()).Attestations.Values);

    public async Task<IReadOnlyList<string>> StepsAsync() => [.. (await OnlyAsync()).Steps.Select(step => step.What.GetType().Name)];

    /// <summary>Waits until the attestation is in this state and nothing is left to do about it.</summary>
    public Task<Attestation> ComesToRestAsync(AttestationState state) => Waiting.UntilAsync($"{state} with nothing left to do", async () =>
    {
        var ledger = await ReadAsync();
        Assert.Null(ledger.Fault);
        return ledger.Attestations.Values.Any(a => a.PendingMessages.Any())
            ? null
            : ledger.Attestations.Values.FirstOrDefault(a => a.State == state);
    }, SeenAsync);

    /// <summary>Waits until the bot has noted the ledger's last entry beside it.</summary>
    public Task<string> HasItsHeadNotedAsync() => Waiting.UntilAsync("the head", async () =>
    {
        var head = world.Container.GetBlobClient($"heads/{customer:D}.json");
        return
            await head.ExistsAsync()
            && (await head.DownloadContentAsync()).Value.Content.ToString() is var noted
            && noted.Contains((await ReadAsync()).Head, StringComparison.Ordinal)
            ? noted
            : null;
    });

    /// <summary>What somebody with access to storage could do: the file is gone.</summary>
    public async Task DeleteAsync() => await Blob.DeleteAsync();

    /// <summary>What somebody with access to storage could do: the file is exchanged for an altered one.</summary>
    public async Task TamperAsync(Func<string, string> change)
    {
        var altered = change(await TextAsync());
        await Blob.DeleteIfExistsAsync();
        await Blob.CreateAsync(new AppendBlobCreateOptions());
        await Blob.AppendBlockAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(altered)));
    }

    /// <summary>Waits until the ledger is like that.</summary>
    public Task<CustomerLedger> ComesToAsync(string what, Func<CustomerLedger, bool> isLikeThat) => Waiting.UntilAsync(
        what, async () => await ReadAsync() is var ledger && isLikeThat(ledger) ? ledger : null, SeenAsync);

    private async Task<string> SeenAsync() => $"Lately:\n{string.Join('\n', world.Teams.Lately.All)}\nThe ledger:\n{await TextAsync()}";
}
