using McaBot.Attestations;
using McaBot.PartnerCenter;
using McaBot.Sandbox.World;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.PartnerCenter;

public sealed class AdapterTests
{
    [Fact]
    public async Task An_attestation_and_once_it_is_accepted_the_agreement()
    {
        await using var far = await FarPartnerCenter.StartAsync();

        var attested = await far.AttestAsync();
        far.Book.Accept(attested.Id!.Value);
        var agreed = await far.AgreeAsync(attested.Id.Value);

        var attestation = Assert.Single(far.Book.Attestations);
        Assert.Equal(
            (attested.Id.Value, "FR", "fr-FR", "Contoso Ltd"),
            (attestation.Id, attestation.Country, attestation.Language, attestation.CompanyName));
        Assert.Equal(
            new PartnerSignatory("Chantal", "Beauregard", "chantal.beauregard@contoso.example.com", "+33142685300"), attestation.Signatory);
        Assert.Equal(Assert.Single(far.Book.AgreementsOf(FarPartnerCenter.Contoso.TenantId)).Id, agreed.Id);
        Assert.Null(agreed.Problem);
    }

    [Fact]
    public async Task A_signatory_without_a_phone_sends_none()
    {
        await using var far = await FarPartnerCenter.StartAsync();

        await far.AttestAsync(signatory: FarPartnerCenter.Chantal with { Phone = null });

        Assert.Null(Assert.Single(far.Book.Attestations).Signatory.Phone);
        Assert.DoesNotContain("null", Assert.Single(far.Requests.Of("partnercenter")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_call_bears_its_headers_and_a_token_for_the_scope()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        var attested = await far.AttestAsync(first);
        var refused = await far.AgreeAsync(attested.Id!.Value, second);
        await far.AttestAsync(first);

        Assert.Equal([$"{first}", $"{second}", $"{first}"], far.Book.Calls.Select(c => c.RequestId));
        Assert.Equal(3, far.Book.Calls.Select(c => c.CorrelationId).Distinct().Count());
        Assert.Equal([$"{attested.CorrelationId}", $"{refused.CorrelationId}"], far.Book.Calls.Take(2).Select(c => c.CorrelationId));
        Assert.All(far.Book.Calls, c => Assert.Equal("v1", c.ContractVersion));
        Assert.All(far.Credential.Scopes, s => Assert.Equal("https://api.partnercenter.microsoft.com/.default", s));
    }

    [Theory]
    [InlineData(PartnerCenterErrorShape.Newer)]
    [InlineData(PartnerCenterErrorShape.Older)]
    public async Task What_stands_in_the_way_of_an_agreement_is_told_apart(PartnerCenterErrorShape shape)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Book.ErrorShape = shape;
        var waiting = (await far.AttestAsync()).Id!.Value;

        Assert.Equal(PartnerCenterProblem.NotYetAccepted, (await far.AgreeAsync(waiting)).Problem);
        Assert.Equal(PartnerCenterProblem.LinkExpired, (await far.AgreeAsync(Guid.NewGuid())).Problem);
        far.Book.Expire(waiting);
        Assert.Equal(PartnerCenterProblem.LinkExpired, (await far.AgreeAsync(waiting)).Problem);

        var accepted = await far.AcceptedAsync();
        far.Book.DoesNotKnow(FarPartnerCenter.Contoso.TenantId);
        Assert.Equal(PartnerCenterProblem.UnknownCustomer, (await far.AgreeAsync(accepted)).Problem);
        Assert.Empty(far.Book.Agreements);

        far.Book.Know(PartnerCustomer.Default[0]);
        Assert.Null((await far.AgreeAsync(accepted)).Problem);
        var again = await far.AgreeAsync(accepted);
        Assert.Equal((PartnerCenterProblem.AlreadyAttested, "600061"), (again.Problem, again.Code));
        Assert.Single(far.Book.Agreements);
    }

    [Theory]
    [InlineData("FR", "de-DE")]
    [InlineData("US", "fr-FR")]
    [InlineData("DE", "xx-XX")]
    public async Task A_language_the_agreement_does_not_exist_in_for_the_country_is_refused_as_data(string country, string language)
    {
        await using var far = await FarPartnerCenter.StartAsync();

        var answer = await far.AttestAsync(customer: FarPartnerCenter.Contoso with { Country = country, Language = language });

        Assert.Equal(PartnerCenterProblem.DataRefused, answer.Problem);
        Assert.Empty(far.Book.Attestations);
    }

    [Fact]
    public async Task A_token_for_another_resource_is_a_connection_that_is_not_allowed()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Credential.Audience = "https://graph.microsoft.com";

        var answer = await far.AttestAsync();

        Assert.Equal((PartnerCenterProblem.NotAllowed, "900420"), (answer.Problem, answer.Code));
        Assert.Empty(far.Book.Attestations);
    }

    [Fact]
    public async Task Where_there_is_no_connection_writes_wait_and_reads_find_nothing()
    {
        await using var far = await FarPartnerCenter.StartAsync(o => o.Enabled = false);

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync());

        Assert.Equal(("partner-center-off", false), (e.Message, e.IsAmbiguous));
        Assert.Null(await far.Adapter.PriorAcceptanceAsync(FarPartnerCenter.Contoso.TenantId, default));
        Assert.Empty(await far.Adapter.FindCustomersAsync("Contoso", 15, default));
        Assert.Empty(far.Requests.All);
    }

    [Fact]
    public void A_link_is_the_base_and_the_attestation_and_holds_as_long_as_is_set()
    {
        var attestation = new Guid("49a69a39-8244-4c51-9805-4f5aa3adac6b");
        var options = new PartnerCenterOptions();
        var links = new CustomerLinks(Options.Create(options));

        Assert.Equal(
            "https://cdn.partner.microsoft.com/mca/?attestationid=49a69a39-8244-4c51-9805-4f5aa3adac6b",
            links.AddressOf(attestation).AbsoluteUri);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(7), links.ExpiryOf(DateTimeOffset.UnixEpoch));
        options.LinkLifetime = null;
        Assert.Null(links.ExpiryOf(DateTimeOffset.UnixEpoch));
    }
}
