using System.Collections.Concurrent;
using System.Net;
using McaBot.Attestations;
using McaBot.Ledger;
using Microsoft.Bot.Schema;

namespace McaBot.Notifications;

/// <summary>
/// Tells a channel what could not be carried out: in the attestation's thread where the channel has one, so that it is read in its place, else in
/// a thread of its own. More of the same is added to the card that stands; something else is a message of its own, so that people notice.
/// </summary>
public sealed class FailurePosts(Messenger messenger, CopyPainter painter)
{
    private const int MostRemembered = 1000;

    // Null while it is being posted; then the card, which may not be on record yet.
    private readonly ConcurrentDictionary<(Guid Attestation, string Channel), Copy?> posting = new();

    public async Task<Done> PostAsync(ClaimedEffect claimed, ChannelSubscription subscription, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        if (Trouble.Of(attestation).Count == 0)
        {
            return Done.Nothing;
        }

        var key = (attestation.Key.Id, subscription.ChannelId);
        Enter(key, claimed);
        try
        {
            var done = await PostOrUpdateAsync(claimed, subscription, cancellationToken);
            posting[key] = done.Posted;
            return done;
        }
        catch
        {
            posting.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>Several approvers may be given up at one moment, and the thread itself be on its way: one after the other, or there would be as many cards.</summary>
    private void Enter((Guid Attestation, string Channel) key, ClaimedEffect claimed)
    {
        if (posting.Count > MostRemembered)
        {
            foreach (var (known, posted) in posting)
            {
                if (posted is not null)
                {
                    posting.TryRemove(known, out _);
                }
            }
        }

        var attestation = claimed.Attestation;
        var isThreadFirst = attestation.UnsettledEffects.Any(e => e.Kind == EffectKind.PostToChannel && string.Equals(e.Target, key.Channel, StringComparison.Ordinal));
        if (isThreadFirst || !TryTake(key, attestation))
        {
            throw new Failure.NotYetException("another-post-first");
        }
    }

    private bool TryTake((Guid Attestation, string Channel) key, Attestation attestation) => posting.TryGetValue(key, out var last)
        ? last is not null && attestation.Copies.Any(last.IsSamePlaceAs) && posting.TryUpdate(key, null, last)
        : posting.TryAdd(key, null);

    private async Task<Done> PostOrUpdateAsync(ClaimedEffect claimed, ChannelSubscription subscription, CancellationToken cancellationToken)
    {
        var attestation = claimed.Attestation;
        var message = await painter.DrawAsync(attestation, Audience.ChannelFailure, subscription.ChannelId, cancellationToken);
        if (CopyOf(attestation, Audience.ChannelFailure, subscription) is { } shown && !IsNews(claimed))
        {
            await messenger.UpdateAsync(shown, message, cancellationToken);
            return new Done(shown);
        }

        var place = await ReplyAsync(CopyOf(attestation, Audience.Channel, subscription), message, cancellationToken)
            ?? await messenger.BeginThreadAsync(subscription.ServiceUrl, subscription.TenantId, subscription.ChannelId, message, cancellationToken);
        return new Done(new Copy(Audience.ChannelFailure, subscription.ChannelId, place.ServiceUrl, place.Conversation, place.Activity, subscription.Locale));
    }

    /// <returns>Null where there is no thread, or somebody deleted it.</returns>
    private async Task<Place?> ReplyAsync(Copy? thread, Activity message, CancellationToken cancellationToken)
    {
        if (thread is null)
        {
            return null;
        }

        try
        {
            return await messenger.PostAsync(thread.ServiceUrl, thread.Conversation, message, cancellationToken);
        }
        catch (ErrorResponseException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static Copy? CopyOf(Attestation attestation, Audience audience, ChannelSubscription subscription) =>
        attestation.Copies.LastOrDefault(c => c.Audience == audience && string.Equals(c.Holder, subscription.ChannelId, StringComparison.Ordinal));

    /// <summary>Whether something is wrong that was not when this channel was told last.</summary>
    private static bool IsNews(ClaimedEffect claimed)
    {
        var attestation = claimed.Attestation;
        var told = attestation.Effects.Values
            .Where(e => e is { Kind: EffectKind.PostToChannel, Status: EffectStatus.Done } && string.Equals(e.Target, claimed.Effect.Target, StringComparison.Ordinal))
            .Select(e => e.Since)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max();
        return Trouble.Of(attestation).Any(t => t.First > told);
    }
}
