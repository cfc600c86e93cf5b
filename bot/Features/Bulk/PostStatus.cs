using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

internal enum PostStatus
{
    [JsonStringEnumMemberName("due")] Due = 1,
    [JsonStringEnumMemberName("done")] Done = 2,

    /// <summary>Given up: a dead letter.</summary>
    [JsonStringEnumMemberName("parked")] DeadLettered = 3,

    /// <summary>Given up, and somebody left it at that.</summary>
    [JsonStringEnumMemberName("dismissed")] Dismissed = 4,
}
