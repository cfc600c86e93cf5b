using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Platform.Http;
using McaBot.Storage;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Teams.Files;

/// <summary>
/// Gives a file to a person in the personal chat by Teams' file consent: the file waits in storage until the person lets it be saved to
/// their OneDrive. The card carries the offer's id and nothing else.
/// </summary>
internal sealed partial class FileOffers(
    OfferStore offers, FileUploads uploads, FileHosts hosts, Claims claims, IOptions<FilesOptions> options, TimeProvider time,
    ILogger<FileOffers> log) : IDisposable
{
    private const string OfferKey = "offer";

    /// <summary>However often it was tried: the person decides when to try again.</summary>
    private static readonly RetryPolicy Policy = new() { ClaimTime = TimeSpan.FromMinutes(1), MaxClaims = int.MaxValue };

    /// <summary>A claim this young is that of a press that came twice.</summary>
    private static readonly TimeSpan YoungClaim = TimeSpan.FromSeconds(5);

    /// <summary>Of one upload with all its pieces.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(30);

    /// <summary>Each upload holds a piece in memory.</summary>
    private readonly SemaphoreSlim atOnce = new(8);

    /// <param name="person">The only one who can take it: an object id.</param>
    /// <param name="description">Plain text, shown on the card.</param>
    /// <param name="write">Writes the content, at least one byte.</param>
    /// <returns>The consent card, to be sent in the person's personal chat.</returns>
    /// <exception cref="StoreUnavailableException">Nothing is offered then.</exception>
    public Task<Attachment> OfferAsync(
        Guid person, string fileName, string description, Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) => OfferAsync(person, fileName, description, write, isOfRecords: false, cancellationToken);

    /// <inheritdoc cref="OfferAsync(Guid, string, string, Func{Stream, CancellationToken, Task}, CancellationToken)"/>
    /// <param name="isOfRecords">Whether a right to look records up is needed when it is taken, too: an offer outlasts many a role.</param>
    public async Task<Attachment> OfferAsync(
        Guid person, string fileName, string description, Func<Stream, CancellationToken, Task> write, bool isOfRecords,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var offer = await offers.WriteAsync(person, FileNames.Safe(fileName), isOfRecords, write, cancellationToken);
        if (offer.Size == 0)
        {
            await offers.DeleteAsync(offer, cancellationToken);
            throw new ArgumentException("There is nothing in the file.", nameof(write));
        }

        var context = new Dictionary<string, string> { [OfferKey] = offer.Id.ToString("D") };
        var card = new FileConsentCard
        {
            Description = description,
            SizeInBytes = offer.Size,
            AcceptContext = context,
            DeclineContext = context,
        };
        Log.Offered(log, offer.Id, person, offer.Size);
        return new Attachment { ContentType = FileConsentCard.ContentType, Name = offer.Name, Content = card };
    }

    /// <summary>Whether whoever takes the file needs a right to look records up at that moment.</summary>
    public async Task<bool> NeedsRightAsync(Guid person, FileConsentCardResponse consent, CancellationToken cancellationToken) =>
        await FindAsync(person, consent.Context, cancellationToken) is { State: OfferState.Open, IsOfRecords: true };

    /// <param name="person">Who accepts, by the signed activity.</param>
    /// <returns>The offer, taken over to be saved; or why there is nothing to save.</returns>
    internal async Task<OfferClaim> ClaimAsync(Guid person, FileConsentCardResponse consent, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, consent.Context, cancellationToken) is not { State: not OfferState.Declined } offer)
        {
            return new(OfferOutcome.Gone);
        }

        if (offer.State == OfferState.Saved)
        {
            return new(OfferOutcome.AlreadySaved);
        }

        if (consent.UploadInfo is not { } place || !hosts.Admits(place.UploadUrl) || !hosts.Admits(place.ContentUrl))
        {
            Log.HostNotAllowed(log, offer.Id, person);
            return new(OfferOutcome.HostNotAllowed);
        }

        var answer = await claims.TryClaimAsync(BlobNames.OfferClaim(offer.Id), Policy, isRepeatable: true, cancellationToken);
        var isYoung = answer.Stands.Progress.Until > time.GetUtcNow() + Policy.ClaimTime - YoungClaim;
        return answer.Mine is { } mine ? new(OfferOutcome.BeingSaved, new ClaimedOffer(offer, place, mine))
            : new(isYoung ? OfferOutcome.BeingSaved : OfferOutcome.StillBeingSaved);
    }

    public void Dispose() => atOnce.Dispose();

    private async Task<UploadResult> PutAsync(FileOffer offer, FileUploadInfo place, CancellationToken cancellationToken)
    {
        await atOnce.WaitAsync(cancellationToken);
        try
        {
            return await uploads.PutAsync(
                place.UploadUrl, offer.Size, (from, length, token) => offers.ReadAsync(offer, from, length, token), cancellationToken);
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <summary>May take minutes.</summary>
    /// <returns>With the file's card where it was saved.</returns>
    internal async Task<SavedOffer> SaveAsync(ClaimedOffer claimed, CancellationToken cancellationToken)
    {
        var (offer, place, claim) = claimed;
        var name = BlobNames.OfferClaim(offer.Id);
        using var deadline = new Deadline(LongestUpload, time, cancellationToken);
        using var lease = claims.Hold(name, claim, Policy);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, lease.Lost);
        var result = UploadResult.Failed;
        try
        {
            // Also while it waits for a place: whoever presses again meanwhile must not begin a second one.
            await lease.HoldAsync(async () => result = await PutAsync(offer, place, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(log, offer.Id, offer.Person);
        }
        finally
        {
            if (result != UploadResult.Done)
            {
                // So that the person can try again at once; a claim that stays ends by itself.
                await claims.ReleaseAsync(name, claim, CancellationToken.None);
            }
        }

        if (result != UploadResult.Done)
        {
            return new(OfferOutcome.NotSaved);
        }

        await offers.SettleAsync(offer, OfferState.Saved, CancellationToken.None);
        await claims.RemoveAsync(name, CancellationToken.None);
        Log.Saved(log, offer.Id, offer.Person);
        return new(OfferOutcome.Saved, new Attachment
        {
            ContentType = FileInfoCard.ContentType,
            Name = string.IsNullOrEmpty(place.Name) ? offer.Name : place.Name,
            ContentUrl = place.ContentUrl,
            Content = new FileInfoCard { UniqueId = place.UniqueId, FileType = place.FileType },
        });
    }

    public async Task<OfferOutcome> DeclineAsync(Guid person, FileConsentCardResponse consent, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, consent.Context, cancellationToken) is not { } offer)
        {
            return OfferOutcome.Gone;
        }

        if (offer.State == OfferState.Saved)
        {
            return OfferOutcome.AlreadySaved;
        }

        if (offer.State == OfferState.Open)
        {
            await offers.SettleAsync(offer, OfferState.Declined, cancellationToken);
        }

        return OfferOutcome.Declined;
    }

    /// <summary>Deletes what nobody took in time.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var offer in offers.ListAsync(cancellationToken))
        {
            if (IsOver(offer))
            {
                await offers.DeleteAsync(offer, cancellationToken);
                await claims.RemoveAsync(BlobNames.OfferClaim(offer.Id), cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }

    private async Task<FileOffer?> FindAsync(Guid person, object? context, CancellationToken cancellationToken) =>
        IdIn(context) is { } id && await offers.FindAsync(person, id, cancellationToken) is { } offer && !IsOver(offer) ? offer : null;

    private bool IsOver(FileOffer offer) => offer.Offered + options.Value.OfferLifetime <= time.GetUtcNow();

    private static Guid? IdIn(object? context) => Guid.TryParseExact(InboundJson.Text(context, OfferKey), "D", out var id) ? id : null;

    private static partial class Log
    {
        [LoggerMessage(1321, LogLevel.Information, "Offer {Offer} made to {Person}: {Size} bytes")]
        public static partial void Offered(ILogger log, Guid offer, Guid person, long size);

        [LoggerMessage(1322, LogLevel.Information, "Offer {Offer} saved for {Person}")]
        public static partial void Saved(ILogger log, Guid offer, Guid person);

        [LoggerMessage(
            1323, LogLevel.Warning, "Offer {Offer} of {Person} not saved: the place named for it is not allowed (Teams:AllowedFileHosts)")]
        public static partial void HostNotAllowed(ILogger log, Guid offer, Guid person);

        [LoggerMessage(1324, LogLevel.Warning, "Offer {Offer} of {Person} not saved: it took too long")]
        public static partial void TooSlow(ILogger log, Guid offer, Guid person);
    }
}
