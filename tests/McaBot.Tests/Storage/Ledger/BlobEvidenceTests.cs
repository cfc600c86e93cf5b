using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

public sealed class BlobEvidenceTests : IAsyncLifetime
{
    private static readonly byte[] Content = SampleFiles.Pdf();
    private static readonly EvidenceFile File = Of("../../Chantal: preuve.pdf", Content);
    private readonly Guid id = Guid.NewGuid();
    private TestStorage storage = null!;
    private BlobEvidence evidence = null!;

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        evidence = new BlobEvidence(storage.Store, storage.Log.Of<BlobEvidence>());
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task A_file_is_kept_once_under_its_hash_and_read_back()
    {
        Assert.True(await evidence.KeepAsync(id, File, Content, default));
        Assert.False(await evidence.KeepAsync(id, File with { Name = "again.pdf" }, Content, default));

        Assert.Equal([$"evidence/{id:D}/{File.Sha256}"], await storage.BlobsAsync());
        Assert.Equal(Content, (await evidence.ReadAsync(id, File.Sha256, default))!.Value.ToArray());
        var blob = (await storage.Direct.GetBlobClient($"evidence/{id:D}/{File.Sha256}").GetPropertiesAsync()).Value;
        Assert.Equal("application/pdf", blob.ContentType);
        Assert.Equal(id.ToString("D"), blob.Metadata["attestation"]);
        Assert.DoesNotContain(blob.Metadata.Values, value => value.Contains("Chantal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kept_by_many_at_once_it_is_there_once()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => evidence.KeepAsync(id, File, Content, default)));

        Assert.Single(first, true);
        Assert.Single(await storage.BlobsAsync());
    }

    [Fact]
    public async Task Two_attestations_that_show_the_same_file_do_not_share_it()
    {
        var other = Guid.NewGuid();
        await evidence.KeepAsync(id, File, Content, default);
        Assert.True(await evidence.KeepAsync(other, File, Content, default));

        await storage.Direct.GetBlobClient($"evidence/{id:D}/{File.Sha256}").DeleteAsync();

        Assert.Null(await evidence.ReadAsync(id, File.Sha256, default));
        Assert.NotNull(await evidence.ReadAsync(other, File.Sha256, default));
    }

    [Fact]
    public async Task An_altered_file_is_no_evidence_and_logged_with_ids_only()
    {
        await evidence.KeepAsync(id, File, Content, default);
        await storage
            .Direct.GetBlobClient($"evidence/{id:D}/{File.Sha256}")
            .UploadAsync(BinaryData.FromString("%PDF-1.7 forged"), overwrite: true);

        Assert.Null(await evidence.ReadAsync(id, File.Sha256, default));
        Assert.Contains(storage.Log.Lines, l =>
            l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(id.ToString("D"), StringComparison.Ordinal));
        Assert.DoesNotContain(storage.Log.Lines, l => l.Contains("Chantal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("untouched", false)]
    [InlineData("changed, as long as before", true)]
    [InlineData("cut", true)]
    [InlineData("deleted", true)]
    [InlineData("another attestation's", true)]
    public async Task Files_that_are_not_as_they_went_on_record_are_told_at_once_and_at_a_full_check(string how, bool isAltered)
    {
        await evidence.KeepAsync(id, File, Content, default);
        var blob = storage.Direct.GetBlobClient($"evidence/{id:D}/{File.Sha256}");
        var attestation = OnRecord(await ServiceTimeAsync(blob));
        switch (how)
        {
            case "changed, as long as before":
                await blob.UploadAsync(new BinaryData([.. Content[..^1], (byte)'?']), overwrite: true);
                break;
            case "cut":
                await blob.UploadAsync(new BinaryData(Content[..^1]), overwrite: true);
                break;
            case "deleted":
                await blob.DeleteAsync();
                break;
            case "another attestation's":
                await blob.UploadAsync(new BinaryData(SampleFiles.Pdf("another")), overwrite: true);
                break;
        }

        Assert.Equal(isAltered, await evidence.IsAlteredAsync(attestation, default));
        Assert.Equal(isAltered ? [File.Sha256] : [], await evidence.AlteredAsync(attestation, default));
        Assert.False(await evidence.IsAlteredAsync(attestation with { ErasedAt = Entries.At }, default));
    }

    [Fact]
    public async Task What_was_last_written_before_the_request_went_on_record_is_not_read_again_and_what_was_since_is()
    {
        await evidence.KeepAsync(id, File, Content, default);
        var written = await ServiceTimeAsync(storage.Direct.GetBlobClient($"evidence/{id:D}/{File.Sha256}"));
        var before = storage.Wire.Requests.Count;

        Assert.False(await evidence.IsAlteredAsync(OnRecord(written.AddSeconds(2)), default));
        Assert.Single(storage.Wire.Requests.Skip(before));

        Assert.False(await evidence.IsAlteredAsync(OnRecord(written.AddSeconds(-2)), default));
        Assert.Equal(before + 3, storage.Wire.Requests.Count);
    }

    [Fact]
    public async Task A_request_without_files_costs_no_look()
    {
        var attestation = OnRecord(Entries.At);
        var before = storage.Wire.Requests.Count;

        Assert.False(await evidence.IsAlteredAsync(attestation with { Request = attestation.Request with { Evidence = null } }, default));
        Assert.Equal(before, storage.Wire.Requests.Count);
    }

    [Fact]
    public async Task Content_that_is_not_the_files_is_not_kept()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => evidence.KeepAsync(id, File, SampleFiles.Png(), default));
        Assert.Empty(await storage.BlobsAsync());
    }

    [Fact]
    public async Task A_hash_that_is_none_names_no_blob()
    {
        await evidence.KeepAsync(id, File, Content, default);
        var before = storage.Wire.Requests.Count;

        Assert.Null(await evidence.ReadAsync(id, "../../ledger/x", default));
        Assert.Null(await evidence.ReadAsync(id, File.Sha256.ToUpperInvariant(), default));
        Assert.Equal(before, storage.Wire.Requests.Count);
    }

    [Fact]
    public async Task A_request_confirmed_twice_with_evidence_keeps_one_set_of_details()
    {
        var facts = Partner.Facts();
        AttestationDetails DetailsOf(string salt) => new(id, salt, facts.Customer, facts.Signatory, facts.Acceptance.Ticket, [File]);

        var hash = await storage.Details.WriteAsync(DetailsOf("one"), default);

        Assert.Equal(hash, await storage.Details.WriteAsync(DetailsOf("two"), default));
        Assert.Single(await storage.BlobsAsync());
        Assert.Equal(File, Assert.Single((await storage.Details.ReadAsync(OnRecord(Entries.At, hash), default)).Value!.Evidence!));
    }

    private Attestation OnRecord(DateTimeOffset at, string details = "00") =>
        Entries.Ledger([Entries.Of(Entries.Requested() with { DetailsHash = details, Evidence = [File.Sha256] }, id, at: at)]).Find(id)!;

    private static async Task<DateTimeOffset> ServiceTimeAsync(Azure.Storage.Blobs.BlobClient blob) =>
        (await blob.GetPropertiesAsync()).Value.LastModified;

    private static EvidenceFile Of(string name, byte[] content) =>
        new(name, "application/pdf", content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
}
