using System.Text.Json;

namespace McaBot.Teams.Tokens;

/// <summary>
/// The channel's keys, fetched once for everybody who waits. IdentityModel's ConfigurationManager refreshes
/// behind the caller's back, so the first token of a new key would be refused; here it waits for the new keys.
/// </summary>
internal sealed class ChannelKeyStore(ChannelKeySource source, TimeProvider time, ILogger<ChannelKeyStore> logger)
{
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan RefuseAfter = TimeSpan.FromHours(24);
    private readonly Lock _gate = new();
    private readonly RefreshBudget _budget = new(time);
    private Task _refresh = Task.CompletedTask;
    private volatile ChannelKeySet? _keys;

    /// <summary>Null when the channel service has no such key.</summary>
    /// <exception cref="UnauthorizedAccessException">No keys can be had, or only outdated ones.</exception>
    public async ValueTask<ChannelKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = _keys;
        if (known is not null && Age(known) < RefuseAfter && known.ByKeyId.TryGetValue(keyId, out var key))
        {
            if (Age(known) >= RefreshAfter)
                _ = RefreshAsync(known);
            return key;
        }

        await RefreshAsync(known).WaitAsync(cancellationToken);
        return _keys is { } keys && Age(keys) < RefuseAfter
            ? keys.ByKeyId.GetValueOrDefault(keyId)
            : throw new UnauthorizedAccessException("The channel's signing keys cannot be read.");
    }

    private TimeSpan Age(ChannelKeySet keys) => time.GetUtcNow() - keys.LoadedAt;

    private Task RefreshAsync(ChannelKeySet? outdated)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_keys, outdated))
                return Task.CompletedTask;
            if (_refresh.IsCompleted && _budget.TrySpend())
                _refresh = Task.Run(FetchAsync);
            return _refresh;
        }
    }

    private async Task FetchAsync()
    {
        using var timeout = new CancellationTokenSource(FetchTimeout, time);
        try
        {
            _keys = new ChannelKeySet(await source.LoadAsync(timeout.Token), time.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException
            or OperationCanceledException or JsonException or FormatException)
        {
            ChannelAuthenticationLog.KeysUnavailable(logger, e);
        }
    }
}
