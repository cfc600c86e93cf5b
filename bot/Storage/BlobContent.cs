using Azure;

namespace McaBot.Storage;

/// <param name="Tag">Tells one writing of the blob from the next.</param>
internal sealed record BlobContent(BinaryData Content, ETag Tag);
