using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>Where something was given up.</summary>
public enum DeadLetterSource
{
    /// <summary>A message about one attestation, by its customer's ledger.</summary>
    [JsonStringEnumMemberName("customers")] Customers = 1,

    /// <summary>A message about a bulk request.</summary>
    [JsonStringEnumMemberName("bulk")] Bulk = 2,

    /// <summary>The outcome of something a person asked for.</summary>
    [JsonStringEnumMemberName("jobs")] Jobs = 3,
}
