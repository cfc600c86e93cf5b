using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Ledger.Doubles;

namespace McaBot.Tests.Ledger;

public sealed class BlobDetailsTests : IAsyncLifetime
{
    private static readonly AttestationFacts Facts = Partner.Facts();
    private readonly Guid id = Guid.NewGuid();
    private Storage storage = null!;

    public async Task InitializeAsync() => storage = await Storage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Details_are_read_back_by_the_hash_of_their_exact_bytes()
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await storage.BytesAsync($"details/{id:D}.json"))), hash);
        Assert.Equal(Of("salt"), await storage.Details.ReadAsync(id, hash, default));
    }

    [Fact]
    public async Task Notes_are_read_back_beside_the_details()
    {
        var note = new Note(id, Guid.NewGuid(), "salt", "Ada's date is wrong");
        var hash = await storage.Details.WriteAsync(note, default);

        Assert.Equal([$"details/{id:D}.{note.Entry:D}.json"], await storage.BlobsAsync());
        Assert.Equal(note, await storage.Details.ReadNoteAsync(id, note.Entry, hash, default));
        Assert.Equal(hash, await storage.Details.WriteAsync(note, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Details.WriteAsync(note with { Text = "other" }, default));
    }

    [Fact]
    public async Task The_same_details_confirmed_again_keep_their_first_hash()
    {
        var hash = await storage.Details.WriteAsync(Of("one"), default);

        Assert.Equal(hash, await storage.Details.WriteAsync(Of("two"), default));
        Assert.Single(await storage.BlobsAsync());
    }

    [Fact]
    public async Task Two_confirmations_at_once_leave_details_for_whichever_gets_on_record()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => storage.Details.WriteAsync(Of($"{i}"), default)));

        foreach (var hash in hashes)
        {
            Assert.NotNull(await storage.Details.ReadAsync(id, hash, default));
        }
    }

    [Fact]
    public async Task Details_changed_between_two_tries_leave_both_readable()
    {
        var first = await storage.Details.WriteAsync(Of("one"), default);
        var changed = Of("two") with { Ticket = "T-2" };
        var second = await storage.Details.WriteAsync(changed, default);

        Assert.NotEqual(first, second);
        Assert.Equal("T-1", (await storage.Details.ReadAsync(id, first, default))!.Ticket);
        Assert.Equal(changed, await storage.Details.ReadAsync(id, second, default));
        Assert.All(await storage.BlobsAsync(), name => Assert.StartsWith($"details/{id:D}.", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erased_details_are_null_without_a_word()
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        await storage.Direct.GetBlobClient($"details/{id:D}.json").DeleteAsync();
        var before = storage.Log.Lines.Count;

        Assert.Null(await storage.Details.ReadAsync(id, hash, default));
        Assert.Null(await storage.Details.ReadNoteAsync(id, Guid.NewGuid(), hash, default));
        Assert.Equal(before, storage.Log.Lines.Count);
    }

    [Theory]
    [InlineData("other details")]
    [InlineData("other bytes")]
    [InlineData("no JSON")]
    public async Task Altered_details_are_null_and_logged_with_ids_only(string how)
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        var bytes = await storage.BytesAsync($"details/{id:D}.json");
        await storage.Direct.GetBlobClient($"details/{id:D}.json").UploadAsync(how switch
        {
            "other bytes" => new BinaryData([.. bytes, (byte)' ']),
            "no JSON" => BinaryData.FromString("{"),
            _ => BinaryData.FromString(System.Text.Encoding.UTF8.GetString(bytes).Replace("Ada", "Eve", StringComparison.Ordinal)),
        }, overwrite: true);

        Assert.Null(await storage.Details.ReadAsync(id, hash, default));
        Assert.Contains(storage.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(id.ToString("D"), StringComparison.Ordinal));
        Assert.DoesNotContain(storage.Log.Lines, l => l.Contains("Ada", StringComparison.Ordinal) || l.Contains("Eve", StringComparison.Ordinal) || l.Contains("contoso", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_hash_that_is_none_names_no_blob()
    {
        await storage.Details.WriteAsync(Of("salt"), default);
        var before = storage.Wire.Requests.Count;

        Assert.Null(await storage.Details.ReadAsync(id, "../../ledger/x", default));
        Assert.DoesNotContain(storage.Wire.Requests.Skip(before), r => r.Contains("ledger", StringComparison.Ordinal));
    }

    private AttestationDetails Of(string salt) => new(id, salt, Facts.Customer, Facts.Signatory, Facts.Acceptance.Ticket);
}
