using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

/// <summary>An approver decides at a glance, may write a comment, and reads afterwards what the decision was and what comes next.</summary>
[Collection(PlainStories.Name)]
public sealed class TenSecondApprovalTests(StoryWorld story)
{
    private const string Comment = "Checked by phone with the customer’s assistant.";

    [Fact]
    public async Task The_card_says_it_in_one_sentence_with_the_checks_and_folds_the_rest_away()
    {
        var crew = story.Crew();
        crew.Agent.Acceptance["email"] = $"chantal@{crew.Agent.Customer["domain"]}";
        var (_, approval) = await crew.RequestsAsync();
        var card = approval.CardFor(crew.Manager.Person)!;
        var inSight = InSight(card);

        Assert.Contains(
            $"{crew.Requester.Person.Name} attests that Chantal Beauregard accepted the Microsoft Customer Agreement for {crew.Company} on 3 November 2025 (by e-mail).",
            inSight.Said(), StringComparison.Ordinal);
        Assert.Contains("✓ E-mail address is at the customer’s domain: ", inSight.Said(), StringComparison.Ordinal);
        Assert.Contains("✓ Day of acceptance is within the limits", inSight.Said(), StringComparison.Ordinal);
        Assert.Contains("⚠\uFE0E No file attached as evidence", inSight.Said(), StringComparison.Ordinal);
        Assert.Contains("✓ No open or earlier attestation of this customer", inSight.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Partner Center", inSight.Said(), StringComparison.Ordinal);

        Assert.DoesNotContain(crew.Agent.Customer["tenantId"], inSight.Said(), StringComparison.Ordinal);
        Assert.Contains(crew.Agent.Customer["tenantId"], card.Said(), StringComparison.Ordinal);
        Assert.Empty(inSight.Inputs);
        Assert.Equal(["comment", "reason"], card.Inputs.Select(i => (string?)i["id"]));
    }

    [Fact]
    public async Task In_French_no_word_is_left_in_English()
    {
        var crew = story.Crew(managerLocale: "fr-FR");
        await crew.Manager.OpensMcaBotAsync();
        var (_, approval) = await crew.RequestsAsync();

        var said = InSight(approval.CardFor(crew.Manager.Person)!).Said();

        Assert.Contains(
            $"Attestation demandée par {crew.Requester.Person.Name}\u00A0: Chantal Beauregard a accepté le Contrat client Microsoft", said,
            StringComparison.Ordinal);
        Assert.Contains(
            "⚠\uFE0E Adresse e-mail à contoso.example.com, pas au domaine du client", said.Replace("\u200B", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("attest that", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_attestation_of_the_customer_is_named()
    {
        var crew = story.Crew();
        var (request, first) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(first, "decision.approve");
        await crew.Requester.PressesAsync(
            await crew.Agent.SeesAgainAsync(request, "request.recorded"), "request.recorded", ("reference", "ATT-1"));
        var earlier = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        await crew.Agent.RequestsAsync();
        var second = await crew.Manager.SeesCardWithAsync("decision.approve", first.Revision);

        Assert.Contains(
            $"Another attestation of this customer: {earlier.Number}", second.CardFor(crew.Manager.Person)!.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_goes_with_the_approval_and_stands_in_the_record_the_package_and_the_audit_file()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();

        var settled = await crew.Manager.PressesAsync(
            approval, "decision.approve", ("comment", $"  {Comment}\u200B "), ("reason", "not asked for"));

        Assert.Contains(Comment, settled.Card!.Said(), StringComparison.Ordinal);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.Contains(Comment, handedOff.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("not asked for", handedOff.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var approved = Assert.IsType<Approved>(attestation.Decision!.What);
        Assert.DoesNotContain("by phone", await crew.Ledger.TextAsync(), StringComparison.Ordinal);

        await crew.Requester.PressesAsync(handedOff, "evidence.package");
        var package = await ReceivedPackage.OfAsync(crew.Requester);
        package.ProvesItself(attestation, (await crew.Ledger.ReadAsync()).Head);
        Assert.Equal(approved.NoteHash, Convert.ToHexStringLower(SHA256.HashData(package.Files["comment.json"])));
        Assert.Equal(Comment, (string?)JsonNode.Parse(package.Text("comment.json"))!["text"]);
        Assert.Contains(Comment, System.Net.WebUtility.HtmlDecode(package.Text("summary.html")), StringComparison.Ordinal);

        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);
        await carla.SaysAsync($"export {attestation.Number}");
        Assert.Contains(Comment, TableIn(await carla.ReceivesFileAsync("mcabot-audit-")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_comment_the_record_is_as_it_always_was()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve", ("comment", " \u200B\u3164 "));

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(new Approved(), attestation.Decision!.What);
        Assert.DoesNotContain("noteHash", await crew.Ledger.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_that_is_too_long_decides_nothing_and_is_kept_and_marked()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var tooLong = new string('x', 501);

        var pressed = await crew.Manager.PressesAsync(
            approval,
            new CardPress("decision.approve")
            {
                Inputs = new Dictionary<string, string> { ["comment"] = tooLong },
                SkipValidation = true,
            });

        Assert.Contains("500 characters at most", pressed.Card!.ErrorAt("comment"), StringComparison.Ordinal);
        Assert.Equal(tooLong, pressed.Card!.ValueOf("comment"));
        Assert.Contains(InSight(pressed.Card!).Inputs, i => (string?)i["id"] == "comment");
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
    }

    [Fact]
    public async Task An_altered_comment_is_named_and_holds_everything_up()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve", ("comment", Comment));
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        await using var tampering = new Tampering(story);
        await tampering.DoAsync("changed", $"details/{attestation.Key.Id:D}.{attestation.Decision!.Id:D}.json");

        var refused = await crew.Requester.PressesAsync(handedOff, "request.recorded", ("reference", "ATT-9"));

        Assert.Contains("The comment of the approval is missing or altered.", refused.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(Comment, refused.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(AttestationState.HandedOff, (await crew.Ledger.OnlyAsync()).State);
    }

    [Theory]
    [InlineData("decision.approve", "You approved this attestation", "✓ You approved this", "Next: ")]
    [InlineData("decision.reject", "You rejected this attestation", "✕ You rejected this", "is told the reason and can ask again.")]
    public async Task Whoever_decided_reads_what_they_did_and_what_comes_next_and_a_colleague_reads_who(
        string verb, string title, string did, string next)
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        var (_, olivias, priyas) = await crew.RequestsOfAsync(olivia, priya);

        var settled = await priya.PressesAsync(priyas, verb, ("reason", "Not the signatory."));

        Assert.Contains(title, settled.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(did, settled.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(next, settled.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("needs no decision any more", settled.Card!.Said(), StringComparison.Ordinal);
        var colleagues = (await olivia.SeesWithoutAsync(olivias, verb)).CardFor(olivia.Person)!.Said();
        Assert.Contains($"by {priya.Person.Name}.", colleagues, StringComparison.Ordinal);
        Assert.DoesNotContain("You ", colleagues, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_comes_as_a_card_of_its_own_with_its_reason_and_asks_again_with_the_same_facts()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "The signatory left in 2024."));
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var told = await crew.Requester.SeesAsync("Its card shows why");

        Assert.NotEqual(request.Id, told.Id);
        var card = told.CardFor(crew.Requester.Person)!;
        Assert.Contains("The signatory left in 2024.", card.Said(), StringComparison.Ordinal);
        Assert.Contains($"{crew.Manager.Person.Name} rejected it.", card.Said(), StringComparison.Ordinal);
        var again = await crew.Requester.PressesAsync(told, Begins("again"));
        Assert.NotNull(again.Card);
    }

    [Fact]
    public async Task Asking_again_takes_the_facts_over_though_another_request_was_just_begun()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "The signatory left in 2024."));
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var told = await crew.Requester.SeesAsync("Its card shows why");
        await crew.Agent.StartsAsync();

        var again = await crew.Requester.PressesAsync(told, Begins("again"));

        Assert.Contains(crew.Company, again.Card!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asking_again_over_a_begun_request_asks_first_and_then_takes_over_what_was_asked_for(bool byExecute)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", "The signatory left in 2024."));
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var told = await crew.Requester.SeesAsync("Its card shows why");
        await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var asked = await crew.Requester.PressesAsync(told, Begins("again"));
        Assert.DoesNotContain(crew.Company, asked.Card!.Said(), StringComparison.Ordinal);

        var begun = crew.Requester.Chat.Find(told.Id)!;
        _ = byExecute
            ? await crew.Requester.PressesAsync(begun, Begins("fresh"))
            : await crew.Requester.SubmitsAsync(begun, Begins("fresh"));

        var confirm = await crew.Requester.Chat.WaitForAsync(m => m.CardFor(crew.Requester.Person)?.Has("attest.confirm") == true);
        Assert.Contains(crew.Company, confirm.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.Single((await crew.Ledger.ReadAsync()).Attestations);
    }

    private static CardPress Begins(string choice) =>
        new("attest.start") { Where = data => (string?)data["choice"] == choice };

    /// <summary>The card without what is folded away.</summary>
    private static Card InSight(Card card)
    {
        var json = card.Json.DeepClone().AsObject();
        Unfold(json);
        return new Card(json);

        static void Unfold(JsonNode? node)
        {
            foreach (
                var inner in node switch
                {
                    JsonArray list => list.ToList(),
                    JsonObject item => item.Select(p => p.Value).ToList(),
                    _ => [],
                })
            {
                if (inner is JsonObject { } hidden && (bool?)hidden["isVisible"] == false && inner.Parent is JsonArray parent)
                {
                    parent.Remove(inner);
                }
                else
                {
                    Unfold(inner);
                }
            }
        }
    }

    private static string TableIn(DriveFile file) => Encoding.UTF8.GetString(SampleFiles.Unzip(file.Content)["attestations.csv"]);
}
