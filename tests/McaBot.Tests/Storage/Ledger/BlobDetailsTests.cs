using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;

namespace McaBot.Tests.Storage.Ledger;

public sealed class BlobDetailsTests : IAsyncLifetime
{
    private static readonly AttestationFacts Facts = Partner.Facts();
    private readonly Guid id = Guid.NewGuid();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Details_are_read_back_by_the_hash_of_their_exact_bytes()
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await storage.BytesAsync($"details/{id:D}.json"))), hash);
        Assert.Equal(
            new VerifiedPart<AttestationDetails>(PartState.Held, Of("salt")), await storage.Details.ReadAsync(OnRecord(hash), default));
    }

    [Fact]
    public async Task Notes_are_read_back_beside_the_details()
    {
        var note = new Note(id, Guid.NewGuid(), "salt", "Ada's date is wrong");
        var hash = await storage.Details.WriteAsync(note, default);

        Assert.Equal([$"details/{id:D}.{note.Entry:D}.json"], await storage.BlobsAsync());
        Assert.Equal(
            new VerifiedPart<Note>(PartState.Held, note), await storage.Details.ReadNoteAsync(OnRecord("00"), note.Entry, hash, default));
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
            Assert.Equal(PartState.Held, (await storage.Details.ReadAsync(OnRecord(hash), default)).Keeping);
        }
    }

    [Fact]
    public async Task Details_changed_between_two_tries_leave_both_readable()
    {
        var first = await storage.Details.WriteAsync(Of("one"), default);
        var changed = Of("two") with { Ticket = "T-2" };
        var second = await storage.Details.WriteAsync(changed, default);

        Assert.NotEqual(first, second);
        Assert.Equal("T-1", (await storage.Details.ReadAsync(OnRecord(first), default)).Value!.Ticket);
        Assert.Equal(changed, (await storage.Details.ReadAsync(OnRecord(second), default)).Value);
        Assert.All(await storage.BlobsAsync(), name => Assert.StartsWith($"details/{id:D}.", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Details_of_a_second_try_are_found_although_the_first_ones_were_deleted_and_not_the_other_way_round()
    {
        var first = await storage.Details.WriteAsync(Of("one"), default);
        var second = await storage.Details.WriteAsync(Of("two") with { Ticket = "T-2" }, default);
        await storage.Direct.GetBlobClient($"details/{id:D}.json").DeleteAsync();

        Assert.Equal("T-2", (await storage.Details.ReadAsync(OnRecord(second), default)).Value!.Ticket);
        Assert.Equal(PartState.Missing, (await storage.Details.ReadAsync(OnRecord(first), default)).Keeping);
    }

    [Fact]
    public async Task Details_that_are_gone_are_missing_and_said_to_be_until_the_ledger_says_that_they_were_erased()
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        var note = new Note(id, Guid.NewGuid(), "salt", "No.");
        var noted = await storage.Details.WriteAsync(note, default);
        await storage.Details.EraseAsync(id, default);

        Assert.Equal(
            (PartState.Missing, true),
            (await storage.Details.ReadAsync(OnRecord(hash), default) is var gone ? gone.Keeping : default, gone.IsAltered));
        Assert.Equal(PartState.Missing, (await storage.Details.ReadNoteAsync(OnRecord(hash), note.Entry, noted, default)).Keeping);
        var lines = storage.Log.Lines.Count;
        Assert.True(lines > 0);

        var erased = OnRecord(hash) with { ErasedAt = Entries.At };
        Assert.Equal(
            (PartState.Erased, false),
            (await storage.Details.ReadAsync(erased, default) is var over ? over.Keeping : default, over.IsAltered));
        Assert.Equal(PartState.Erased, (await storage.Details.ReadNoteAsync(erased, note.Entry, noted, default)).Keeping);
        Assert.Equal(lines, storage.Log.Lines.Count);
    }

    [Fact]
    public async Task Once_the_ledger_says_that_they_were_erased_nobody_sees_them_again()
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        var erased = OnRecord(hash) with { ErasedAt = Entries.At };

        Assert.Equal(new VerifiedPart<AttestationDetails>(PartState.Erased), await storage.Details.ReadAsync(erased, default));
        Assert.Equal(
            new VerifiedPart<AttestationDetails>(PartState.Erased), await storage.Details.ReadAsync(erased.Key, LedgerOf(erased), default));
    }

    [Theory]
    [InlineData("other details")]
    [InlineData("other bytes")]
    [InlineData("no JSON")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("another's")]
    public async Task Altered_details_are_told_from_missing_ones_and_logged_with_ids_only(string how)
    {
        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        var bytes = await storage.BytesAsync($"details/{id:D}.json");
        await storage
        .Direct.GetBlobClient($"details/{id:D}.json")
        .UploadAsync(
            how switch
            {
                "other bytes" => new BinaryData([.. bytes, (byte)' ']),
                "no JSON" => BinaryData.FromString("{"),
                "cut" => new BinaryData(bytes[..^9]),
                "empty" => BinaryData.Empty,
                "another's" => BinaryData.FromString(
                    System
                        .Text.Encoding.UTF8.GetString(bytes)
                        .Replace(id.ToString("D"), Guid.NewGuid().ToString("D"), StringComparison.Ordinal)),
                _ => BinaryData.FromString(System.Text.Encoding.UTF8.GetString(bytes).Replace("Ada", "Eve", StringComparison.Ordinal)),
            },
            overwrite: true);

        var attestation = OnRecord(hash);
        Assert.Equal(new VerifiedPart<AttestationDetails>(PartState.Altered), await storage.Details.ReadAsync(attestation, default));
        Assert.Equal(
            new VerifiedPart<AttestationDetails>(PartState.Altered),
            await storage.Details.ReadAsync(attestation.Key, LedgerOf(attestation), default));
        Assert.Contains(storage.Log.Lines, l =>
            l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(id.ToString("D"), StringComparison.Ordinal));
        Assert.DoesNotContain(storage.Log.Lines, l =>
            l.Contains("Ada", StringComparison.Ordinal)
            || l.Contains("Eve", StringComparison.Ordinal)
            || l.Contains("contoso", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Swapped_notes_are_altered_both()
    {
        var notes = new[] { new Note(id, Guid.NewGuid(), "one", "Yes."), new Note(id, Guid.NewGuid(), "two", "No.") };
        var hashes = await Task.WhenAll(notes.Select(n => storage.Details.WriteAsync(n, default)));
        var names = notes.Select(n => $"details/{id:D}.{n.Entry:D}.json").ToList();
        var (first, second) = (await storage.BytesAsync(names[0]), await storage.BytesAsync(names[1]));
        await storage.Direct.GetBlobClient(names[0]).UploadAsync(new BinaryData(second), overwrite: true);
        await storage.Direct.GetBlobClient(names[1]).UploadAsync(new BinaryData(first), overwrite: true);

        Assert.All(notes.Zip(hashes), n =>
            Assert.Equal(
                new VerifiedPart<Note>(PartState.Altered),
                storage.Details.ReadNoteAsync(OnRecord("00"), n.First.Entry, n.Second, default).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Read_beside_the_ledger_they_cost_one_read_and_are_looked_for_again_when_they_were_written_meanwhile()
    {
        var slow = new TaskCompletionSource<CustomerLedger>();
        var early = storage.Details.ReadAsync(new AttestationKey(Partner.Customer, id), slow.Task, default);
        await Waiting.UntilAsync("the first read", () => storage.Wire.Requests.Count > 0);

        var hash = await storage.Details.WriteAsync(Of("salt"), default);
        slow.SetResult(await LedgerOf(OnRecord(hash)));
        Assert.Equal(PartState.Held, (await early)!.Keeping);

        var before = storage.Wire.Requests.Count;
        Assert.Equal(
            Of("salt"),
            (await storage.Details.ReadAsync(new AttestationKey(Partner.Customer, id), LedgerOf(OnRecord(hash)), default))!.Value);
        Assert.Equal(before + 1, storage.Wire.Requests.Count);
        Assert.Null(
            await storage.Details.ReadAsync(new AttestationKey(Partner.Customer, Guid.NewGuid()), LedgerOf(OnRecord(hash)), default));
    }

    [Fact]
    public async Task A_hash_that_is_none_names_no_blob()
    {
        await storage.Details.WriteAsync(Of("salt"), default);
        var before = storage.Wire.Requests.Count;

        Assert.Equal(PartState.Altered, (await storage.Details.ReadAsync(OnRecord("../../ledger/x"), default)).Keeping);
        Assert.DoesNotContain(storage.Wire.Requests.Skip(before), r => r.Contains("ledger", StringComparison.Ordinal));
    }

    /// <summary>The attestation as its ledger holds it.</summary>
    private Attestation OnRecord(string hash) =>
        Entries
            .Ledger([
                Entries.Of(Entries.Requested() with { DetailsHash = hash }, id),
                Entries.Of(new Assigned(ApprovalRoute.Manager, [Partner.Manager]), id),
            ])
            .Find(id)!;

    private static Task<CustomerLedger> LedgerOf(Attestation attestation) =>
    Task.FromResult(
        CustomerLedger.Empty(attestation.Key.Customer) with
        {
            Attestations = System.Collections.Immutable.ImmutableDictionary<Guid, Attestation>.Empty.Add(
                attestation.Key.Id, attestation),
        });

    private AttestationDetails Of(string salt) => new(id, salt, Facts.Customer, Facts.Signatory, Facts.Acceptance.Ticket);
}
