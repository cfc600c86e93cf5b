using McaBot.Platform;

namespace McaBot.Teams;

/// <summary>
/// Gives up a call for a token that is not answered; the library makes it again. It makes one call at a time in a process, so all who need
/// a token wait for it.
/// </summary>
/// <remarks>
/// The call after one that was given up may take twice as long, and so on until one is answered: where each of them takes long, there would
/// never be a token otherwise.
/// </remarks>
internal sealed class TokenCallsHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>A second call, and what the token is for, still fit into a turn.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(16);

    private long ticks = Shortest.Ticks;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromTicks(Volatile.Read(ref ticks));
        using var deadline = new Deadline(longest, time, cancellationToken);
        try
        {
            var answer = await base.SendAsync(request, deadline.Token);
            await answer.Content.LoadIntoBufferAsync(deadline.Token);
            Volatile.Write(ref ticks, Shortest.Ticks);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref ticks, Math.Min(2 * longest.Ticks, Longest.Ticks));
            throw;
        }
    }
}
