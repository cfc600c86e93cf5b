using System.Text.Json.Serialization;

namespace McaBot.Outbox;

internal enum BackgroundJobKind
{
    /// <summary>An audit file of a month or a customer.</summary>
    [JsonStringEnumMemberName("export")] Export = 1,

    /// <summary>A check of every ledger.</summary>
    [JsonStringEnumMemberName("verify-all")] VerifyAll = 2,

    /// <summary>A fingerprint of all ledgers.</summary>
    [JsonStringEnumMemberName("fingerprint")] Fingerprint = 3,

    /// <summary>A comparison of all ledgers with a fingerprint.</summary>
    [JsonStringEnumMemberName("verify-fingerprint")] VerifyFingerprint = 4,

    /// <summary>A month in numbers.</summary>
    [JsonStringEnumMemberName("report")] Report = 5,
}
