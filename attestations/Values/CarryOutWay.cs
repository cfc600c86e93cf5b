using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>How an approved attestation is carried out.</summary>
public enum CarryOutWay
{
    /// <summary>Through the Partner Center connection: the customer accepts behind a link, then the agreement is made.</summary>
    [JsonStringEnumMemberName("partner-center")] PartnerCenter = 1,

    /// <summary>By the requester, with the steps and facts on the card.</summary>
    [JsonStringEnumMemberName("by-hand")] ByHand = 2,

    /// <summary>An indirect reseller cannot attest: the evidence package goes to the indirect provider.</summary>
    [JsonStringEnumMemberName("indirect-provider")] IndirectProvider = 3,
}
