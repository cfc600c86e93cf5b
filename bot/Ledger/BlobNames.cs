using System.Security.Cryptography;
using System.Text;

namespace McaBot.Ledger;

/// <summary>Names are made of GUIDs and hashes only, never of what somebody typed.</summary>
internal static class BlobNames
{
    public const string Open = "open/";
    public const string Channels = "channels/";

    public static string Ledger(Guid customer) => $"ledger/{customer:D}.jsonl";

    public static string Head(Guid customer) => $"heads/{customer:D}.json";

    public static string OpenMarker(Guid customer) => $"{Open}{customer:D}";

    public static string Details(Guid attestation) => $"details/{attestation:D}.json";

    /// <summary>For details that were changed after a first try to request had written some.</summary>
    public static string Details(Guid attestation, string hash) => $"details/{attestation:D}.{hash}.json";

    public static string Note(Guid attestation, Guid entry) => $"details/{attestation:D}.{entry:D}.json";

    public static string Person(Guid person) => $"people/{person:D}";

    public static string Channel(string channel) => Channels + Sha256(channel);

    public static string PersonIndex(Guid person) => $"index/people/{person:D}.json";

    public static string WordIndex(string prefix) => $"index/words/{Sha256(prefix)}.json";

    public static string NumberIndex(string number) => $"index/numbers/{Sha256(number)}.json";

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
