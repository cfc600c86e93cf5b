using Azure.Core;
using Azure.Storage.Blobs;

namespace McaBot.Storage;

internal static class BlobContainerFactory
{
    /// <param name="credential">The app's one identity; needed with <see cref="StorageOptions.ServiceUri"/> only.</param>
    /// <param name="configure">Last word on the client, such as a transport of one's own.</param>
    public static BlobContainerClient Create(
        StorageOptions options, TokenCredential? credential,
        Action<BlobClientOptions>? configure = null) => Create(options, options.Container, credential, configure);

    /// <summary>The container the ledgers are in.</summary>
    public static BlobContainerClient CreateForLedgers(
        StorageOptions options, TokenCredential? credential,
        Action<BlobClientOptions>? configure = null) => Create(options, options.EffectiveLedgerContainer, credential, configure);

    private static BlobContainerClient Create(
        StorageOptions options, string container, TokenCredential? credential, Action<BlobClientOptions>? configure)
    {
        var client = new BlobClientOptions();

        // A person waits: few short tries, then say so. BlobStore bounds them all together.
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 3;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(3);
        configure?.Invoke(client);

        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return new BlobContainerClient(options.ConnectionString, container, client);
        }

        var service = options.ServiceUri
            ?? throw new InvalidOperationException("Storage:ServiceUri (or Storage:ConnectionString) is missing.");
        return new BlobServiceClient(
            service, credential ?? throw new InvalidOperationException("Storage:ServiceUri needs a credential."),
            client).GetBlobContainerClient(container);
    }

    internal static bool CanRead(string connectionString)
    {
        try
        {
            _ = new BlobServiceClient(connectionString);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }
}
