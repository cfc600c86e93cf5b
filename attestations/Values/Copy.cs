namespace McaBot.Attestations;

/// <summary>For whom a posted card is drawn.</summary>
public enum Audience
{
    Requester = 1,
    Approver = 2,
    Channel = 3,

    /// <summary>A colleague with a role who looked the attestation up.</summary>
    Onlooker = 4,

    /// <summary>A channel that hears of what could not be carried out.</summary>
    ChannelFailure = 5,
}

/// <summary>A card about an attestation that stands in a chat or channel and has to settle when the attestation moves on.</summary>
/// <param name="Holder">Object id of the person, or the channel's id.</param>
/// <param name="Locale">The channel's language when it was posted, for when the channel is subscribed no longer.</param>
public sealed record Copy(Audience Audience, string Holder, string ServiceUrl, string Conversation, string Activity, string? Locale = null)
{
    public bool IsSamePlaceAs(Copy other) =>
        string.Equals(Conversation, other.Conversation, StringComparison.Ordinal)
        && string.Equals(Activity, other.Activity, StringComparison.Ordinal);
}
