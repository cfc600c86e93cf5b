using System.Text.Json.Serialization;

namespace McaBot.Features.Bulk;

/// <summary>A message that is posted once for a bulk request.</summary>
/// <param name="Since">When it was done or given up.</param>
/// <param name="Others">What a process posted whose claim had lapsed: a visible duplicate, which settles with the rest.</param>
internal sealed record BulkPost(
    [property: JsonPropertyName("progress")] Progress Progress,
    [property: JsonPropertyName("status")] PostStatus Status = PostStatus.Due,
    [property: JsonPropertyName("copy")] PostedCard? Card = null,
    [property: JsonPropertyName("since")] DateTimeOffset? Since = null,
    [property: JsonPropertyName("others")] IReadOnlyList<PostedCard>? Others = null)
{
    [JsonIgnore]
    public IEnumerable<PostedCard> Cards => Card is null ? Others ?? [] : [Card, .. Others ?? []];

    [JsonIgnore]
    public string Why => Progress.Why ?? "";

    /// <summary>As it stands after a try ended.</summary>
    /// <param name="present">As it stands at that moment: of a claim that lapsed, another process says what became of it.</param>
    public static BulkPost After(BulkPost? present, BulkPost claim, BulkPost outcome) =>
        present is null or { Status: PostStatus.Due } && (present is null || present.Progress.IsSameClaim(claim.Progress)) ? outcome
        : outcome.Card is not { } posted ? present!
        : present!.Card is null ? present with { Status = PostStatus.Done, Card = posted, Since = outcome.Since }
        : present with { Others = [.. present.Others ?? [], posted] };
}
