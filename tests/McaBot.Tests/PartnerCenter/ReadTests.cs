using System.Diagnostics;
using McaBot.Attestations;
using McaBot.PartnerCenter;
using McaBot.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.PartnerCenter;

public sealed class ReadTests
{
    private static readonly Guid Contoso = FarPartnerCenter.Contoso.TenantId;

    [Fact]
    public async Task An_earlier_confirmation_and_a_direct_signature_are_found()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        var (confirmed, signed, neither) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        far.Book.Confirm(confirmed, new DateOnly(2023, 5, 2));
        var latest = far.Book.Confirm(confirmed, new DateOnly(2025, 3, 14));
        far.Book.SignDirectly(signed);

        Assert.Equal(new PriorAcceptance(false, new DateOnly(2025, 3, 14), $"{latest.Id}"), await PriorAsync(far, confirmed));
        Assert.Equal(new PriorAcceptance(true), await PriorAsync(far, signed));
        Assert.Null(await PriorAsync(far, neither));
        Assert.Contains(far.Requests.Of("partnercenter"), r =>
            r.Path.EndsWith($"{neither}/agreements?agreementType=MicrosoftCustomerAgreement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_reads_are_not_configured_nothing_is_asked()
    {
        await using var far = await FarPartnerCenter.StartAsync(o => o.ReadsEnabled = false);
        far.Book.SignDirectly(Contoso);

        Assert.Null(await PriorAsync(far, Contoso));
        Assert.Empty(far.Requests.All);
    }

    [Fact]
    public async Task What_was_read_is_remembered_for_minutes_and_forgotten_when_something_was_made()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(time: time);
        Assert.Null(await PriorAsync(far, Contoso));
        far.Book.SignDirectly(Contoso);
        Assert.Null(await PriorAsync(far, Contoso));
        Assert.Equal(2, far.Book.Calls.Count);

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await PriorAsync(far, Contoso));

        await far.AgreeAsync(await far.AcceptedAsync());
        Assert.False((await PriorAsync(far, Contoso))!.SignedByCustomer);
    }

    [Fact]
    public async Task A_confirmation_that_turned_up_is_read_back_at_once()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        Assert.Null(await PriorAsync(far, Contoso));
        var accepted = await far.AcceptedAsync();
        var earlier = far.Book.Confirm(Contoso, new DateOnly(2025, 3, 14));

        Assert.Equal(PartnerCenterProblem.AlreadyAttested, (await far.AgreeAsync(accepted)).Problem);

        Assert.Equal($"{earlier.Id}", (await PriorAsync(far, Contoso))?.Reference);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(200)]
    public async Task What_is_read_back_is_read_anew_and_later_where_it_cannot_be_read_now(int status)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(time: time);
        Assert.Null(await PriorAsync(far, Contoso));
        var earlier = far.Book.Confirm(Contoso, new DateOnly(2025, 3, 14));
        using (far.Answers(status, "<html></html>"))
        {
            await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.Adapter.ReadBackAsync(Contoso, default));
        }

        time.Advance(PartnerCenterGate.Unsaid);
        Assert.Equal($"{earlier.Id}", (await far.Adapter.ReadBackAsync(Contoso, default))?.Reference);
        Assert.Equal($"{earlier.Id}", (await PriorAsync(far, Contoso))?.Reference);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task What_this_app_may_not_read_back_is_not_waited_for(int status)
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        far.Book.Confirm(Contoso, new DateOnly(2025, 3, 14));
        far.Answers(status, """{"code":"900329"}""");

        Assert.Null(await far.Adapter.ReadBackAsync(Contoso, default));
        await using var without = await FarPartnerCenter.StartAsync(o => o.ReadsEnabled = false);
        Assert.Null(await without.Adapter.ReadBackAsync(Contoso, default));
        Assert.Empty(without.Requests.All);
    }

    [Theory]
    [InlineData(403, """{"code":"900329"}""")]
    [InlineData(429, "")]
    [InlineData(500, "")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"items":7,"isSigned":"yes"}""")]
    [InlineData(200, """{"items":[7,null,"x",{}],"isSigned":1}""")]
    public async Task What_cannot_be_read_is_not_known_and_blocks_nobody(int status, string body)
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        far.Book.SignDirectly(Contoso);
        far.Answers(status, body, times: 1000);

        var prior = await PriorAsync(far, Contoso);

        Assert.Null(prior?.DateAgreed);
        Assert.NotEqual(true, prior?.SignedByCustomer);
        Assert.Empty(await far.Adapter.FindCustomersAsync("Contoso", 15, default));
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_before_long()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(time: time);
        far.Book.SignDirectly(Contoso);
        far.Answers(503, "", times: 2);

        Assert.Null(await PriorAsync(far, Contoso));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(await PriorAsync(far, Contoso));
    }

    [Fact]
    public async Task Nobody_waits_long_for_a_read()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        using var slow = far.Faults.Next("partnercenter", times: 1000, stall: TimeSpan.FromSeconds(60));
        var watch = Stopwatch.StartNew();

        Assert.Null(await PriorAsync(far, Contoso));
        Assert.Empty(await far.Adapter.FindCustomersAsync("Contoso", 15, default));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("cont", "Contoso Ltd", "Contoso Pharmaceuticals")]
    [InlineData("CONTOSO-", "Contoso Pharmaceuticals")]
    [InlineData("  fabrikam.example  ", "Fabrikam Inc.")]
    [InlineData("élec", "Électricité Générale SA")]
    [InlineData("ltd")]
    [InlineData("nobody & co \"{}\\ %00 ?#")]
    [InlineData("c")]
    [InlineData(" ")]
    public async Task Customers_are_found_by_the_beginning_of_their_name_or_domain(string typed, params string[] names)
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

        var found = await far.Adapter.FindCustomersAsync(typed, 15, default);

        Assert.Equal(names, found.Select(c => c.CompanyName));
        Assert.All(far.Book.Calls, c => Assert.Equal(200, c.Status));
    }

    [Fact]
    public async Task A_customer_comes_with_what_a_request_needs_and_no_more_come_than_asked_for()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        foreach (var number in Enumerable.Range(10, 30))
        {
            far.Book.Know(new PartnerCustomer(Guid.NewGuid(), $"woodgrove{number}.example.com", $"Woodgrove {number}", "GB"));
        }

        var contoso = (await far.Adapter.FindCustomersAsync("contoso ltd", 15, default)).Single();
        var many = await far.Adapter.FindCustomersAsync("woodgrove", 15, default);

        Assert.Equal(new KnownCustomer(Contoso, "contoso.example.com", "Contoso Ltd"), contoso);
        Assert.Equal("FR", await far.Adapter.CountryOfAsync(Contoso, default));
        Assert.Equal(15, many.Count);
        Assert.Equal(15, many.DistinctBy(c => c.TenantId).Count());
    }

    [Theory]
    [InlineData("""{"companyProfile":{"tenantId":"7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11","domain":"a.example","companyName":"A"}}""", null)]
    [InlineData(
        """{"companyProfile":{"tenantId":"7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11","domain":"a.example","companyName":"A","address":{"country":"fr"}}}""",
        "FR"
    )]
    [InlineData(
        """{"companyProfile":{"tenantId":"7d3a0f4e-2c51-4a55-9c0e-3f1f5a0b9d11","domain":"a.example","companyName":"A"},"billingProfile":{"defaultAddress":{"country":"Atlantis"}}}""",
        null
    )]
    public async Task A_customers_country_is_given_where_it_is_known(string customer, string? country)
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        far.Answers(200, $$$"""{"totalCount":1,"items":[{{{customer}}},{"companyProfile":{"tenantId":"none"}}]}""", times: 2);

        Assert.Equal(country, Assert.Single(await far.Adapter.FindCustomersAsync("aa", 15, default)).Country);
    }

    [Fact]
    public async Task The_country_of_a_customer_nobody_knows_or_of_a_Partner_Center_that_is_away_is_not_known()
    {
        await using var far = await FarPartnerCenter.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        far.Book.KnownCustomersOnly = true;

        Assert.Null(await far.Adapter.CountryOfAsync(Guid.NewGuid(), default));
        using var away = far.Faults.Next("partnercenter", times: 1, status: 503);
        Assert.Null(await far.Adapter.CountryOfAsync(Contoso, default));
        far.Answers(200, "[]", times: 1);
        Assert.Null(await far.Adapter.CountryOfAsync(Contoso, default));
        Assert.Equal("FR", await far.Adapter.CountryOfAsync(Contoso, default));
    }

    private static Task<PriorAcceptance?> PriorAsync(FarPartnerCenter far, Guid customer) =>
        far.Adapter.PriorAcceptanceAsync(customer, default);
}
