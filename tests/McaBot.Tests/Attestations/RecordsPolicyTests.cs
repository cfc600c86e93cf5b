using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class RecordsPolicyTests
{
    private readonly Partner partner = new();

    [Theory]
    [InlineData("agent", null, Audience.Requester, null)]
    [InlineData("manager", Refusal.RoleMissing, Audience.Approver, null)]
    [InlineData("approver", null, Audience.Onlooker, null)]
    [InlineData("colleague", null, Audience.Onlooker, null)]
    [InlineData("outsider", Refusal.RoleMissing, null, Refusal.EvidenceNotAllowed)]
    public async Task What_somebody_may_see_is_what_the_directory_says_now(
        string who, Refusal? records, Audience? audience, Refusal? evidence)
    {
        var attestation = partner.Find(await partner.RequestedAsync());
        var person = Partner.ActorOf(Named(who));

        var policy = Policy();

        Assert.Equal(records, await policy.RefusalAsync(person, default));
        Assert.Equal(
            new AudienceRight(audience, audience is null ? Refusal.NotAsked : null),
            await policy.AudienceOfAsync(person, attestation, default));
        Assert.Equal(evidence, await policy.EvidenceRefusalAsync(person, attestation, default));
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("disabled")]
    [InlineData("gone")]
    [InlineData("foreign")]
    public async Task An_account_that_may_not_act_sees_nothing_whoever_it_is(string account)
    {
        var attestation = partner.Find(await partner.RequestedAsync());
        foreach (var who in new[] { "agent", "manager", "approver", "colleague", "outsider" })
        {
            var person = new Actor(Named(who), account == "foreign" ? Guid.NewGuid() : Partner.Tenant);
            if (account == "gone")
            {
                partner.Directory.People.Remove(person.ObjectId);
            }
            else
            {
                partner.Directory.Add(person.ObjectId, enabled: account != "disabled", guest: account == "guest");
            }

            Assert.Equal(Refusal.AccountNotAllowed, await Policy().RefusalAsync(person, default));
            Assert.Equal(Refusal.AccountNotAllowed, await Policy().OwnRefusalAsync(person, default));
            Assert.Equal(new AudienceRight(null, Refusal.AccountNotAllowed), await Policy().AudienceOfAsync(person, attestation, default));
            Assert.Equal(Refusal.AccountNotAllowed, await Policy().EvidenceRefusalAsync(person, attestation, default));
        }
    }

    [Fact]
    public async Task A_directory_that_cannot_be_read_shows_nothing()
    {
        var attestation = partner.Find(await partner.RequestedAsync());
        partner.Directory.IsDown = true;
        var agent = Partner.ActorOf(Partner.Agent);

        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => Policy().RefusalAsync(agent, default));
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => Policy().OwnRefusalAsync(agent, default));
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => Policy().AudienceOfAsync(agent, attestation, default));
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => Policy().EvidenceRefusalAsync(agent, attestation, default));
    }

    private RecordsPolicy Policy() => Partner.RecordsOf(partner.Directory, PartnerRole.AdminAgents);

    private Guid Named(string who)
    {
        partner.Directory.Roles[Partner.OtherApprover] = [PartnerRole.AdminAgents];
        partner.Directory.Group.Remove(Partner.OtherApprover);
        return who switch
        {
            "agent" => Partner.Agent,
            "manager" => Partner.Manager,
            "approver" => Partner.Approver,
            "colleague" => Partner.OtherApprover,
            _ => Partner.Outsider,
        };
    }
}
