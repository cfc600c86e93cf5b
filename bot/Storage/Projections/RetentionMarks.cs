namespace McaBot.Storage.Projections;

internal sealed class RetentionMarks(BlobStore store, ILogger<RetentionMarks> logger)
{
    private readonly JsonBlobs blobs = new(store, logger);

    public async Task<RetentionMark> ReadAsync(CancellationToken cancellationToken) =>
        await blobs.ReadAsync(BlobNames.RetentionMark(), StorageJson.Default.RetentionMark, cancellationToken) ?? new RetentionMark();

    public Task ChangeAsync(Func<RetentionMark, RetentionMark> change, CancellationToken cancellationToken) =>
    blobs.ChangeAsync(
        BlobNames.RetentionMark(), StorageJson.Default.RetentionMark, mark => change(mark ?? new RetentionMark()), cancellationToken);

    /// <summary>Has everything looked at once more.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken) => store.DeleteAsync(BlobNames.RetentionMark(), null, cancellationToken);
}
