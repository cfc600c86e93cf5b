using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Why something asked for was not done. Each has words of its own on a card.</summary>
public enum Refusal
{
    /// <summary>Holds none of the roles that may attest.</summary>
    [JsonStringEnumMemberName("role-missing")] RoleMissing = 1,

    /// <summary>Another attestation of the same customer is open.</summary>
    [JsonStringEnumMemberName("already-open")] AlreadyOpen = 2,

    /// <summary>There is no such attestation.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown = 3,

    /// <summary>It was decided, withdrawn or completed before.</summary>
    [JsonStringEnumMemberName("already-settled")] AlreadySettled = 4,

    /// <summary>The requester may not decide on the own request.</summary>
    [JsonStringEnumMemberName("own-request")] OwnRequest = 5,

    /// <summary>Not one of those who were asked to decide.</summary>
    [JsonStringEnumMemberName("not-asked")] NotAsked = 6,

    /// <summary>Was asked, but no longer holds the right to decide.</summary>
    [JsonStringEnumMemberName("right-lost")] RightLost = 7,

    /// <summary>A guest or a disabled account.</summary>
    [JsonStringEnumMemberName("account-not-allowed")] AccountNotAllowed = 8,

    /// <summary>Only the requester may do this.</summary>
    [JsonStringEnumMemberName("not-requester")] NotRequester = 9,

    /// <summary>Neither a manager nor a member of the approver group can decide.</summary>
    [JsonStringEnumMemberName("nobody-to-decide")] NobodyToDecide = 10,

    /// <summary>The ledger's chain does not hold: nothing is decided on it.</summary>
    [JsonStringEnumMemberName("ledger-broken")] LedgerBroken = 11,

    /// <summary>Others were faster many times over; nothing changed, try again.</summary>
    [JsonStringEnumMemberName("busy")] Busy = 12,

    /// <summary>The step before is still being done; nothing to add to it.</summary>
    [JsonStringEnumMemberName("under-way")] UnderWay = 13,

    /// <summary>The approvers were reminded a short while ago.</summary>
    [JsonStringEnumMemberName("reminded-lately")] RemindedLately = 14,

    /// <summary>The person it was to be handed over to may not decide on it.</summary>
    [JsonStringEnumMemberName("not-an-approver")] NotAnApprover = 15,

    /// <summary>Neither requester nor approver of it, and without a role: its files stay closed.</summary>
    [JsonStringEnumMemberName("evidence-not-allowed")] EvidenceNotAllowed = 16,

    /// <summary>Whoever was asked can decide no more, and nobody else can.</summary>
    [JsonStringEnumMemberName("nobody-left")] NobodyLeft = 17,

    /// <summary>What it is about was changed or removed since it went on record: nothing is decided on it, or carried out.</summary>
    [JsonStringEnumMemberName("facts-altered")] FactsAltered = 18,

    /// <summary>Something about it is on record that only a newer version understands: that one can tell what may be done.</summary>
    [JsonStringEnumMemberName("newer-version")] NewerVersion = 19,
}
