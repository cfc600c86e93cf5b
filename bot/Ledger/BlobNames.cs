using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>Names are made of GUIDs and hashes only, never of what somebody typed.</summary>
internal static class BlobNames
{
    public const string Open = "open/";
    public const string Channels = "channels/";

    public const string DraftsOfAll = "drafts/";
    public const string Ledgers = "ledger/";

    public static string Ledger(Guid customer) => $"{Ledgers}{customer:D}.jsonl";

    public const string Outbox = "outbox/";

    public static string OutboxProgress(Guid customer) => $"{Outbox}customers/{customer:D}.json";

    public const string Jobs = "outbox/jobs/";

    public static string Job(Guid job) => $"{Jobs}{job:D}.json";

    /// <summary>Who is putting an offered file where the person wanted it.</summary>
    public static string OfferClaim(Guid offer) => $"outbox/offers/{offer:D}.json";

    public const string Heads = "heads/";

    public static string Head(Guid customer) => $"{Heads}{customer:D}.json";

    public static string OpenMarker(Guid customer) => $"{Open}{customer:D}";

    public static string DeadLettersOf(DeadLetterSource source) => $"dead-letters/{Code.Of(source)}/";

    /// <param name="id">Of the customer, the bulk request or the job.</param>
    public static string DeadLetterMarker(DeadLetterSource source, Guid id) => $"{DeadLettersOf(source)}{id:D}";

    public const string DetailsOfAll = "details/";
    public const string EvidenceOfAll = "evidence/";
    /// <summary>The slash is encoded, as the storage that wrote the first of them did.</summary>
    public const string States = "state%2f";
    public const string Retained = "retention/mark.json";

    /// <param name="key">The Bot Framework's, which holds the conversation's id.</param>
    public static string State(string key) => States + Hashes.Sha256(key);

    /// <param name="sha256">Of what could not be read, so that nothing else is ever kept under its name.</param>
    public static string UnreadableDraft(Guid attestation, string sha256) => $"unreadable/drafts/{attestation:D}/{sha256}";

    public static string UnreadableState(string key) => $"unreadable/state/{Hashes.Sha256(key)}";

    public static string AllDetails(Guid attestation) => $"{DetailsOfAll}{attestation:D}.";

    public static string AllEvidence(Guid attestation) => $"{EvidenceOfAll}{attestation:D}/";

    public static string Details(Guid attestation) => $"details/{attestation:D}.json";

    /// <summary>For details that were changed after a first try to request had written some.</summary>
    public static string Details(Guid attestation, string hash) => $"details/{attestation:D}.{hash}.json";

    public static string Note(Guid attestation, Guid entry) => $"details/{attestation:D}.{entry:D}.json";

    /// <param name="sha256">As checked by <see cref="Hashes.IsSha256(string)"/>.</param>
    public static string Evidence(Guid attestation, string sha256) => $"evidence/{attestation:D}/{sha256}";

    public static string Draft(Guid attestation) => $"{DraftsOfAll}{attestation:D}.json";

    public static string Person(Guid person) => $"people/{person:D}";

    public static string Channel(string channel) => Channels + Hashes.Sha256(channel);

    public static string Digest(string channel, DateOnly day) => $"digests/{Hashes.Sha256(channel)}/{Iso(day)}";

    public static string LastDigest(string channel) => $"digests/{Hashes.Sha256(channel)}/last.json";

    public static string Alarm(Guid customer, string channel, DateOnly day) => $"alarms/{customer:D}/{Hashes.Sha256(channel)}/{Iso(day)}";

    public static string Day(DateOnly day) => $"index/days/{Iso(day)}.jsonl";

    public const string Months = "index/months/";

    public static string Month(DateOnly month, int shard) => string.Create(CultureInfo.InvariantCulture, $"{Months}{month:yyyy-MM}/{shard:x}");

    public static string PersonIndex(Guid person) => $"index/people/{person:D}.json";

    public static string WordIndex(string prefix) => $"index/words/{Hashes.Sha256(prefix)}.json";

    public static string NumberIndex(string number) => $"index/numbers/{Hashes.Sha256(number)}.json";

    public const string Deliveries = "deliveries/";

    /// <param name="at">To the hour, so that what is old is listed first.</param>
    public static string Delivery(DateTimeOffset at, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Deliveries}{at.UtcDateTime:yyyy-MM-ddTHH}/{hash}");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
