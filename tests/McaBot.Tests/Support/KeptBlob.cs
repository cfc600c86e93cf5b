using Azure.Storage.Blobs.Models;

namespace McaBot.Tests.Support;

/// <summary>A blob with all that is in it.</summary>
internal sealed record KeptBlob(BlobItem Item, BinaryData Content)
{
    public string Name => Item.Name;
}
