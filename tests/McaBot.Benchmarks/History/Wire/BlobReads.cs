using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>Answers what reads a blob.</summary>
internal sealed class BlobReads(BlobAccount account)
{
    public BlobAnswer Answer(HeldContainer container, BlobRequest request)
    {
        var blob = container.Find(request.Blob!);
        if (BlobConditions.RefuseRead(request.Headers, blob) is { } refusal) return refusal;

        return HttpMethods.IsHead(request.Method)
            ? Describe(blob!, StatusCodes.Status200OK) with { Length = blob!.Bytes.Length }
            : Download(blob!, request);
    }

    private BlobAnswer Download(HeldBlob blob, BlobRequest request)
    {
        var asked = request.Headers["x-ms-range"] is { Count: > 0 } own ? own.ToString() : request.Headers.Range.ToString();
        if (!RangeHeaderValue.TryParse(asked, out var ranges)) return Whole(blob);

        var range = ranges.Ranges.First();
        var (from, to) = (range.From ?? 0, Math.Min(range.To ?? long.MaxValue, blob.Bytes.Length - 1L));
        if (from > to)
        {
            var refusal = BlobAnswer.Refuse(StatusCodes.Status416RangeNotSatisfiable, "InvalidRange");
            refusal.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes */{blob.Bytes.Length}");
            return refusal;
        }

        var slice = new HeapSlice(blob.Bytes.Offset + from, (int)(to - from + 1));
        var answer = Describe(blob, StatusCodes.Status206PartialContent) with { Body = account.Heap.Read(slice), Length = slice.Length };
        answer.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{blob.Bytes.Length}");
        return answer;
    }

    private BlobAnswer Whole(HeldBlob blob) => Describe(blob, StatusCodes.Status200OK) with
    {
        Body = account.Heap.Read(blob.Bytes),
        Length = blob.Bytes.Length,
    };

    private static BlobAnswer Describe(HeldBlob blob, int status)
    {
        var answer = BlobAnswer.Done(status, blob.Tag, blob.Changed);
        answer.Headers["Content-Type"] = "application/octet-stream";
        answer.Headers["Accept-Ranges"] = "bytes";
        answer.Headers["x-ms-creation-time"] = BlobAnswer.Http(blob.Created);
        answer.Headers["x-ms-blob-type"] = blob.IsAppend ? "AppendBlob" : "BlockBlob";
        answer.Headers["x-ms-lease-status"] = "unlocked";
        answer.Headers["x-ms-lease-state"] = "available";
        answer.Headers["x-ms-server-encrypted"] = "true";
        if (blob.IsAppend)
        {
            answer.Headers["x-ms-blob-committed-block-count"] = blob.Blocks.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (key, value) in blob.Metadata ?? new Dictionary<string, string>()) answer.Headers[$"x-ms-meta-{key}"] = value;
        return answer;
    }
}
