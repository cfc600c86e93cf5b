using System.Text.Json;
using McaBot.Attestations;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Projections;

/// <summary>Customers are found by name when there are a hundred thousand of them, and no step pays for the others.</summary>
public sealed class ManyCustomersTests : IAsyncLifetime
{
    private static readonly Assigned ToBoth = new(ApprovalRoute.ApproverGroup, [Partner.Approver, Partner.OtherApprover]);
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Theory]
    [InlineData("contoso")]
    [InlineData("Contoso Ltd")]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData("ltd contos")]
    public async Task A_customer_is_found_however_many_others_begin_with_the_same_three_letters(string text)
    {
        await storage.IndexAsync("Contoso Ltd", "contoso.onmicrosoft.com");
        await PushOutAsync("con", "Consulting");
        await PushOutAsync("ltd", "Ltd");

        Assert.Equal("Contoso Ltd", Assert.Single(await storage.Indexes.FindCustomersAsync(text, default)).Company);
    }

    [Theory]
    [InlineData("contoso ltd")]
    [InlineData("contoso.onmicrosoft.com")]
    public async Task An_index_from_before_there_were_six_letters_is_found_in_by_three(string text)
    {
        await storage.IndexAsync("Contoso Ltd", "contoso.onmicrosoft.com");
        await storage.Direct.DeleteBlobAsync(BlobNames.WordIndex("contos"));

        Assert.Equal("Contoso Ltd", Assert.Single(await storage.Indexes.FindCustomersAsync(text, default)).Company);
    }

    [Fact]
    public async Task A_further_step_reads_no_list_of_words_again_and_a_new_name_does()
    {
        var (key, entries) = (new AttestationKey(Guid.NewGuid(), Guid.NewGuid()), new List<LedgerEvent> { Entries.Requested(), ToBoth });
        await StepAsync("Contoso Ltd");
        var made = storage.Wire.Requests.Count;
        entries.Add(new Approved());
        await StepAsync("Contoso Ltd");
        Assert.DoesNotContain(storage.Wire.Requests.Skip(made), IsOfWords);
        Assert.Contains(storage.Wire.Requests.Skip(made), call => call.StartsWith("GET index/numbers/", StringComparison.Ordinal));

        await StepAsync("Fabrikam Ltd");

        Assert.Contains(storage.Wire.Requests.Skip(made), IsOfWords);
        Assert.Equal("Fabrikam Ltd", Assert.Single(await storage.Indexes.FindCustomersAsync("fabrikam", default)).Company);

        Task StepAsync(string company) => storage.Indexes.UpdateWithAsync(
            Entries.LedgerOf(key.Customer, Entries.Of(key.Id, entries)).Find(key.Id)!,
            new Customer(key.Customer, "x.example", company, "FR", "fr-FR"), default);

        static bool IsOfWords(string call) => call.Contains("index/words/", StringComparison.Ordinal);
    }

    /// <summary>So many others came since that what begins so names them alone.</summary>
    private async Task PushOutAsync(string prefix, string word)
    {
        var name = BlobNames.WordIndex(prefix);
        var before = (await storage.Store.ReadAsync(name, default))!.Content.ToObjectFromJson<WordIndex>(JsonSerializerOptions.Web);
        var after = Enumerable
            .Range(0, 500)
            .Aggregate(before, (index, i) => WordIndex.With(index, new CustomerMatch(Guid.NewGuid(), "x.example", $"{word} {i}")));
        var content = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(after, JsonSerializerOptions.Web));
        await storage.Store.WriteAsync(name, content, null, default);
    }
}
