using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>Answers what makes, changes and deletes blobs. Whatever is looked at and changed is so in one step.</summary>
internal sealed class BlobWrites(BlobAccount account)
{
    private const int MaxBlocks = 50_000;

    public async Task<BlobAnswer> AnswerAsync(HeldContainer container, BlobRequest request) => (request.Method, request.Does) switch
    {
        ("PUT", "") => Put(container, request, account.Heap.Keep(await request.BodyAsync())),
        ("PUT", "appendblock") => Append(container, request, await request.BodyAsync()),
        ("PUT", "block") => Stage(container, request, account.Heap.Keep(await request.BodyAsync())),
        ("PUT", "blocklist") => Commit(container, request, await request.BodyAsync()),
        ("DELETE", "") => Delete(container, request),
        _ => BlobAnswer.Refuse(StatusCodes.Status501NotImplemented, "NotImplemented"),
    };

    private BlobAnswer Put(HeldContainer container, BlobRequest request, HeapSlice bytes)
    {
        var isAppend = request.Headers["x-ms-blob-type"] == "AppendBlob";
        var answer = Change(
            container, request, StatusCodes.Status201Created, before => BlobConditions.RefuseWrite(request.Headers, before),
            before => account.Made(bytes, isAppend, before, account.Now(), request.Metadata));
        if (answer.Error is null) container.ForgetBlocks(request.Blob!);
        return answer;
    }

    private BlobAnswer Append(HeldContainer container, BlobRequest request, byte[] lines)
    {
        var at = 0L;
        var blocks = 0;
        var answer = Change(
            container, request, StatusCodes.Status201Created,
            before => BlobConditions.RefuseChange(request.Headers, before) ?? RefuseAppend(request, before!),
            before =>
            {
                (at, blocks) = (before!.Bytes.Length, before.Blocks + 1);
                var bytes = account.Heap.Keep([.. account.Heap.Read(before.Bytes), .. lines]);
                return before with { Bytes = bytes, Tag = account.NextTag(), Changed = account.Now(), Blocks = blocks };
            });
        if (answer.Error is null)
        {
            answer.Headers["x-ms-blob-append-offset"] = at.ToString(CultureInfo.InvariantCulture);
            answer.Headers["x-ms-blob-committed-block-count"] = blocks.ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    private static BlobAnswer? RefuseAppend(BlobRequest request, HeldBlob blob)
    {
        var asked = request.Headers["x-ms-blob-condition-appendpos"];
        return !blob.IsAppend ? BlobAnswer.Refuse(StatusCodes.Status409Conflict, "InvalidBlobType")
            : asked.Count > 0 && asked != blob.Bytes.Length.ToString(CultureInfo.InvariantCulture)
                ? BlobAnswer.Refuse(StatusCodes.Status412PreconditionFailed, "AppendPositionConditionNotMet")
            : blob.Blocks >= MaxBlocks ? BlobAnswer.Refuse(StatusCodes.Status409Conflict, "BlockCountExceedsLimit")
            : null;
    }

    private static BlobAnswer Stage(HeldContainer container, BlobRequest request, HeapSlice bytes)
    {
        container.Stage(request.Blob!, request.Query("blockid"), bytes);
        return new BlobAnswer(StatusCodes.Status201Created);
    }

    private BlobAnswer Commit(HeldContainer container, BlobRequest request, byte[] list)
    {
        using var text = new MemoryStream(list);
        var asked = XDocument.Load(text).Root!.Elements().Select(block => block.Value).ToList();
        if (!container.TryCommit(request.Blob!, asked, out var blocks))
        {
            return BlobAnswer.Refuse(StatusCodes.Status400BadRequest, "InvalidBlockList");
        }

        var bytes = account.Heap.Join(blocks);
        return Change(
            container, request, StatusCodes.Status201Created, before => BlobConditions.RefuseWrite(request.Headers, before),
            before => account.Made(bytes, false, before, account.Now(), request.Metadata));
    }

    private static BlobAnswer Delete(HeldContainer container, BlobRequest request)
    {
        BlobAnswer? refusal = null;
        container.Change(request.Blob!, before =>
        {
            refusal = BlobConditions.RefuseChange(request.Headers, before);
            return refusal is null ? null : before;
        });
        if (refusal is null) container.ForgetBlocks(request.Blob!);
        return refusal ?? new BlobAnswer(StatusCodes.Status202Accepted);
    }

    private static BlobAnswer Change(
        HeldContainer container, BlobRequest request, int status, Func<HeldBlob?, BlobAnswer?> refuse, Func<HeldBlob?, HeldBlob> make)
    {
        BlobAnswer? answer = null;
        container.Change(request.Blob!, before =>
        {
            if (refuse(before) is { } refusal)
            {
                answer = refusal;
                return before;
            }

            var after = make(before);
            answer = BlobAnswer.Done(status, after.Tag, after.Changed);
            answer.Headers["x-ms-request-server-encrypted"] = "true";
            return after;
        });
        return answer!;
    }
}
