using System.Security.Cryptography;
using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.PartnerCenter;

/// <summary>Which agreement there is to accept, read on the wire.</summary>
public sealed class AgreementReadTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FarPartnerCenter far = null!;

    public async Task InitializeAsync() => far = await FarPartnerCenter.StartAsync(o => o.AgreementMaxBytes = 1024);

    public async Task DisposeAsync() => await far.DisposeAsync();

    [Fact]
    public async Task The_template_its_version_the_language_and_the_documents_hash_are_read()
    {
        var read = await ReadAsync("FR", "fr-FR");

        Assert.Equal(
            new AgreementOnRecord(
                PartnerCenterBook.AgreementTemplate.ToString(), far.Book.AgreementVersion, "fr-FR",
                HashOf(far.Book.AgreementText("FR", "fr-FR"))),
            read);
    }

    [Fact]
    public async Task The_language_on_record_is_the_documents_and_not_the_one_that_was_asked_for()
    {
        var read = await ReadAsync("FR", "mt-MT");

        Assert.Equal(("en-US", HashOf(far.Book.AgreementText("FR", "en-US"))), (read.Language, read.DocumentHash));
    }

    [Fact]
    public async Task The_document_is_asked_for_without_a_token_and_its_address_goes_into_no_log()
    {
        await ReadAsync("FR", "fr-FR");

        var call = Assert.Single(far.Requests.Of("documents"));
        Assert.Contains("sig=", call.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(far.Log.Lines, line => line.Contains("sig=", StringComparison.Ordinal));
        Assert.DoesNotContain(far.Log.Lines, line => line.Contains("/documents/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, AgreementProblem.Refused)]
    [InlineData(403, AgreementProblem.Refused)]
    [InlineData(404, AgreementProblem.NotFound)]
    [InlineData(429, AgreementProblem.Unavailable)]
    [InlineData(500, AgreementProblem.Unavailable)]
    [InlineData(200, AgreementProblem.NotFound, "{}")]
    [InlineData(200, AgreementProblem.Unreadable, "<html>")]
    [InlineData(200, AgreementProblem.NotFound, """{"items":[{"templateId":"../../x","versionRank":1}]}""")]
    [InlineData(200, AgreementProblem.NotFound, """{"items":[{"templateId":"x","versionRank":"new"}]}""")]
    [InlineData(200, AgreementProblem.NotFound, """{"items":[{"templateId":"x","versionRank":1,"type":"MicrosoftCloudAgreement"}]}""")]
    public async Task A_template_that_cannot_be_read_is_said_with_why(int status, AgreementProblem problem, string body = "{}")
    {
        using var broken = far.Faults.Next("partnercenter", "/v1/agreements?", times: int.MaxValue, status: status, body: body);

        Assert.Equal(new AgreementOnRecord(Problem: problem), await ReadAsync("FR", "fr-FR"));
        Assert.Empty(far.Requests.Of("documents"));
    }

    [Theory]
    [InlineData(403, AgreementProblem.Refused)]
    [InlineData(404, AgreementProblem.NotFound)]
    [InlineData(410, AgreementProblem.NotFound)]
    [InlineData(302, AgreementProblem.Unreadable)]
    [InlineData(503, AgreementProblem.Unavailable)]
    public async Task A_document_that_cannot_be_had_leaves_what_is_known_of_its_template(int status, AgreementProblem problem)
    {
        using var broken = far.Faults.Next("documents", times: int.MaxValue, status: status);

        var read = await ReadAsync("FR", "fr-FR");

        Assert.Equal((far.Book.AgreementVersion, null, problem), (read.VersionRank!.Value, read.DocumentHash, read.Problem!.Value));
    }

    [Fact]
    public async Task A_document_that_breaks_off_has_no_hash()
    {
        using var broken = far.Faults.Next("documents", times: int.MaxValue, dropBeforeEffect: true);

        Assert.Equal(AgreementProblem.Unavailable, (await ReadAsync("FR", "fr-FR")).Problem);
    }

    [Theory]
    [InlineData(1024, null)]
    [InlineData(1025, AgreementProblem.TooLarge)]
    public async Task A_document_that_is_too_large_is_not_read_to_its_end(int length, AgreementProblem? problem)
    {
        var text = new string('x', length);
        using var large = far.Faults.Next("documents", times: int.MaxValue, status: 200, body: text);

        var read = await ReadAsync("FR", "fr-FR");

        Assert.Equal((problem is null ? HashOf(text) : null, problem), (read.DocumentHash, read.Problem));
    }

    [Fact]
    public async Task An_empty_document_is_none()
    {
        using var empty = far.Faults.Next("documents", times: int.MaxValue, status: 200, body: "");

        Assert.Equal(AgreementProblem.NotFound, (await ReadAsync("FR", "fr-FR")).Problem);
    }

    [Theory]
    [InlineData("http://documents.example/agreement")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/agreement")]
    [InlineData("")]
    public async Task An_address_that_is_not_to_be_trusted_is_not_called(string address)
    {
        using var odd = far.Faults.Next(
            "partnercenter", "/document?", times: int.MaxValue, status: 200,
            body: $$"""{"downloadUri":"{{address}}","language":"fr-FR"}""");

        Assert.Equal(AgreementProblem.Unreadable, (await ReadAsync("FR", "fr-FR")).Problem);
        Assert.Empty(far.Requests.Of("documents"));
    }

    [Fact]
    public async Task Whoever_does_not_wait_is_told_so_and_the_next_one_has_it()
    {
        var held = new TaskCompletionSource();
        using var slow = far.Faults.Next(new Fault { Service = "documents", Do = () => held.Task });

        var first = await far.Agreements.ReadAsync("FR", "fr-FR", TimeSpan.FromMilliseconds(50), default);
        var waiting = ReadAsync("FR", "fr-FR");
        await slow.HitAsync();
        held.SetResult();

        Assert.Equal(new AgreementOnRecord(Problem: AgreementProblem.TimedOut), first);
        Assert.NotNull((await waiting).DocumentHash);
        Assert.Equal(1, slow.Hits);
    }

    [Fact]
    public async Task Many_who_ask_at_once_and_soon_after_cost_one_reading()
    {
        far.Agreements.Prepare("FR", "fr-FR");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync("FR", "fr-FR")));
        await ReadAsync("FR", "fr-FR");

        Assert.Single(far.Requests.Of("documents"));
        Assert.Equal(2, far.Requests.Of("partnercenter").Count());
    }

    [Fact]
    public async Task A_new_version_is_seen_after_some_minutes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var later = await FarPartnerCenter.StartAsync(time: time);
        var before = await later.Agreements.ReadAsync("FR", "fr-FR", Patience, default);
        later.Book.AgreementVersion++;

        var soon = await later.Agreements.ReadAsync("FR", "fr-FR", Patience, default);
        time.Advance(TimeSpan.FromMinutes(6));
        var after = await later.Agreements.ReadAsync("FR", "fr-FR", Patience, default);

        Assert.Equal(before, soon);
        Assert.Equal(before!.VersionRank + 1, after!.VersionRank);
        Assert.NotEqual(before.DocumentHash, after.DocumentHash);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Without_reads_nothing_is_asked_and_nothing_said(bool enabled, bool reads)
    {
        await using var off = await FarPartnerCenter.StartAsync(o => (o.Enabled, o.ReadsEnabled) = (enabled, reads));

        off.Agreements.Prepare("FR", "fr-FR");

        Assert.Null(await off.Agreements.ReadAsync("FR", "fr-FR", Patience, default));
        Assert.Empty(off.Requests.Of("partnercenter"));
    }

    private async Task<AgreementOnRecord> ReadAsync(string country, string language) =>
        (await far.Agreements.ReadAsync(country, language, Patience, default))!;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
