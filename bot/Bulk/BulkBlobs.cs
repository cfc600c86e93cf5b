namespace McaBot.Bulk;

/// <summary>Names of blobs: GUIDs and numbers only.</summary>
internal static class BulkBlobs
{
    /// <summary>One empty blob for each bulk request with something left to do.</summary>
    public const string Open = "bulk-open/";

    public static string Marker(Guid batch) => $"{Open}{batch:D}";

    public const string All = "bulk/";
    public const string People = "bulk/people/";
    public const string PreviewName = "/preview.json";

    public static string AllOf(Guid batch) => $"{All}{batch:D}/";

    public static string Preview(Guid person) => $"{People}{person:D}{PreviewName}";

    public static string OfPerson(Guid person) => $"bulk/people/{person:D}/batches.json";

    public static string Batch(Guid batch) => $"bulk/{batch:D}/batch.json";

    public static string State(Guid batch) => $"bulk/{batch:D}/state.json";

    public static string Lease(Guid batch) => $"bulk/{batch:D}/lease";

    public static string Notes(Guid batch) => $"bulk/{batch:D}/rows.jsonl";

    public static string Order(Guid batch, int round) => FormattableString.Invariant($"bulk/{batch:D}/orders/{round}.json");
}
