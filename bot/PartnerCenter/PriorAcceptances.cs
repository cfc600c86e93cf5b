using System.Text.Json;
using McaBot.Platform.Caching;
using McaBot.Platform.Http;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.PartnerCenter;

/// <summary>
/// What Partner Center knows of a customer's acceptance, remembered for a few minutes. People wait for it: it is given little time, and
/// what could not be read is not known.
/// </summary>
internal sealed partial class PriorAcceptances(
    PartnerCenterCalls calls, IOptions<PartnerCenterOptions> options, IMemoryCache cache, ILogger<PriorAcceptances> log)
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(30);

    public async Task<PriorAcceptance?> FindAsync(Guid customer, CancellationToken cancellationToken)
    {
        if (!options.Value.ReadsEnabled)
        {
            return null;
        }

        if (cache.TryGetValue<PriorAcceptance?>(new Key(customer), out var known))
        {
            return known;
        }

        var confirmation = TryAsync(ConfirmationAsync(customer, cancellationToken));
        var signature = TryAsync(DirectSignatureAsync(customer, cancellationToken));
        await Task.WhenAll(confirmation, signature);
        var found = confirmation.Result.What ?? signature.Result.What;
        var isWhole = found is not null || (confirmation.Result.IsRead && signature.Result.IsRead);
        cache.Keep(new Key(customer), found, isWhole ? KnownFor : UnknownFor);
        return found;
    }

    /// <summary>The partner's latest confirmation, past what is remembered.</summary>
    /// <returns>Null when there is none, or when this app is refused.</returns>
    /// <exception cref="PartnerCenterUnavailableException">It cannot be read now.</exception>
    public async Task<PriorAcceptance?> ReadBackAsync(Guid customer, CancellationToken cancellationToken)
    {
        Forget(customer);
        if (!options.Value.ReadsEnabled)
        {
            return null;
        }

        var reply = await SendAsync("agreements", PartnerCenterNames.AgreementsOfType(customer), options.Value.Timeout, cancellationToken);
        if (reply.IsGood)
        {
            return LatestIn(reply);
        }

        Log.NotKnown(log, PartnerCenterError.Of(reply).Code);
        return null;
    }

    public void Forget(Guid customer) => cache.Remove(new Key(customer));

    private async Task<(bool IsRead, PriorAcceptance? What)> TryAsync(Task<PriorAcceptance?> read)
    {
        try
        {
            return (true, await read);
        }
        catch (PartnerCenterUnavailableException e)
        {
            // It never blocks anybody; the call itself was logged.
            Log.NotKnown(log, e.Message);
            return (false, null);
        }
    }

    private async Task<PriorAcceptance?> ConfirmationAsync(Guid customer, CancellationToken cancellationToken) =>
        LatestIn(await ReadAsync("agreements", PartnerCenterNames.AgreementsOfType(customer), cancellationToken));

    /// <summary>The latest of the partner's confirmations.</summary>
    private static PriorAcceptance? LatestIn(Reply reply) => reply.Body.List(PartnerCenterNames.Items)
        .Where(i => i.Property(PartnerCenterNames.Type)?.Text() is null or PartnerCenterNames.AgreementType)
        .Select(i => new PriorAcceptance(
            SignedByCustomer: false,
            DateIn(i),
            new Reply(reply.Status, i, reply.CorrelationId).IdIn(PartnerCenterNames.AgreementIds)?.ToString("D")))
        .OrderByDescending(p => p.DateAgreed)
        .FirstOrDefault();

    private async Task<PriorAcceptance?> DirectSignatureAsync(Guid customer, CancellationToken cancellationToken)
    {
        var reply = await ReadAsync("direct-signature", PartnerCenterNames.DirectSignature(customer), cancellationToken);
        return reply.Body.Property(PartnerCenterNames.IsSigned) is { ValueKind: JsonValueKind.True }
            ? new PriorAcceptance(SignedByCustomer: true)
            : null;
    }

    private async Task<Reply> ReadAsync(string name, string path, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(name, path, Limit, cancellationToken);
        return reply.IsGood
            ? reply
            : throw new PartnerCenterUnavailableException($"partner-center-{PartnerCenterError.Of(reply).Code}", isAmbiguous: false);
    }

    private Task<Reply> SendAsync(string name, string path, TimeSpan limit, CancellationToken cancellationToken) =>
        calls.SendAsync(name, HttpMethod.Get, path, null, Guid.NewGuid(), limit, cancellationToken);

    private static DateOnly? DateIn(JsonElement agreement) =>
        DateTimeOffset.TryParse(
            agreement.Property(PartnerCenterNames.DateAgreed)?.Text(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var agreed) ? DateOnly.FromDateTime(agreed.UtcDateTime) : null;

    private sealed record Key(Guid Customer);

    private static partial class Log
    {
        [LoggerMessage(1403, LogLevel.Information, "Whether a customer accepted before is not known: {Code}")]
        public static partial void NotKnown(ILogger log, string code);
    }
}
