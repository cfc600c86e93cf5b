using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Stories;

/// <summary>Who acts is who the signed activity says, as the directory knows that account at this moment; nothing else gives a right.</summary>
[Collection(FormStories.Name)]
public sealed class SenderTests(StoryWorld story)
{
    private static readonly string Stranger = Guid.NewGuid().ToString("D");

    public static TheoryData<string, Action<JsonObject, TeamsUser>> NotTheManager => new()
    {
        { "A sender without an object id.", (from, _) => from.Remove("aadObjectId") },
        { "A sender whose object id is none.", (from, _) => from["aadObjectId"] = "megan" },
        { "A sender with the empty object id.", (from, _) => from["aadObjectId"] = Guid.Empty.ToString("D") },
        { "Another bot.", (from, _) => (from["id"], from["aadObjectId"]) = ("28:11111111-1111-4111-8111-111111111111", null) },
        { "Another bot that goes by the manager's object id.", (from, _) => from["id"] = "28:11111111-1111-4111-8111-111111111111" },
        { "A sender who says to be a bot.", (from, _) => from["role"] = "bot" },
        { "A sender who says to be a skill.", (from, _) => from["role"] = "skill" },
        { "Somebody of another tenant, federated or in a shared channel.", (from, _) => (from["aadObjectId"], from["tenantId"]) = (Stranger, Guid.NewGuid().ToString("D")) },
        { "A stranger with the manager's name and Teams id.", (from, _) => from["aadObjectId"] = Stranger },
        { "The requester with the manager's name and Teams id.", (from, requester) => from["aadObjectId"] = requester.Person.Oid },
    };

    [Theory]
    [MemberData(nameof(NotTheManager), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_is_decided_by(string sender, object change)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var before = await Scene.OfAsync(crew);

        foreach (var verb in new[] { "decision.approve", "decision.reject", "decision.hand-over", "request.withdraw" })
        {
            var answer = await PressAsync(crew, approval, verb, activity => ((Action<JsonObject, TeamsUser>)change)(activity["from"]!.AsObject(), crew.Requester));
            Assert.True(answer.IsOk, $"{sender} {verb}: {answer.Status}");
            if (verb != "request.withdraw" || (string?)answer.Delivery!.Activity["from"]!["aadObjectId"] != crew.Requester.Person.Oid) continue;

            // The one act that is the requester's own.
            await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
            return;
        }

        Assert.Equal(before, await Scene.OfAsync(crew));
        await PressAsync(crew, approval, "decision.approve", _ => { });
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task Whoever_is_no_person_of_the_directory_is_answered_in_words_and_leaves_no_trace()
    {
        var tom = story.Hires("Tom");
        await tom.OpensMcaBotAsync();
        var blobs = await BlobsAsync();
        var hello = story.World.Client.Activities.Message(tom.Person, tom.Chat, "attest");
        hello["from"]!.AsObject().Remove("aadObjectId");

        Assert.True((await story.World.Client.DeliverAsync(hello)).IsOk);

        Assert.Contains("Guests and disabled accounts", tom.LastWords(), StringComparison.Ordinal);
        Assert.Equal(blobs, await BlobsAsync());
    }

    public static TheoryData<string, Action<StoryWorld, TeamsUser>> MayAsk => new()
    {
        { "A member of a group inside the role's group.", (story, ben) => story.Nest(story.World.Ids.HelpdeskAgents, ben) },
        { "A holder of an activated directory role.", (story, ben) => story.World.Directory.Activate(story.World.Ids.GlobalAdministrator, ben.Person) },
        {
            "A member of a group that was renamed.",
            (story, ben) =>
            {
                story.World.Directory.AddMember(story.World.Ids.AdminAgents, ben.Person.Oid);
                story.World.Directory.FindGroup(story.World.Ids.AdminAgents)!.Name = "Nothing of note";
            }
        },
    };

    [Theory]
    [MemberData(nameof(MayAsk), DisableDiscoveryEnumeration = true)]
    public async Task A_request_may_be_made_by(string who, object grant)
    {
        Assert.NotEmpty(who);
        var manager = story.Hires("Megan");
        var crew = story.CrewOf(story.Hires("Ben", manager: manager), manager);
        ((Action<StoryWorld, TeamsUser>)grant)(story, crew.Requester);

        await crew.WaitsForDecisionAsync();

        Assert.NotNull((await crew.Ledger.OnlyAsync()).Requester.Role);
    }

    [Fact]
    public async Task No_request_is_made_by_somebody_only_eligible_for_a_role_or_once_it_is_no_longer_active()
    {
        var manager = story.Hires("Megan");
        var crew = story.CrewOf(story.Hires("Ben", manager: manager), manager);
        await crew.Requester.SaysAsync("attest");
        Assert.Contains("You need a role that may attest", crew.Requester.LastWords(), StringComparison.Ordinal);

        story.World.Directory.Activate(story.World.Ids.GlobalAdministrator, crew.Requester.Person);
        var card = await crew.Agent.ReachesConfirmationAsync();
        story.World.Directory.Deactivate(story.World.Ids.GlobalAdministrator, crew.Requester.Person);
        await crew.Requester.PressesAsync(card, "attest.confirm");

        await crew.Requester.SeesChangedAsync(card, "You need a role that may attest");
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(manager.Chat.Messages);
    }

    [Fact]
    public async Task A_nested_member_of_a_renamed_approver_group_is_asked_and_decides_and_once_outside_does_not()
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        story.ApproversAre();
        var inner = story.Nest(story.World.Ids.Approvers, olivia, priya);
        var (_, olivias, priyas) = await crew.RequestsOfAsync(olivia, priya);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        story.World.Directory.FindGroup(story.World.Ids.Approvers)!.Name = "People who like cheese";
        story.World.Directory.RemoveMember(inner, priya.Person.Oid);

        var refused = await story.World.ForgesAsync(priya, priyas, "decision.approve", priyas.CardFor(priya.Person)!.DataOf("decision.approve"));
        Assert.Contains("You can no longer decide on this request", refused.Message, StringComparison.Ordinal);
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);

        await olivia.PressesAsync(olivias, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        story.World.Directory.RemoveMember(story.World.Ids.Approvers, inner);
    }

    public static TheoryData<string, Action<StoryWorld, TeamsUser, TeamsUser>> CannotDecide => new()
    {
        { "A manager the directory does not know.", (_, ben, _) => ben.Person.ManagerOid = Stranger },
        {
            "A manager of another tenant, who is a guest here.",
            (story, ben, _) => ben.Person.ManagerOid = story.World.Directory.Add(new Person
            {
                Key = $"foreign-{Guid.NewGuid():N}", GivenName = "Fay", Surname = "Foreign", Oid = Guid.NewGuid().ToString("D"), TenantId = Guid.NewGuid().ToString("D"), Upn = "fay@elsewhere.example", UserType = Person.Guest,
            }).Oid
        },
        { "A manager whose account is disabled.", (_, _, megan) => megan.Person.AccountEnabled = false },
    };

    [Theory]
    [MemberData(nameof(CannotDecide), DisableDiscoveryEnumeration = true)]
    public async Task In_place_of_one_who_cannot_decide_the_approver_group_is_asked(string who, object change)
    {
        Assert.NotEmpty(who);
        var crew = story.Crew();
        var priya = story.Hires("Priya");
        story.ApproversAre(priya);
        ((Action<StoryWorld, TeamsUser, TeamsUser>)change)(story, crew.Requester, crew.Manager);

        await crew.Agent.RequestsAsync();

        await priya.SeesCardWithAsync("decision.approve");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal((ApprovalRoute.ApproverGroup, Guid.Parse(priya.Person.Oid)), (attestation.Assignment!.Route, Assert.Single(attestation.Assignment.Approvers)));
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Theory]
    [InlineData("role", "manager")]
    [InlineData("roles", "[\"global-administrator\"]")]
    [InlineData("actor", "{0}")]
    [InlineData("oid", "{0}")]
    [InlineData("aadObjectId", "{0}")]
    [InlineData("from", "{0}")]
    [InlineData("approver", "{1}")]
    [InlineData("approvers", "{1}")]
    [InlineData("tenant", "7a1c2e54-93b0-4d0f-8d55-4b8c1f0a6e21")]
    [InlineData("tenantId", "7a1c2e54-93b0-4d0f-8d55-4b8c1f0a6e21")]
    [InlineData("version", "1")]
    [InlineData("version", "999999")]
    [InlineData("state", "approved")]
    [InlineData("view", "approver")]
    [InlineData("route", "approver-group")]
    public async Task No_field_of_a_card_gives_or_takes_a_right(string field, string value)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var tom = story.Hires("Tom");
        await tom.OpensMcaBotAsync();
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        data[field] = value.Replace("{0}", crew.Manager.Person.Oid, StringComparison.Ordinal).Replace("{1}", tom.Person.Oid, StringComparison.Ordinal);
        var before = await Scene.OfAsync(crew, tom);

        foreach (var verb in new[] { "decision.approve", "decision.reject", "decision.hand-over", "request.withdraw", "request.recorded" })
        {
            var forged = data.DeepClone().AsObject();
            (forged["reason"], forged["reference"], forged["handOverTo"]) = ("x", "PC-1", tom.Person.Oid);
            Assert.True((await story.World.ForgesAsync(tom, tom.Chat.Messages[0], verb, forged)).IsOk);
        }

        Assert.Equal(before, await Scene.OfAsync(crew, tom));
        await story.World.ForgesAsync(crew.Manager, approval, "decision.approve", data.DeepClone());
        var decided = (await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff)).Decision!;
        Assert.Equal((Guid.Parse(crew.Manager.Person.Oid), Guid.Parse(story.World.Ids.TenantId), "manager"), (decided.Actor.ObjectId, decided.Actor.TenantId, decided.Actor.Role));
    }

    private async Task<PressResult> PressAsync(Crew crew, Message about, string verb, Action<JsonObject> change)
    {
        var data = about.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        (data["reason"], data["handOverTo"]) = ("x", crew.Manager.Person.Oid);
        var value = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        var invoke = story.World.Client.Activities.Invoke(crew.Manager.Person, crew.Manager.Chat, about, "adaptiveCard/action", value);
        change(invoke);
        return new PressResult(await story.World.Client.DeliverAsync(invoke), new Dictionary<string, string>());
    }

    private async Task<List<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var blob in story.World.Container.GetBlobsAsync())
        {
            if (blob.Name.StartsWith("state/", StringComparison.Ordinal) || blob.Name.StartsWith("people/", StringComparison.Ordinal)) names.Add($"{blob.Name} {blob.Properties.ETag}");
        }

        return names;
    }
}
