using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>What a request is about.</summary>
/// <param name="Blob">Null where it is about the container.</param>
/// <param name="Does">The component it names, such as <c>appendblock</c>; empty for the thing itself.</param>
internal sealed record BlobRequest(HttpContext Context, string Container, string? Blob, string Does)
{
    private const string MetadataPrefix = "x-ms-meta-";

    public string Method => Context.Request.Method;

    public IHeaderDictionary Headers => Context.Request.Headers;

    public IReadOnlyDictionary<string, string> Metadata => Headers
        .Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key[MetadataPrefix.Length..], header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <returns>Null where it is about neither a container nor a blob.</returns>
    public static BlobRequest? Read(HttpContext context)
    {
        // As sent: a name may hold an encoded slash.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0].TrimStart('/').Split('/', 3);
        return path.Length < 2 || path[1].Length == 0
            ? null
            : new BlobRequest(
                context, path[1], path.Length == 3 && path[2].Length > 0 ? Uri.UnescapeDataString(path[2]) : null,
                context.Request.Query["comp"].ToString());
    }

    public string Query(string name) => Context.Request.Query[name].ToString();

    public async Task<byte[]> BodyAsync()
    {
        var content = new MemoryStream((int)(Context.Request.ContentLength ?? 0));
        await Context.Request.Body.CopyToAsync(content, Context.RequestAborted);
        return content.ToArray();
    }
}
