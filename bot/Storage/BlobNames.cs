namespace McaBot.Storage;

/// <summary>
/// Every blob's name: made of GUIDs, days, numbers and hashes only, never of what somebody typed. Names are stored: add, never rename.
/// <c>docs/storage.md</c> says of each prefix what lies under it.
/// </summary>
internal static class BlobNames
{
    public const string Ledgers = "ledger/";
    /// <summary>Written once, when the container was first used: its absence says that somebody exchanged the container.</summary>
    public const string Beginning = "beginning.json";
    /// <summary>What the fingerprints of all ledgers were taken of.</summary>
    public const string Fingerprints = "fingerprints/";
    public const string Heads = "heads/";

    /// <summary>What an operator let a restored ledger do without.</summary>
    public const string LostEnds = "lost/";
    public const string Details = "details/";
    public const string Evidence = "evidence/";
    public const string Drafts = "drafts/";

    /// <summary>The slash is encoded, as the storage that wrote the first of them did.</summary>
    public const string States = "state%2f";
    public const string UnreadableStates = "unreadable/state/";
    public const string UnreadableDrafts = "unreadable/drafts/";
    public const string Deliveries = "deliveries/";
    public const string People = "people/";
    public const string Channels = "channels/";
    public const string Digests = "digests/";
    public const string Alarms = "alarms/";
    public const string Open = "open/";

    /// <summary>How far whatever is done outside a turn has come.</summary>
    public const string OutboxProgresses = "outbox/customers/";
    public const string Jobs = "outbox/jobs/";
    public const string OfferClaims = "outbox/offers/";

    /// <summary>One empty blob for each customer, bulk request or job of which something was given up.</summary>
    public const string DeadLetters = "dead-letters/";
    public const string Days = "index/days/";
    public const string Months = "index/months/";
    public const string PersonIndexes = "index/people/";
    public const string WordIndexes = "index/words/";
    public const string NumberIndexes = "index/numbers/";
    public const string Offers = "offers/";

    /// <summary>What an operator's check writes, and deletes at once.</summary>
    public const string Probes = "probes/";
    public const string Retention = "retention/";
    public const string Bulk = "bulk/";

    /// <summary>What is kept of one person's bulk requests.</summary>
    public const string BulkPeople = "bulk/people/";

    /// <summary>One empty blob for each bulk request with something left to do.</summary>
    public const string BulkOpen = "bulk-open/";

    /// <summary>The end of what <see cref="BulkPreview(Guid)"/> gives.</summary>
    public const string BulkPreviewEnd = "/preview.json";

    public static string Ledger(Guid customer) => $"{Ledgers}{customer:D}.jsonl";

    public static string Head(Guid customer) => $"{Heads}{customer:D}.json";

    /// <summary>What the lost ends of a customer's ledger begin with.</summary>
    public static string LostOf(Guid customer) => $"{LostEnds}{customer:D}/";

    /// <param name="sequence">Of the last entry that was there.</param>
    public static string Lost(Guid customer, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{LostOf(customer)}{sequence}.json");

    /// <summary>What the details and notes of an attestation begin with.</summary>
    public static string AllDetails(Guid attestation) => $"{Details}{attestation:D}.";

    public static string DetailsOf(Guid attestation) => $"{AllDetails(attestation)}json";

    /// <summary>For details that were changed after a first try to request had written some.</summary>
    public static string DetailsOf(Guid attestation, string hash) => $"{AllDetails(attestation)}{hash}.json";

    public static string Note(Guid attestation, Guid entry) => $"{AllDetails(attestation)}{entry:D}.json";

    /// <summary>What the files of an attestation begin with.</summary>
    public static string AllEvidence(Guid attestation) => $"{Evidence}{attestation:D}/";

    /// <param name="sha256">As checked by <see cref="Hashes.IsSha256(string)"/>.</param>
    public static string EvidenceFile(Guid attestation, string sha256) => AllEvidence(attestation) + sha256;

    public static string Draft(Guid attestation) => $"{Drafts}{attestation:D}.json";

    /// <param name="key">The Bot Framework's, which holds the conversation's id.</param>
    public static string State(string key) => States + Hashes.Sha256(key);

    /// <param name="sha256">Of what could not be read, so that nothing else is ever kept under its name.</param>
    public static string UnreadableDraft(Guid attestation, string sha256) => $"{UnreadableDrafts}{attestation:D}/{sha256}";

    public static string UnreadableState(string key) => UnreadableStates + Hashes.Sha256(key);

    /// <param name="at">To the hour, so that what is old is listed first.</param>
    public static string Delivery(DateTimeOffset at, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Deliveries}{at.UtcDateTime:yyyy-MM-ddTHH}/{hash}");

    public static string Person(Guid person) => $"{People}{person:D}";

    public static string Channel(string channel) => Channels + Hashes.Sha256(channel);

    public static string Digest(string channel, DateOnly day) => $"{Digests}{Hashes.Sha256(channel)}/{Iso(day)}";

    public static string LastDigest(string channel) => $"{Digests}{Hashes.Sha256(channel)}/last.json";

    /// <param name="customer">Whose ledger is broken, or an attestation that is not as it went on record.</param>
    public static string Alarm(Guid customer, string channel, DateOnly day) => $"{Alarms}{customer:D}/{Hashes.Sha256(channel)}/{Iso(day)}";

    public static string OpenMarker(Guid customer) => $"{Open}{customer:D}";

    public static string OutboxProgress(Guid customer) => $"{OutboxProgresses}{customer:D}.json";

    public static string Job(Guid job) => $"{Jobs}{job:D}.json";

    /// <summary>Who is putting an offered file where the person wanted it.</summary>
    public static string OfferClaim(Guid offer) => $"{OfferClaims}{offer:D}.json";

    public static string DeadLettersOf(DeadLetterSource source) => $"{DeadLetters}{Code.Of(source)}/";

    /// <param name="id">Of the customer, the bulk request or the job.</param>
    public static string DeadLetterMarker(DeadLetterSource source, Guid id) => $"{DeadLettersOf(source)}{id:D}";

    /// <param name="hash">As checked by <see cref="Hashes.IsSha256(string)"/>.</param>
    public static string Fingerprint(string hash) => $"{Fingerprints}{hash}.json";

    /// <summary>The one that was taken last, which the next goes on from.</summary>
    public static string LatestFingerprint() => $"{Fingerprints}latest.json";

    public static string AnchorList(Guid list) => $"{Fingerprints}lists/{list:D}.txt";

    public static string Day(DateOnly day) => $"{Days}{Iso(day)}.jsonl";

    public static string Month(DateOnly month, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{Months}{month:yyyy-MM}/{shard:x}");

    /// <summary>What an index was rewritten to lies beneath what is added to it.</summary>
    public static string Beneath(string index) => index + ".base";

    public static string PersonIndex(Guid person) => $"{PersonIndexes}{person:D}.json";

    public static string WordIndex(string prefix) => $"{WordIndexes}{Hashes.Sha256(prefix)}.json";

    public static string NumberIndex(string number) => $"{NumberIndexes}{Hashes.Sha256(number)}.json";

    public static string Offer(Guid person, Guid id) => $"{Offers}{person:D}/{id:D}";

    public static string Probe(Guid probe) => $"{Probes}{probe:D}";

    public static string RetentionMark() => $"{Retention}mark.json";

    public static string BulkMarker(Guid batch) => $"{BulkOpen}{batch:D}";

    public static string BulkPreview(Guid person) => $"{BulkPeople}{person:D}{BulkPreviewEnd}";

    public static string BulkOfPerson(Guid person) => $"{BulkPeople}{person:D}/batches.json";

    /// <summary>What everything of one bulk request begins with.</summary>
    public static string AllOfBulk(Guid batch) => $"{Bulk}{batch:D}/";

    public static string BulkRequest(Guid batch) => $"{AllOfBulk(batch)}batch.json";

    public static string BulkState(Guid batch) => $"{AllOfBulk(batch)}state.json";

    public static string BulkLease(Guid batch) => $"{AllOfBulk(batch)}lease";

    public static string BulkRows(Guid batch) => $"{AllOfBulk(batch)}rows.jsonl";

    public static string BulkOrder(Guid batch, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{AllOfBulk(batch)}orders/{round}.json");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>The id that a name ends with, whatever the extension; empty where there is none.</returns>
    public static Guid IdOf(string name) => Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out var id) ? id : Guid.Empty;
}
