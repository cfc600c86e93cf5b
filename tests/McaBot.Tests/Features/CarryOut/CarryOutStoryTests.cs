using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Records;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.CarryOut;

[Collection(ConnectedStories.Name)]
public sealed class CarryOutStoryTests(ConnectedWorld story)
{
    [Fact]
    public async Task The_customer_accepts_behind_the_link_and_the_agreement_is_made_once_and_put_on_record()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe en");
        var (request, told, link) = await crew.HasLinkAsync();

        var card = told.CardFor(crew.Requester.Person)!;
        Assert.EndsWith(link.Id.ToString("D"), card.ValueOf("link"), StringComparison.Ordinal);
        Assert.Contains(card.ValueOf("link")!, card.ValueOf("letter"), StringComparison.Ordinal);
        Assert.Contains("Nous vous invitons à lire", card.ValueOf("letter"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\nBonjour Chantal Beauregard,\n", card.ValueOf("letter"), StringComparison.Ordinal);
        Assert.Matches($@", \d\d:\d\d UTC\+[12]\.[\s\S]*\n{crew.Requester.Person.Name}\nNorthwind Traders$", card.ValueOf("letter")!);
        var mail = Assert.Single(card.Actions, a => ((string?)a["url"])?.StartsWith("mailto:", StringComparison.Ordinal) == true);
        Assert.StartsWith("mailto:chantal.beauregard@contoso.example.com?subject=", (string?)mail["url"], StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(card.ValueOf("link")!), (string?)mail["url"], StringComparison.Ordinal);
        Assert.Contains("since January 2026", card.Said(), StringComparison.Ordinal);
        Assert.Contains("Approved: send the link to your customer", card.Said(), StringComparison.Ordinal);
        await NobodyElseSeesAsync(crew, link.Id);

        Assert.True(story.PartnerCenter.Accept(link.Id));
        await crew.Requester.PressesAsync(told, "request.accepted");
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        var made = Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
        Assert.Equal(
            ("Chantal", "Beauregard", "chantal.beauregard@contoso.example.com", "+33142685300"),
            (made.Signatory!.FirstName, made.Signatory.LastName, made.Signatory.Email, made.Signatory.Phone));
        var completed = Assert.IsType<Completed>(done.Completion!.What);
        Assert.Equal(made.Id.ToString("D"), completed.Reference);
        Assert.Equal(
            ["Requested", "Assigned", "Approved", "LinkAsked", "LinkIssued", "AcceptanceReported", "Completed"],
            await crew.Ledger.StepsAsync());
        foreach (var copy in new[] { request, told })
        {
            var settled = await crew.Requester.SeesChangedAsync(copy, completed.Reference);
            Assert.Contains("Your customer can order again.", settled.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
            Assert.DoesNotContain(
                link.Id.ToString("D"), settled.CardFor(crew.Requester.Person)!.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        }

        await NobodyElseSeesAsync(crew, link.Id);
        Assert.Empty(story.World.Requests.Of("mca", link.Id.ToString("D")));
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
    }

    [Fact]
    public async Task Said_too_early_it_stays_as_it_was_and_works_once_the_customer_has_accepted()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();

        await crew.Requester.PressesAsync(request, "request.accepted");
        var early = await crew.Requester.SeesChangedAsync(request, "Partner Center has no acceptance of the customer yet");
        Assert.EndsWith(link.Id.ToString("D"), early.CardFor(crew.Requester.Person)!.ValueOf("link"), StringComparison.Ordinal);
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));

        story.PartnerCenter.Accept(link.Id);
        await crew.Requester.SaysAsync($"accepted {await crew.NumberAsync()}");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Fact]
    public async Task What_is_confirmed_already_is_shown_before_and_read_back_after()
    {
        var crew = story.Crew();
        var prior = story.PartnerCenter.Confirm(crew.Ledger.Customer, new DateOnly(2025, 6, 30));

        var confirm = await crew.Agent.ReachesConfirmationAsync();
        Assert.Contains(
            "Partner Center already holds a confirmation for this customer", confirm.CardFor(crew.Requester.Person)!.Said(),
            StringComparison.Ordinal);
        await crew.Requester.PressesAsync(confirm, "attest.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Contains("30 June 2025", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        story.PartnerCenter.Accept(crew.LinkMade().Id);
        await crew.Requester.PressesAsync(await crew.Requester.SeesAsync("Send the link on its card"), "request.accepted");

        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.True(
            done.Completion!.What is Completed { AlreadyAttested: true } completed && completed.Reference == prior.Id.ToString("D"));
        await crew.Requester.SeesChangedAsync(confirm, $"It was attested already. Reference: {prior.Id:D}");
        Assert.Equal(prior, Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer)));
    }

    [Fact]
    public async Task An_expired_link_is_replaced_by_a_new_one_that_works()
    {
        var crew = story.Crew("fr-FR");
        await crew.IsApprovedAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        var first = crew.LinkMade();
        story.PartnerCenter.Expire(first.Id);

        var request = await crew.Requester.SeesAsync("Envoyez à votre client le lien de sa carte");
        await crew.Requester.PressesAsync(request, "request.accepted");
        var expired = await crew.Requester.SeesChangedAsync(request, "Le lien n’est plus valable");
        await crew.Requester.PressesAsync(expired, "request.link");
        await crew.Requester.SeesChangedAsync(request, "Pour votre client");
        var second = crew.LinkMade();
        Assert.NotEqual(first.Id, second.Id);
        Assert.EndsWith(
            second.Id.ToString("D"), crew.Requester.Chat.Find(request.Id)!.CardFor(crew.Requester.Person)!.ValueOf("link"),
            StringComparison.Ordinal);

        story.PartnerCenter.Accept(second.Id);
        await crew.Requester.SaysAsync("accepté");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Theory]
    [InlineData("/attestations/enhanced")]
    [InlineData("/agreements")]
    public async Task An_answer_lost_after_its_effect_makes_nothing_twice(string path)
    {
        var crew = story.Crew();
        var mine = path == "/agreements" ? $"/customers/{crew.Ledger.Customer:D}{path}" : path;
        var fault = story.World.Faults.Next("partnercenter", mine, dropAfterEffect: true, method: "POST");

        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);
        await crew.Requester.PressesAsync(request, "request.accepted");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        Assert.Equal(1, fault.Hits);
        Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
        Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Fact]
    public async Task A_customer_unknown_to_Partner_Center_is_said_so_and_goes_on_once_it_is_known()
    {
        var crew = story.Crew();
        story.PartnerCenter.DoesNotKnow(crew.Ledger.Customer);
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);

        await crew.Requester.PressesAsync(request, "request.accepted");
        var told = await crew.Requester.SeesAsync("Partner Center did not take attestation");
        var refused = told.CardFor(crew.Requester.Person)!.Said();
        Assert.Contains("Partner Center does not know this customer", refused, StringComparison.Ordinal);
        Assert.Contains("60003", refused, StringComparison.Ordinal);
        Assert.Contains("The approval still counts", refused, StringComparison.Ordinal);

        story.PartnerCenter.Know(new PartnerCustomer(crew.Ledger.Customer, crew.Agent.Customer["domain"], crew.Company, "FR"));
        await crew.Requester.PressesAsync(crew.Requester.Chat.Find(told.Id)!, "request.accepted");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
    }

    [Fact]
    public async Task A_language_the_agreement_does_not_exist_in_is_refused_and_given_up_and_the_customer_is_free_again()
    {
        var crew = story.Crew();
        crew.Agent.Customer["language"] = "ja-JP";
        var request = await crew.IsApprovedAsync();
        var refused = await crew.Requester.SeesChangedAsync(request, "often the agreement does not exist in this language");
        await crew.Ledger.ComesToRestAsync(AttestationState.Approved);

        await crew.Requester.PressesAsync(refused, "request.give-up");
        var asked = crew.Requester.Chat.Find(request.Id)!;
        Assert.Contains("Give this attestation up?", asked.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal(AttestationState.Approved, (await crew.Ledger.OnlyAsync()).State);
        await crew.Requester.PressesAsync(asked, "card.refresh");
        await crew.Requester.SeesChangedAsync(request, "often the agreement does not exist in this language");

        await crew.Requester.SaysAsync($"give up {await crew.NumberAsync()}");
        var again = await crew.Requester.SeesCardAsync(c => c.Said().Contains("Give this attestation up?", StringComparison.Ordinal));
        await crew.Requester.PressesAsync(again, "request.give-up");
        await crew.Ledger.ComesToRestAsync(AttestationState.Failed);
        await crew.Requester.SeesChangedAsync(request, $"Given up by {crew.Requester.Person.Name}");

        var failed = await crew.Agent.SeesAgainAsync(again, "attest.start");
        await crew.Requester.PressesAsync(failed, "attest.start");
        var confirm = await crew.Agent.SeesAgainAsync(again, "attest.confirm");
        await crew.Requester.PressesAsync(confirm, new CardPress("attest.back") { Where = data => (string?)data["to"] == "customer" });
        crew.Agent.Customer["language"] = "fr-FR";
        await crew.Agent.DescribesAcceptanceAsync(
            await crew.Agent.DescribesCustomerAsync(await crew.Agent.SeesAgainAsync(again, "attest.customer")));
        await crew.Requester.PressesAsync(await crew.Agent.SeesAgainAsync(again, "attest.confirm"), "attest.confirm");
        await crew.Agent.SeesAgainAsync(again, "request.withdraw");
        Assert.Equal(2, (await crew.Ledger.ReadAsync()).Attestations.Count);
    }

    [Fact]
    public async Task What_is_taken_in_hand_is_recorded_by_its_reference_and_asked_of_nobody()
    {
        var crew = story.Crew();
        var (request, told, link) = await crew.HasLinkAsync();

        await crew.Requester.PressesAsync(told, "request.by-hand");
        var byHand = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.DoesNotContain(
            link.Id.ToString("D"), byHand.CardFor(crew.Requester.Person)!.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        await crew.Requester.PressesAsync(byHand, "request.recorded", ("reference", "PC-7"));

        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Fact]
    public async Task A_role_lost_since_the_request_makes_no_agreement_and_leaves_the_card()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);
        story.World.Directory.RemoveMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);
        var before = await crew.Ledger.TextAsync();

        var refused = await crew.Requester.PressesAsync(request, "request.accepted");
        Assert.Contains("You need a role that may attest", refused.Message, StringComparison.Ordinal);
        Assert.True(crew.Requester.Chat.Find(request.Id)!.CardFor(crew.Requester.Person)!.Has("request.accepted"));
        Assert.Equal(before, await crew.Ledger.TextAsync());

        story.World.Directory.AddMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);
        await crew.Requester.PressesAsync(request, "request.accepted");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
    }

    [Fact]
    public async Task Nobody_but_the_requester_can_press_the_buttons_type_the_words_or_see_the_link()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);
        var colleague = story.Hires("Rhea", story.World.Ids.AdminAgents);
        await colleague.OpensMcaBotAsync();
        var (number, before) = (await crew.NumberAsync(), await crew.Ledger.TextAsync());
        var data = request.CardFor(crew.Requester.Person)!.DataOf("request.accepted");

        foreach (var (person, about) in new[] { (colleague, colleague.Chat.Messages[0]), (crew.Manager, crew.Manager.Chat.Messages[^1]) })
        {
            foreach (
                var verb in new[]
                {
                    "request.link",
                    "request.accepted",
                    "request.by-hand",
                    "request.give-up",
                    "card.refresh",
                    "request.open",
                })
            {
                var forged = data.DeepClone().AsObject();
                (forged["verb"], forged["choice"], forged["view"]) = (verb, "confirmed", "requester");
                await story.World.ForgesAsync(person, about, verb, forged);
                await story.World.ForgesSubmitAsync(person, about, forged.DeepClone());
            }

            foreach (var words in new[] { "accepted", "new link", "by hand", "give up", "find" })
                await person.SaysAsync($"{words} {number}");
            Assert.DoesNotContain(person.Chat.Messages, m =>
                (m.Json + string.Concat(m.Overrides.Values)).Contains(link.Id.ToString("D"), StringComparison.OrdinalIgnoreCase));
        }

        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        Assert.StartsWith(before, await crew.Ledger.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("LinkIssued", (await crew.Ledger.StepsAsync())[^1]);
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    /// <summary>Searches everything that is not the requester's own chat, nor a note, for the link's secret.</summary>
    private async Task NobodyElseSeesAsync(Crew crew, Guid secret)
    {
        var written = secret.ToString("D");
        Assert.DoesNotContain(written, await crew.Ledger.TextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(story.World.Bot!.Lines, line => line.Contains(written, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(crew.Requester.Channel.Messages, m => m.Json.Contains(written, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Json.Contains(written, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(crew.Requester.Chat.Messages, m =>
            ((string?)m.Activity["summary"] + m.Text).Contains(written, StringComparison.OrdinalIgnoreCase));
        await foreach (var blob in story.World.Container.ReadAllAsync())
        {
            if (!blob.Name.StartsWith("details/", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(written, blob.Name + blob.Content, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task On_a_broken_ledger_nothing_is_asked_of_Partner_Center_and_nothing_is_written()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        Assert.True(story.PartnerCenter.Accept(link.Id));
        var (number, tampered) = await BrokenLedgerTests.BreaksAsync(crew);

        foreach (var verb in new[] { "request.accepted", "request.link", "request.by-hand" })
        {
            var pressed = await crew.Requester.PressesAsync(request, verb);
            Assert.Contains("The record of this customer needs a check", pressed.Message, StringComparison.Ordinal);
        }

        foreach (var command in new[] { "accepted", "new link", "by hand", "give up" })
            await crew.Requester.SaysAsync($"{command} {number}");

        Assert.Equal(tampered, await crew.Ledger.TextAsync());
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
        Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
    }
}
