using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>An answer of Blob Storage.</summary>
/// <param name="Error">Its code, where it is one.</param>
internal sealed record BlobAnswer(int Status, string? Error = null)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Of the body, or of the one that a GET would bring.</summary>
    public long Length { get; init; }

    public static string ETagOf(long tag) => string.Create(CultureInfo.InvariantCulture, $"\"0x{tag:X16}\"");

    public static BlobAnswer Refuse(int status, string error)
    {
        var body = Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{error}</Code><Message>{error}</Message></Error>");
        return new BlobAnswer(status, error) { Body = body, Length = body.Length, Headers = { ["Content-Type"] = "application/xml" } };
    }

    /// <summary>What was done leaves this behind.</summary>
    public static BlobAnswer Done(int status, long tag, DateTimeOffset changed) => new(status)
    {
        Headers = { ["ETag"] = ETagOf(tag), ["Last-Modified"] = Http(changed) },
    };

    public static string Http(DateTimeOffset at) => at.ToString("R", CultureInfo.InvariantCulture);

    /// <param name="now">By the clock that dates what is stored: Kestrel's own date may be a second behind.</param>
    public async Task SendAsync(HttpContext context, DateTimeOffset now)
    {
        var response = context.Response;
        response.Headers.Date = Http(now);
        response.StatusCode = Status;
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString("D");
        response.Headers["x-ms-version"] = context.Request.Headers["x-ms-version"];
        if (Error is not null) response.Headers["x-ms-error-code"] = Error;
        var isHead = HttpMethods.IsHead(context.Request.Method);

        // No body, and no word of one.
        if (Status == StatusCodes.Status304NotModified || (isHead && Error is not null)) return;

        foreach (var (name, value) in Headers) response.Headers[name] = value;
        response.ContentLength = Length;
        if (!isHead) await response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
