using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

/// <summary>Somebody with access to storage changes what an attestation is about, and leaves its ledger alone.</summary>
[Collection(OperatedStories.Name)]
public sealed class AlteredFactsTests(OperatedWorld story)
{
    private const string Title = "What went on record was changed";
    private const string Refused = "What this attestation is about was changed";
    private const string Part = "The details of the customer and of the acceptance are missing or altered.";

    private Conversation Channel => story.World.Teams.Team.Channel;

    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("swapped")]
    [InlineData("deleted")]
    public async Task While_the_facts_are_not_those_on_record_nobody_decides_and_everybody_is_told(string how)
    {
        var (crew, other) = (story.Crew(managerLocale: "fr-FR"), story.Crew());
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await other.WaitsForDecisionAsync();
        var onRecord = await crew.Ledger.OnlyAsync();
        var stale = approval.CardFor(crew.Manager.Person)!;
        await using var tampering = new Tampering(story);
        await tampering.DoAsync(how, Tampering.DetailsOf(onRecord), Tampering.DetailsOf(await other.Ledger.OnlyAsync()));
        await SubscribesAsync(crew);
        var posts = Channel.Messages.Count;

        var refreshed = (await crew.Manager.RefreshesAsync(approval)).Card!;
        Assert.Contains("Ce qui a été enregistré a été modifié", refreshed.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("n’est plus conservé", refreshed.Said(), StringComparison.Ordinal);
        Assert.Equal(["card.refresh"], refreshed.Verbs);
        foreach (
            var (verb, more) in new (string, (string, string)[])[] { ("decision.approve", []), ("decision.reject", [("reason", "Non.")]) })
        {
            var pressed = await PressesAsync(crew.Manager, approval, stale, verb, more);
            Assert.Equal(["card.refresh"], pressed.Card!.Verbs);
            await crew.Manager.SeesAsync("L’objet de cette attestation a été modifié");
        }

        await story.World.ForgesSubmitAsync(crew.Manager, approval, With(stale.DataOf("decision.approve"), "decision.approve"));
        var own = (await crew.Requester.RefreshesAsync(request)).Card!;
        Assert.Contains(Title, own.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Company, own.Said(), StringComparison.Ordinal);
        Assert.Equal(["card.refresh", "request.withdraw"], own.Verbs.Order(StringComparer.Ordinal));
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);
        await carla.SaysAsync(onRecord.Number);
        Assert.Contains(Title, carla.LastWords(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());

        await carla.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains($"{onRecord.Number}: {Part}", carla.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("✓", carla.LastWords(), StringComparison.Ordinal);
        var (exitCode, said) = await story.OperateAsync("verify", crew.Ledger.Customer.ToString("D"));
        Assert.Equal(2, exitCode);
        Assert.Contains(
            $"{crew.Ledger.Customer:D} {onRecord.Number} {onRecord.Key.Id:D}: details missing or altered", said, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Company, said, StringComparison.Ordinal);

        var told = await Channel.WaitForAsync(m =>
            m.Card?.Said().Contains(onRecord.Number, StringComparison.Ordinal) == true
            && m.Card.Said().Contains(Refused, StringComparison.Ordinal));
        Assert.DoesNotContain(crew.Company, told.Card!.Said(), StringComparison.Ordinal);
        Assert.Single(Channel.Messages.Skip(posts), m =>
            m.Card?.Said().Contains(onRecord.Number, StringComparison.Ordinal) == true
            && m.Card.Said().Contains(Refused, StringComparison.Ordinal));
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");

        await tampering.PutBackAsync();
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
        Assert.Contains("decision.approve", (await crew.Manager.RefreshesAsync(approval)).Card!.Verbs);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(0, (await story.OperateAsync("verify", crew.Ledger.Customer.ToString("D"))).ExitCode);
    }

    [Fact]
    public async Task A_check_of_everything_names_each_attestation_that_is_not_as_it_went_on_record_in_the_chat_and_at_the_command_line()
    {
        var crews = Enumerable.Range(0, 3).Select(_ => story.Crew()).ToList();
        foreach (var crew in crews) await crew.WaitsForDecisionAsync();
        var (first, second) = (await crews[0].Ledger.OnlyAsync(), await crews[2].Ledger.OnlyAsync());
        await using var tampering = new Tampering(story);
        await tampering.DoAsync("changed", Tampering.DetailsOf(first));
        await tampering.DoAsync("deleted", Tampering.DetailsOf(second));

        var (exitCode, said) = await story.OperateAsync("verify");
        Assert.Equal(2, exitCode);
        Assert.All([first, second], a =>
            Assert.Contains($"{a.Key.Customer:D} {a.Number} {a.Key.Id:D}: details missing or altered", said, StringComparison.Ordinal));
        Assert.Contains("2 attestations are not as they went on record", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split("VerifyLedgers[1360]").Length - 1);
        Assert.All([first, second], a => Assert.Contains(
            $"Attestation {a.Key.Id:D} of customer {a.Key.Customer:D} is not as it went on record", said, StringComparison.Ordinal));
        Assert.Matches(@"\d+ ledgers checked: 0 do not hold, 0 have no anchor", said);

        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: "fr-FR");
        await carla.SaysAsync("vérifier");
        var card = (
            await carla.SeesCardAsync(c => c.Said().Contains("Ce qui accompagne des attestations a été modifié", StringComparison.Ordinal)))
            .CardFor(carla.Person)!
            .Said();
        Assert.All([first, second], a => Assert.Contains(a.Number, card, StringComparison.Ordinal));
        Assert.DoesNotContain((await crews[1].Ledger.OnlyAsync()).Number, card, StringComparison.Ordinal);

        await tampering.PutBackAsync();
        (exitCode, said) = await story.OperateAsync("verify");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("[1360]", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("deleted")]
    public async Task What_was_approved_is_not_recorded_by_hand_on_other_facts_and_can_be_given_up(string how)
    {
        var crew = story.Crew();
        var request = await crew.IsApprovedAsync();
        var onRecord = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        request = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        var stale = request.CardFor(crew.Requester.Person)!;
        await using var tampering = new Tampering(story);
        await tampering.DoAsync(how, Tampering.DetailsOf(onRecord));

        var pressed = await PressesAsync(crew.Requester, request, stale, "request.recorded", ("reference", "REF-1"));
        Assert.Contains(Title, pressed.Card!.Said(), StringComparison.Ordinal);
        await crew.Requester.SeesAsync(Refused);
        Assert.Equal(["card.refresh", "evidence.package", "request.give-up"], pressed.Card!.Verbs.Order(StringComparer.Ordinal));
        Assert.False(pressed.Card!.HasInput("reference"));
        Assert.Equal(AttestationState.HandedOff, (await crew.Ledger.OnlyAsync()).State);

        await crew.Requester.SaysAsync($"give up {onRecord.Number}");
        var sure = await crew.Requester.SeesCardAsync(c => c.Has("request.give-up") && c.DataOf("request.give-up").ContainsKey("choice"));
        await crew.Requester.PressesAsync(sure, "request.give-up");
        await crew.Ledger.ComesToRestAsync(AttestationState.Failed);
    }

    [Fact]
    public async Task Whoever_asked_withdraws_and_whoever_decides_is_offered_nobody_to_hand_it_to()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        story.ApproversAre(story.Hires("Olivia"));
        var onRecord = await crew.Ledger.OnlyAsync();
        await using var tampering = new Tampering(story);
        await tampering.DoAsync("deleted", Tampering.DetailsOf(onRecord));

        await crew.Manager.SaysAsync($"hand over {onRecord.Number}");
        Assert.Contains(Title, crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.HasInput("handOverTo") == true);
        await crew.Requester.RefreshesAsync(request);
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");

        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        Assert.Contains(
            Title, (await crew.Manager.SeesWithoutAsync(approval, "decision.approve")).CardFor(crew.Manager.Person)!.Said(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("swapped")]
    [InlineData("deleted")]
    public async Task Nor_is_anything_decided_on_evidence_that_is_not_the_one_on_record(string how)
    {
        var (crew, other) = (story.Crew(), story.Crew());
        var approval = await RequestsWithEvidenceAsync(crew, "signed");
        await RequestsWithEvidenceAsync(other, "other");
        var onRecord = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await using var tampering = new Tampering(story);
        await tampering.DoAsync(
            how, Tampering.EvidenceOf(onRecord), Tampering.EvidenceOf(await other.Ledger.ComesToRestAsync(AttestationState.Requested)));

        var pressed = await crew.Manager.PressesAsync(approval, "decision.approve");
        Assert.Contains("Evidence files are missing or altered.", pressed.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(["card.refresh"], pressed.Card!.Verbs);
        await crew.Requester.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains($"{onRecord.Number}: Evidence files are missing or altered.", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());

        await tampering.PutBackAsync();
        await crew.Manager.RefreshesAsync(approval);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var request = await crew.Requester.SeesCardWithAsync("request.recorded");
        await tampering.DoAsync("changed", Tampering.EvidenceOf(onRecord));
        await crew.Requester.PressesAsync(request, "evidence.package");
        Assert.Contains(
            "nothing says that it was erased", (await ReceivedPackage.OfAsync(crew.Requester)).Text("summary.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_not_the_one_on_record_is_not_shown_and_named_by_a_check()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        var reasons = new List<string>();
        foreach (var one in new[] { crew, other })
        {
            var (_, approval) = await one.WaitsForDecisionAsync();
            await one.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", $"Not {one.Company}."));
            var rejected = await one.Ledger.ComesToRestAsync(AttestationState.Rejected);
            reasons.Add($"details/{rejected.Key.Id:D}.{rejected.Decision!.Id:D}.json");
        }

        await using var tampering = new Tampering(story);
        await tampering.DoAsync("swapped", reasons[0], reasons[1]);

        var number = (await crew.Ledger.OnlyAsync()).Number;
        await crew.Requester.SaysAsync(number);
        Assert.Contains("The reason of the rejection is missing or altered.", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains(
            $"{number}: The reason of the rejection is missing or altered.", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    private static async Task<Message> RequestsWithEvidenceAsync(Crew crew, string text)
    {
        var card = await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.AttachesAsync("proof.pdf", SampleFiles.Pdf(text));
        await crew.Requester.SeesAsync("1 file is attached");
        await crew.Requester.PressesAsync(card, "attest.confirm");
        await crew.Requester.SeesChangedAsync(card, "proof.pdf");
        await crew.Requester.PressesAsync(crew.Requester.Chat.Find(card.Id)!, "attest.confirm");
        return await crew.Manager.SeesCardWithAsync("decision.approve");
    }

    private static async Task SubscribesAsync(Crew crew)
    {
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        await crew.Requester.MentionsMcaBotAsync("subscribe failures");
    }

    /// <summary>A button of a card as it was drawn before.</summary>
    private Task<PressResult> PressesAsync(TeamsUser who, Message message, Card stale, string verb, params (string Id, string Value)[] more)
    {
        var data = With(stale.DataOf(verb), verb);
        foreach (var (id, value) in more) data[id] = value;
        return story.World.ForgesAsync(who, message, verb, data);
    }

    private static JsonObject With(JsonObject data, string verb)
    {
        data["verb"] = verb;
        return data;
    }
}
