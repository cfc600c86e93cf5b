using Azure.Storage.Blobs;
using McaBot.Attestations;

namespace McaBot.Tests.Support;

/// <summary>What somebody with access to storage does to blobs, past the bot; put back when the story is over.</summary>
internal sealed class Tampering(StoryWorld story) : IAsyncDisposable
{
    private readonly Dictionary<string, BinaryData> before = [];

    public static string DetailsOf(Attestation attestation) => $"details/{attestation.Key.Id:D}.json";

    public static string EvidenceOf(Attestation attestation) => $"evidence/{attestation.Key.Id:D}/{attestation.Request.Evidence!.Single()}";

    /// <param name="how">changed, cut, swapped or deleted.</param>
    /// <param name="other">What it is swapped with.</param>
    public async Task DoAsync(string how, string blob, string? other = null)
    {
        var content = await KeepAsync(blob);
        switch (how)
        {
            case "changed": await WriteAsync(blob, Change(content)); break;
            case "cut": await WriteAsync(blob, content.ToMemory()[..^1].ToArray()); break;
            case "deleted": await Blob(blob).DeleteAsync(); break;
            case "swapped":
                var others = await KeepAsync(other!);
                await WriteAsync(blob, others.ToArray());
                await WriteAsync(other!, content.ToArray());
                break;
            default: throw new ArgumentOutOfRangeException(nameof(how), how, null);
        }
    }

    /// <summary>As an administrator does from a backup.</summary>
    public async Task PutBackAsync()
    {
        foreach (var (name, content) in before) await Blob(name).UploadAsync(content, overwrite: true);
        before.Clear();
    }

    public async ValueTask DisposeAsync() => await PutBackAsync();

    /// <summary>One letter, at the same length.</summary>
    private static byte[] Change(BinaryData content)
    {
        var bytes = content.ToArray();
        bytes[^4] = bytes[^4] == (byte)'x' ? (byte)'y' : (byte)'x';
        return bytes;
    }

    private async Task<BinaryData> KeepAsync(string blob)
    {
        var content = (await Blob(blob).DownloadContentAsync()).Value.Content;
        before.TryAdd(blob, content);
        return content;
    }

    private async Task WriteAsync(string blob, byte[] content) => await Blob(blob).UploadAsync(new BinaryData(content), overwrite: true);

    private BlobClient Blob(string name) => story.World.Container.GetBlobClient(name);
}
