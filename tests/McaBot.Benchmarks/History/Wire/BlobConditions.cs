using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>The conditions of a request about one blob.</summary>
internal static class BlobConditions
{
    private const string NotMet = "ConditionNotMet";

    /// <returns>Null where the blob may be read.</returns>
    public static BlobAnswer? RefuseRead(IHeaderDictionary headers, HeldBlob? blob) =>
        blob is null ? Missing()
        : IsOther(headers, blob) ? BlobAnswer.Refuse(StatusCodes.Status412PreconditionFailed, NotMet)
        : IsExcluded(headers, blob) ? new BlobAnswer(StatusCodes.Status304NotModified, NotMet)
        : null;

    /// <returns>Null where the blob may be made or replaced.</returns>
    public static BlobAnswer? RefuseWrite(IHeaderDictionary headers, HeldBlob? blob) =>
        blob is null
            ? headers.IfMatch.Count > 0 ? BlobAnswer.Refuse(StatusCodes.Status412PreconditionFailed, NotMet) : null
            : headers.IfNoneMatch == "*" ? BlobAnswer.Refuse(StatusCodes.Status409Conflict, "BlobAlreadyExists")
            : RefuseChange(headers, blob);

    /// <returns>Null where the blob may be added to or deleted.</returns>
    public static BlobAnswer? RefuseChange(IHeaderDictionary headers, HeldBlob? blob) =>
        blob is null ? Missing()
        : IsOther(headers, blob) || IsExcluded(headers, blob) ? BlobAnswer.Refuse(StatusCodes.Status412PreconditionFailed, NotMet)
        : null;

    private static BlobAnswer Missing() => BlobAnswer.Refuse(StatusCodes.Status404NotFound, "BlobNotFound");

    private static bool IsOther(IHeaderDictionary headers, HeldBlob blob) =>
        headers.IfMatch.Count > 0 && headers.IfMatch != "*" && headers.IfMatch != blob.ETag;

    private static bool IsExcluded(IHeaderDictionary headers, HeldBlob blob) =>
        headers.IfNoneMatch.Count > 0 && (headers.IfNoneMatch == "*" || headers.IfNoneMatch == blob.ETag);
}
