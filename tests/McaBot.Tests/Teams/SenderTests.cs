using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>
/// Who acts is who the signed activity says, as the directory knows that account at this moment; nothing else gives a right.
/// </summary>
[Collection(FormStories.Name)]
public sealed class SenderTests(StoryWorld story)
{
    private const string OtherBot = "28:11111111-1111-4111-8111-111111111111";
    private static readonly string Stranger = Guid.NewGuid().ToString("D");

    private static readonly (string Who, Action<JsonObject> Change)[] NotTheManager =
    [
        ("A sender without an object id.", from => from.Remove("aadObjectId")),
        ("A sender whose object id is none.", from => from["aadObjectId"] = "megan"),
        ("A sender with the empty object id.", from => from["aadObjectId"] = Guid.Empty.ToString("D")),
        ("Another bot.", from => (from["id"], from["aadObjectId"]) = (OtherBot, null)),
        ("Another bot that goes by the manager's object id.", from => from["id"] = OtherBot),
        ("A sender who says to be a bot.", from => from["role"] = "bot"),
        ("A sender who says to be a skill.", from => from["role"] = "skill"),
        ("Somebody of another tenant, federated or in a shared channel.", from =>
            (from["aadObjectId"], from["tenantId"]) = (Stranger, Guid.NewGuid().ToString("D"))),
        ("A stranger with the manager's name and Teams id.", from => from["aadObjectId"] = Stranger),
    ];

    [Fact]
    public async Task Nothing_is_decided_by_anybody_but_the_person_who_was_asked()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var before = await Scene.OfAsync(crew);

        foreach (var (who, change) in NotTheManager)
        {
            foreach (
                var verb in new[] { "decision.approve", "decision.reject", "decision.hand-over", "request.withdraw", "request.recorded" })
            {
                var answer = await PressAsync(crew, approval, verb, change);
                Assert.True(answer.IsOk, $"{who} {verb}: {answer.Status}");
            }

            Assert.Equal((who, before), (who, await Scene.OfAsync(crew)));
        }

        foreach (var verb in new[] { "decision.approve", "decision.reject", "decision.hand-over" })
            await PressAsync(crew, approval, verb, from => from["aadObjectId"] = crew.Requester.Person.Oid);
        Assert.Equal(before, await Scene.OfAsync(crew));

        await PressAsync(crew, approval, "decision.approve", _ => { });
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task Whoever_is_no_person_of_the_directory_is_answered_in_words_and_leaves_no_trace()
    {
        var tom = story.Hires("Tom");
        await tom.IsWelcomedAsync();
        var blobs = await BlobsAsync();
        var hello = story.World.Client.Activities.Message(tom.Person, tom.Chat, "attest");
        hello["from"]!.AsObject().Remove("aadObjectId");

        Assert.True((await story.World.Client.DeliverAsync(hello)).IsOk);

        Assert.Contains("Guests, disabled accounts and programs cannot do this", tom.LastWords(), StringComparison.Ordinal);
        Assert.Equal(blobs, await BlobsAsync());
    }

    public static TheoryData<string, Action<StoryWorld, TeamsUser>> MayAsk =>
    new()
    {
        { "A member of a group inside the role's group.", (story, ben) => story.Nest(story.World.Ids.HelpdeskAgents, ben) },
        {
            "A holder of an activated directory role.",
            (story, ben) => story.World.Directory.Activate(story.World.Ids.GlobalAdministrator, ben.Person)
        },
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

        var refused = await story.World.ForgesAsync(
            priya, priyas, "decision.approve", priyas.CardFor(priya.Person)!.DataOf("decision.approve"));
        Assert.Contains("You can no longer decide on this request", refused.Message, StringComparison.Ordinal);
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);

        await olivia.PressesUntilTakenAsync(olivias, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        story.World.Directory.RemoveMember(story.World.Ids.Approvers, inner);
    }

    public static TheoryData<string, Action<StoryWorld, TeamsUser, TeamsUser>> CannotDecide =>
    new()
    {
        { "A manager the directory does not know.", (_, ben, _) => ben.Person.ManagerOid = Stranger },
        {
            "A manager of another tenant, who is a guest here.",
            (story, ben, _) =>
                ben.Person.ManagerOid = story
                    .World.Directory.Add(
                        new Person
                        {
                            Key = $"foreign-{Guid.NewGuid():N}",
                            GivenName = "Fay",
                            Surname = "Foreign",
                            Oid = Guid.NewGuid().ToString("D"),
                            TenantId = Guid.NewGuid().ToString("D"),
                            Upn = "fay@elsewhere.example",
                            UserType = Person.Guest,
                        })
                    .Oid
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
        Assert.Equal(
            (ApprovalRoute.ApproverGroup, Guid.Parse(priya.Person.Oid)),
            (attestation.Assignment!.Route, Assert.Single(attestation.Assignment.Approvers)));
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Fact]
    public async Task No_field_of_a_card_gives_or_takes_a_right()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var tom = story.Hires("Tom");
        await tom.IsWelcomedAsync();
        var (manager, tenant) = (crew.Manager.Person.Oid, story.World.Ids.TenantId);
        (string Field, string Value)[] claims =
        [
            ("role", "manager"),
            ("roles", "[\"global-administrator\"]"),
            ("actor", manager),
            ("oid", manager),
            ("aadObjectId", manager),
            ("from", manager),
            ("approver", tom.Person.Oid),
            ("approvers", tom.Person.Oid),
            ("tenant", tenant),
            ("tenantId", tenant),
            ("version", "1"),
            ("version", "999999"),
            ("state", "approved"),
            ("view", "approver"),
            ("route", "approver-group"),
        ];
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        var before = await Scene.OfAsync(crew, tom);

        foreach (var (field, value) in claims)
        {
            foreach (
                var verb in new[] { "decision.approve", "decision.reject", "decision.hand-over", "request.withdraw", "request.recorded" })
            {
                var forged = data.DeepClone().AsObject();
                (forged["reason"], forged["reference"], forged["handOverTo"], forged[field]) = ("x", "PC-1", tom.Person.Oid, value);
                Assert.True((await story.World.ForgesAsync(tom, tom.Chat.Messages[0], verb, forged)).IsOk);
            }

            Assert.Equal((field, before), (field, await Scene.OfAsync(crew, tom)));
        }

        // To the one who may decide they do nothing either.
        foreach (var (field, value) in claims) data[field] = value.Replace(manager, tom.Person.Oid, StringComparison.Ordinal);
        await story.World.ForgesAsync(crew.Manager, approval, "decision.approve", data);
        var decided = (await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff)).Decision!;
        Assert.Equal(
            (Guid.Parse(manager), Guid.Parse(tenant), "manager"), (decided.Actor.ObjectId, decided.Actor.TenantId, decided.Actor.Role));
    }

    private async Task<PressResult> PressAsync(Crew crew, Message about, string verb, Action<JsonObject> change)
    {
        var data = about.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        (data["reason"], data["handOverTo"]) = ("x", crew.Manager.Person.Oid);
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        var invoke = story.World.Client.Activities.Invoke(crew.Manager.Person, crew.Manager.Chat, about, "adaptiveCard/action", value);
        change(invoke["from"]!.AsObject());
        return new PressResult(await story.World.Client.DeliverAsync(invoke), new Dictionary<string, string>());
    }

    private async Task<List<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var blob in story.World.Container.GetBlobsAsync())
        {
            if (blob.Name.StartsWith("state/", StringComparison.Ordinal) || blob.Name.StartsWith("people/", StringComparison.Ordinal))
                names.Add($"{blob.Name} {blob.Properties.ETag}");
        }

        return names;
    }
}
