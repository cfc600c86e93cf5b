using System.Text.Json.Serialization;

namespace McaBot.Storage.Projections;

/// <summary>What is counted by the day.</summary>
internal enum DayEvent
{
    [JsonStringEnumMemberName("approved")] Approved = 1,
    [JsonStringEnumMemberName("rejected")] Rejected = 2,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 3,
    [JsonStringEnumMemberName("completed")] Completed = 4,
    [JsonStringEnumMemberName("expired")] Expired = 5,

    /// <summary>Given up after approval.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 6,

    /// <summary>Something about it could not be carried out.</summary>
    [JsonStringEnumMemberName("trouble")] Problem = 7,
}
