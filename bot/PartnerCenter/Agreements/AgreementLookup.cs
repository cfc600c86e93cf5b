using McaBot.Platform;
using McaBot.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;

namespace McaBot.PartnerCenter.Agreements;

/// <summary>Which agreement there is to accept for a country and language, remembered for a few minutes.</summary>
internal sealed partial class AgreementLookup(
    AgreementReader reader, IOptions<PartnerCenterOptions> options, IMemoryCache cache, TimeProvider time, ILogger<AgreementLookup> log)
    : IAgreements
{
    /// <summary>Token, two answers and a document.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(30);

    private readonly SharedRuns<Key, AgreementOnRecord> reads = new();

    private bool IsOn => options.Value is { Enabled: true, ReadsEnabled: true };

    public async Task<AgreementOnRecord?> ReadAsync(
        string country, string language, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return null;
        }

        try
        {
            return await Begin(new Key(country, language)).WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogNotRead(AgreementProblem.TimedOut);
            return new AgreementOnRecord(Problem: AgreementProblem.TimedOut);
        }
    }

    public void Prepare(string country, string language)
    {
        if (IsOn)
        {
            _ = Begin(new Key(country, language));
        }
    }

    private Task<AgreementOnRecord> Begin(Key key) =>
        cache.TryGetValue<AgreementOnRecord>(key, out var known) && known is not null
            ? Task.FromResult(known)
            : reads.Begin(key, () => ReadAsync(key));

    private async Task<AgreementOnRecord> ReadAsync(Key key)
    {
        try
        {
            using var deadline = new Deadline(Longest, time, CancellationToken.None);
            var read = await reader.ReadAsync(key.Country, key.Language, deadline.Token);
            if (read.Problem is { } problem)
            {
                LogNotRead(problem);
            }

            cache.Keep(key, read, read.Problem is null ? KnownFor : UnknownFor);
            return read;
        }
        catch (Exception e)
        {
            // Whatever it is, it must not keep somebody from asking.
            LogFailed(e);
            return new AgreementOnRecord(Problem: AgreementProblem.Unreadable);
        }
    }

    [LoggerMessage(1406, LogLevel.Information, "Which agreement there is to accept is not known: {Problem}")]
    private partial void LogNotRead(AgreementProblem problem);

    [LoggerMessage(1407, LogLevel.Error, "Reading which agreement there is to accept failed")]
    private partial void LogFailed(Exception exception);

    private sealed record Key(string Country, string Language);
}
