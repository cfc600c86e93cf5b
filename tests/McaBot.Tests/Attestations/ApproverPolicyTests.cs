using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class ApproverPolicyTests
{
    private readonly Partner partner = new();

    [Fact]
    public async Task The_manager_is_asked_where_there_is_one()
    {
        var chosen = await ChooseAsync();

        Assert.Equal(ApprovalRoute.Manager, chosen!.Assigned.Route);
        Assert.Equal([Partner.Manager], chosen.Assigned.Approvers);
        Assert.Equal(Partner.Manager, Assert.Single(chosen.People).ObjectId);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("unknown")]
    [InlineData("disabled")]
    [InlineData("guest")]
    [InlineData("the requester")]
    public async Task A_manager_who_cannot_decide_leaves_it_to_the_approver_group(string manager)
    {
        switch (manager)
        {
            case "absent": partner.Directory.Managers.Remove(Partner.Agent); break;
            case "unknown": partner.Directory.Managers[Partner.Agent] = Guid.NewGuid(); break;
            case "disabled": partner.Directory.Add(Partner.Manager, enabled: false); break;
            case "guest": partner.Directory.Add(Partner.Manager, guest: true); break;
            default: partner.Directory.Managers[Partner.Agent] = Partner.Agent; break;
        }

        var chosen = await ChooseAsync();

        Assert.Equal(ApprovalRoute.ApproverGroup, chosen!.Assigned.Route);
        Assert.Equal([Partner.Approver, Partner.OtherApprover], chosen.Assigned.Approvers);
    }

    [Fact]
    public async Task Of_the_group_neither_the_requester_nor_guests_nor_disabled_accounts_are_asked()
    {
        partner.Directory.Managers.Clear();
        partner.Directory.Group.Add(Partner.Agent);
        partner.Directory.Add(Partner.Approver, enabled: false);
        partner.Directory.Group.Add(partner.Directory.Add(Guid.NewGuid(), guest: true).ObjectId);

        Assert.Equal([Partner.OtherApprover], (await ChooseAsync())!.Assigned.Approvers);
    }

    [Fact]
    public async Task Whoever_has_it_stays_among_those_asked_of_a_group_that_is_larger_than_may_be_asked()
    {
        var members = Enumerable.Range(0, ApproverPolicy.MaxAsked + 5).Select(_ => Guid.NewGuid()).Order().ToList();
        foreach (var member in members) partner.Directory.Group.Add(partner.Directory.Add(member).ObjectId);
        var last = members[^1];

        var asked = await Partner.ApproversOf(partner.Directory).WidenAsync(Partner.Agent, AssignmentCause.Escalated, [last], default);

        Assert.Equal(ApproverPolicy.MaxAsked, asked!.Approvers.Count);
        Assert.Equal([Partner.Manager, last], asked.Approvers.Take(2));
    }

    [Fact]
    public async Task With_nobody_left_nobody_is_chosen()
    {
        partner.Directory.Managers.Clear();
        partner.Directory.Group.Clear();
        Assert.Null(await ChooseAsync());

        partner.Directory.Group.Add(Partner.Agent);
        Assert.Null(await ChooseAsync());
    }

    [Fact]
    public async Task Of_a_large_group_only_so_many_are_asked()
    {
        partner.Directory.Managers.Clear();
        for (var i = 0; i < 40; i++)
        {
            partner.Directory.Group.Add(partner.Directory.Add(Guid.NewGuid()).ObjectId);
        }

        Assert.Equal(ApproverPolicy.MaxAsked, (await ChooseAsync())!.Assigned.Approvers.Count);
    }

    [Fact]
    public async Task A_directory_that_is_down_chooses_nobody_and_says_so()
    {
        partner.Directory.IsDown = true;

        await Assert.ThrowsAsync<DirectoryUnavailableException>(ChooseAsync);
        await Assert.ThrowsAsync<DirectoryUnavailableException>(() => RightAsync(Partner.Manager));
    }

    [Fact]
    public async Task Roles_are_named_in_the_configured_order_and_none_is_none()
    {
        Task<AttestRight> RightAsync(Guid person, params PartnerRole[] mayAttest) =>
            Partner.AttestPolicyOf(partner.Directory, mayAttest).RightOfAsync(Partner.ActorOf(person), default);
        PartnerRole[] both = [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents];
        var missing = new AttestRight(null, Refusal.RoleMissing);
        Assert.Equal(new AttestRight(PartnerRole.AdminAgents), await RightAsync(Partner.Agent, both));

        partner.Directory.Roles[Partner.Agent] = [PartnerRole.AdminAgents, PartnerRole.GlobalAdministrator];
        Assert.Equal(new AttestRight(PartnerRole.GlobalAdministrator), await RightAsync(Partner.Agent, both));

        partner.Directory.Roles[Partner.Agent] = [PartnerRole.SalesAgents];
        Assert.Equal(missing, await RightAsync(Partner.Agent, both));
        Assert.Equal(missing, await RightAsync(Partner.Outsider, both));
        Assert.Equal(missing, await RightAsync(Partner.Agent));
    }

    [Theory]
    [InlineData("manager", "manager", null)]
    [InlineData("manager", "agent", Refusal.OwnRequest)]
    [InlineData("manager", "approver", Refusal.NotAsked)]
    [InlineData("manager", "outsider", Refusal.NotAsked)]
    [InlineData("manager", "former manager", Refusal.RightLost)]
    [InlineData("manager", "disabled manager", Refusal.AccountNotAllowed)]
    [InlineData("manager", "guest manager", Refusal.AccountNotAllowed)]
    [InlineData("manager", "stranger", Refusal.AccountNotAllowed)]
    [InlineData("group", "approver", null)]
    [InlineData("group", "new member", null)]
    [InlineData("group", "former member", Refusal.RightLost)]
    [InlineData("group", "manager", Refusal.NotAsked)]
    [InlineData("group", "agent in the group", Refusal.OwnRequest)]
    [InlineData("group", "outsider", Refusal.NotAsked)]
    public async Task The_right_to_decide_is_as_the_directory_says_now(string route, string decider, Refusal? refusal)
    {
        if (route == "group")
        {
            partner.Directory.Managers.Clear();
        }

        var key = await partner.RequestedAsync();
        if (route == "group")
        {
            // Coming to have a manager changes nothing for a request that the group was asked about.
            partner.Directory.Managers[Partner.Agent] = Partner.Manager;
        }

        var person = decider switch
        {
            "agent" or "agent in the group" => Partner.Agent,
            "approver" or "former member" => Partner.Approver,
            "outsider" or "new member" => Partner.Outsider,
            "stranger" => Guid.NewGuid(),
            _ => Partner.Manager,
        };
        switch (decider)
        {
            case "former manager": partner.Directory.Managers[Partner.Agent] = Partner.Outsider; break;
            case "disabled manager": partner.Directory.Add(Partner.Manager, enabled: false); break;
            case "guest manager": partner.Directory.Add(Partner.Manager, guest: true); break;
            case "former member": partner.Directory.Group.Remove(Partner.Approver); break;
            case "new member" or "agent in the group": partner.Directory.Group.Add(person); break;
        }

        var (role, refused) = (await RightAsync(person)).RoleFor(partner.Find(key), person);

        Assert.Equal(refusal, refused);
        Assert.Equal(refusal is null, role is not null);
    }

    private Task<ChosenApprovers?> ChooseAsync() => Partner.ApproversOf(partner.Directory).ChooseAsync(Partner.Agent, default);

    private Task<DecisionRight> RightAsync(Guid decider) =>
        Partner.ApproversOf(partner.Directory).RightOfAsync(Partner.ActorOf(decider), Task.FromResult(Partner.Agent), default);
}
