using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>What is approved and was asked for by somebody who left comes to an end, by whoever may attest and nobody else.</summary>
public sealed class LeftBehindTests
{
    private static readonly CarryOutPolicy Connected = new(CarryOutWay.PartnerCenter);
    private static readonly Actor Colleague = Partner.ActorOf(Partner.Outsider);

    private readonly Partner partner = new();

    public LeftBehindTests() => partner.Directory.Roles[Partner.Outsider] = [PartnerRole.AdminAgents];

    [Theory]
    [InlineData("gone")]
    [InlineData("disabled")]
    [InlineData("guest")]
    public async Task Whoever_may_attest_gives_it_up_in_place_of_a_requester_who_left(string how)
    {
        var approved = await ApprovedAsync();
        Leaves(how);

        var ended = await GiveUpAsync(approved, Colleague);

        Assert.True(ended.IsDone);
        Assert.Equal(AttestationState.Failed, partner.Find(approved.Key).State);
        Assert.Equal(
            Colleague with { Role = Code.Of(PartnerRole.AdminAgents) }, partner.Find(approved.Key).Steps[^1].Actor);
        Assert.Null(partner.Ledger.Open);
        Assert.True((await GiveUpAsync(approved, Colleague)).Repeated);
    }

    [Theory]
    [InlineData("there")]
    [InlineData("gone, no role")]
    [InlineData("gone, approver")]
    [InlineData("gone, disabled colleague")]
    public async Task Nobody_else_gives_it_up(string how)
    {
        var approved = await ApprovedAsync();
        var by = how == "gone, approver" ? Partner.Manager : Partner.Outsider;
        partner.Directory.Roles[by] = how == "gone, no role" ? [] : [PartnerRole.AdminAgents];
        Leaves(how.Split(',')[0]);
        if (how == "gone, disabled colleague")
        {
            partner.Directory.Add(by, enabled: false);
        }

        var refused = await GiveUpAsync(approved, Partner.ActorOf(by));

        Assert.Equal(Refusal.NotRequester, refused.Refusal);
        Assert.Equal(approved.Version, partner.Find(approved.Key).Version);
    }

    [Fact]
    public async Task While_the_directory_cannot_say_whether_the_requester_left_nothing_is_given_up()
    {
        var approved = await ApprovedAsync();
        Leaves("gone");
        partner.Directory.IsDown = true;

        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => GiveUpAsync(approved, Colleague));

        Assert.Equal(approved.Version, partner.Find(approved.Key).Version);
    }

    [Fact]
    public async Task Nothing_but_giving_up_is_done_in_the_place_of_whoever_left()
    {
        var approved = await ApprovedAsync();
        Leaves("gone");
        var carryOut = partner.CarryOutOf(partner.Memory, "one", Connected);

        Refusal?[] refused =
        [
            (await carryOut.AskLinkAsync(approved.Key, Colleague, "t", default)).Refusal,
            (await carryOut.ReportAcceptedAsync(approved.Key, Colleague, "t", default)).Refusal,
            (await carryOut.HandOffAsync(approved.Key, Colleague, "t", default)).Refusal,
            (await partner.Service.RecordAsync(approved.Key, "REF-1", Colleague, "t", default)).Refusal,
        ];

        Assert.All(refused, r => Assert.Equal(Refusal.NotRequester, r));
        Assert.Equal(approved.Version, partner.Find(approved.Key).Version);
    }

    private void Leaves(string how)
    {
        switch (how)
        {
            case "gone": partner.Directory.People.Remove(Partner.Agent); break;
            case "disabled": partner.Directory.Add(Partner.Agent, enabled: false); break;
            case "guest": partner.Directory.Add(Partner.Agent, guest: true); break;
            default: break;
        }
    }

    private Task<Outcome> GiveUpAsync(Attestation attestation, Actor by) =>
        partner.CarryOutOf(partner.Memory, "one", Connected).GiveUpAsync(attestation.Key, by, "t", default);

    private async Task<Attestation> ApprovedAsync()
    {
        var key = await partner.RequestedAsync();
        var service = partner.ServiceOf(partner.Memory, "one", Connected);
        return (await service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "t", default)).Attestation!;
    }
}
