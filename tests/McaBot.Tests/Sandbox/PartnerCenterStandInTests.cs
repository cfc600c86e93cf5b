using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Sandbox;

public sealed class PartnerCenterStandInTests
{
    private const string Contoso = "7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11";

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com", 201, null)]
    [InlineData("https://graph.microsoft.com", 401, "900420")]
    [InlineData(null, 401, "900308")]
    public async Task Every_call_bears_a_token_for_Partner_Center(string? audience, int status, string? code)
    {
        await using var world = await StartAsync();

        var (answered, body) = await SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation(), audience: audience);

        Assert.Equal((status, code), (answered, (string?)body["code"]));
        Assert.Equal(status == 201 ? 1 : 0, world.Book.Attestations.Count);
    }

    [Theory]
    [InlineData("MS-RequestId", "")]
    [InlineData("MS-RequestId", "42")]
    [InlineData("MS-CorrelationId", "")]
    [InlineData("MS-Contract-Version", "")]
    public async Task Every_call_bears_the_documented_headers(string header, string value)
    {
        await using var world = await StartAsync();

        var (status, _) = await SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation(), (header, value));

        Assert.Equal(400, status);
        Assert.Empty(world.Book.Attestations);
    }

    [Theory]
    [InlineData("country", "")]
    [InlineData("country", "fr")]
    [InlineData("language", "")]
    [InlineData("language", "de-DE")]
    [InlineData("companyName", " ")]
    [InlineData("signatoryFirstName", "")]
    [InlineData("signatoryLastName", "")]
    [InlineData("signatoryEmail", "")]
    [InlineData("signatoryEmail", "nobody")]
    public async Task An_attestation_wants_every_field_and_a_language_spoken_there(string field, string value)
    {
        await using var world = await StartAsync();
        var body = Attestation();
        body[field] = value;

        var (status, refusal) = await SendAsync(world, HttpMethod.Post, "attestations/enhanced", body);

        Assert.Equal((400, 400056), (status, (int?)refusal["code"]));
        Assert.Empty(world.Book.Attestations);
    }

    [Fact]
    public async Task One_request_id_acts_once_and_is_answered_alike_also_when_it_comes_at_once()
    {
        await using var world = await StartAsync();
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation(), ("MS-RequestId", $"{id}"))));

        Assert.Single(answers.Select(a => (a.Status, a.Body.ToJsonString())).Distinct());
        Assert.Single(world.Book.Attestations);
        Assert.Equal(7, world.Book.Calls.Count(c => c.IsRepeat));
    }

    [Fact]
    public async Task A_refusal_is_remembered_too()
    {
        await using var world = await StartAsync();
        var attestation = Guid.Parse(
            (string)(await SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation())).Body["attestationId"]!);
        var agreement = new JsonObject { ["type"] = "MicrosoftCustomerAgreement", ["attestationId"] = $"{attestation}" };
        var id = $"{Guid.NewGuid()}";
        Assert.Equal(
            400, (await SendAsync(world, HttpMethod.Post, $"customers/{Contoso}/agreements", agreement, ("MS-RequestId", id))).Status);

        world.Book.Accept(attestation);

        Assert.Equal(
            400, (await SendAsync(world, HttpMethod.Post, $"customers/{Contoso}/agreements", agreement, ("MS-RequestId", id))).Status);
        Assert.Equal(201, (await SendAsync(world, HttpMethod.Post, $"customers/{Contoso}/agreements", agreement)).Status);
    }

    [Fact]
    public async Task Another_person_of_the_same_customer_may_be_confirmed_and_the_same_one_not_again()
    {
        await using var world = await StartAsync();

        Assert.Equal(201, await AgreesAsync("Chantal"));
        Assert.Equal(409, await AgreesAsync("Chantal"));
        Assert.Equal(201, await AgreesAsync("Odile"));
        Assert.Equal(2, world.Book.AgreementsOf(new Guid(Contoso)).Count());

        async Task<int> AgreesAsync(string first)
        {
            var body = Attestation();
            body["signatoryFirstName"] = first;
            var id = (string)(await SendAsync(world, HttpMethod.Post, "attestations/enhanced", body)).Body["attestationId"]!;
            world.Book.Accept(new Guid(id));
            return (
                await SendAsync(
                    world, HttpMethod.Post, $"customers/{Contoso}/agreements",
                    new JsonObject { ["type"] = "MicrosoftCustomerAgreement", ["attestationId"] = id })).Status;
        }
    }

    [Fact]
    public async Task Reads_refuse_an_app_on_its_own_unless_told_otherwise()
    {
        await using var world = await StartAsync();

        Assert.Equal(403, (await ReadAsync()).Status);
        world.Book.AnswersReadsOfApps = true;
        world.Book.SignDirectly(new Guid(Contoso));
        Assert.True((bool?)(await ReadAsync()).Body["isSigned"]);

        Task<(int Status, JsonNode Body)> ReadAsync() =>
            SendAsync(world, HttpMethod.Get, $"customers/{Contoso}/directSignedMicrosoftCustomerAgreementStatus", null);
    }

    [Fact]
    public async Task Without_its_type_it_is_another_agreement_that_is_asked_about()
    {
        await using var world = await StartAsync();
        world.Book.AnswersReadsOfApps = true;
        world.Book.Confirm(new Guid(Contoso), new DateOnly(2025, 3, 14));

        Assert.Equal(0, (int?)(await SendAsync(world, HttpMethod.Get, $"customers/{Contoso}/agreements", null)).Body["totalCount"]);
        Assert.Equal(
            1,
            (int?)
                (
                    await SendAsync(world, HttpMethod.Get, $"customers/{Contoso}/agreements?agreementType=MicrosoftCustomerAgreement", null)).Body["totalCount"]
        );
    }

    [Fact]
    public async Task Behind_the_link_somebody_reads_and_accepts_once_they_said_that_they_read()
    {
        await using var world = await StartAsync();
        var id = (string)(await SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation())).Body["attestationId"]!;

        var open = await PageAsync(world, id);
        Assert.Contains("lang=\"fr\"", open, StringComparison.Ordinal);
        Assert.Contains("data-state=\"open\"", open, StringComparison.Ordinal);
        Assert.Contains("Contoso &amp; &lt;b&gt;fils&lt;/b&gt;", open, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", await PageAsync(world, id, "&lang=en"), StringComparison.Ordinal);

        Assert.Contains("data-state=\"open\"", await AcceptsAsync(world, id, read: false), StringComparison.Ordinal);
        Assert.Null(Assert.Single(world.Book.Attestations).AcceptedAt);
        Assert.Contains("data-state=\"accepted\"", await AcceptsAsync(world, id, read: true), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(world.Book.Attestations).AcceptedAt);
    }

    [Fact]
    public async Task A_link_that_expired_or_leads_nowhere_says_so_and_accepts_nothing()
    {
        await using var world = await StartAsync();
        var id = (string)(await SendAsync(world, HttpMethod.Post, "attestations/enhanced", Attestation())).Body["attestationId"]!;
        world.Book.Expire(new Guid(id));

        Assert.Contains("data-state=\"expired\"", await AcceptsAsync(world, id, read: true), StringComparison.Ordinal);
        Assert.Null(Assert.Single(world.Book.Attestations).AcceptedAt);
        foreach (var nowhere in new[] { "", "x", "%22%3E%3Cscript%3E", $"{Guid.NewGuid()}" })
        {
            var page = await PageAsync(world, nowhere);
            Assert.Contains("data-state=\"unknown\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static JsonObject Attestation() => new()
    {
        ["country"] = "FR",
        ["language"] = "fr-FR",
        ["companyName"] = "Contoso & <b>fils</b>",
        ["signatoryFirstName"] = "Chantal",
        ["signatoryLastName"] = "Beauregard",
        ["signatoryEmail"] = "chantal.beauregard@contoso.example.com",
    };

    private static async Task<string> PageAsync(Running world, string id, string more = "")
    {
        using var answer = await world.Http.GetAsync(new Uri(world.StandIns.Address, $"/mca/?attestationid={id}{more}"));
        Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> AcceptsAsync(Running world, string id, bool read)
    {
        var form = new Dictionary<string, string> { ["attestationid"] = id, ["lang"] = "fr" };
        if (read) form["read"] = "on";
        using var content = new FormUrlEncodedContent(form);
        using var answer = await world.Http.PostAsync(new Uri(world.StandIns.Address, "/mca/accept"), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<(int Status, JsonNode Body)> SendAsync(
        Running world, HttpMethod method, string path, JsonObject? body, (string Name, string Value)? header = null,
        string? audience = PartnerCenterStandIn.Resource)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{world.StandIns.PartnerCenterAddress}/v1/{path}"));
        if (body is not null) request.Content = JsonContent.Create(body);
        var headers = new Dictionary<string, string>
        {
            ["MS-RequestId"] = $"{Guid.NewGuid()}",
            ["MS-CorrelationId"] = $"{Guid.NewGuid()}",
            ["MS-Contract-Version"] = "v1",
        };
        if (header is { } changed) headers[changed.Name] = changed.Value;
        foreach (var (name, value) in headers.Where(h => h.Value.Length > 0)) request.Headers.Add(name, value);

        var issuer = world.StandIns.Issuer;
        if (audience is not null)
        request.Headers.Authorization = new(
            "Bearer",
            issuer.Mint(
                new TokenRequest
                {
                    Issuer = issuer.EntraIssuer,
                    Audience = audience,
                    Key = issuer.EntraKey,
                }));
        using var answer = await world.Http.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private static async Task<Running> StartAsync()
    {
        var ids = new SandboxIds();
        var book = new PartnerCenterBook(TimeProvider.System);
        return new Running(
            await StandIns.StartAsync(
                ids, new TeamsWorld(new CompanyDirectory(ids.TenantId), ids.AppId, TimeProvider.System), book, TimeProvider.System),
            book);
    }

    private sealed record Running(StandIns StandIns, PartnerCenterBook Book) : IAsyncDisposable
    {
        public HttpClient Http { get; } = new();

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await StandIns.DisposeAsync();
        }
    }
}
