using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Which of the two situations the customer is in when told to reach out to its partner.</summary>
/// <remarks>Source: Microsoft Learn, confirm-customer-agreement. Never zero, so that a default value names no scenario.</remarks>
public enum Scenario
{
    /// <summary>A new purchase through a partner the customer already buys from.</summary>
    [JsonStringEnumMemberName("existing-partner")] ExistingPartner = 1,

    /// <summary>A new purchase with a partner the customer has not bought from before.</summary>
    [JsonStringEnumMemberName("new-partner")] NewPartner = 2,
}
