using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Field;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest.Prefill;

/// <summary>
/// A request begins with what the agent has; whatever was guessed is said to be, and goes on record only as it was shown.
/// </summary>
[Collection(FormStories.Name)]
public sealed class PrefillStoryTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "attest for", "Guessed from what you wrote")]
    [InlineData("fr-FR", "attester pour", "Déduit de votre message")]
    public async Task A_customer_named_at_once_is_filled_in_and_marked_as_guessed(string locale, string words, string mark)
    {
        var crew = story.Crew(locale);
        await crew.Requester.SaysAsync($"{words} {crew.Company}");

        var card = await crew.Agent.ChoosesAsync(await crew.Requester.SeesCardWithAsync("attest.scenario"));

        var form = card.CardFor(crew.Requester.Person)!;
        Assert.Equal(crew.Company, form.ValueOf("companyName"));
        Assert.Contains(mark, form.Said(), StringComparison.Ordinal);
        var next = (await crew.Agent.DescribesCustomerAsync(card)).CardFor(crew.Requester.Person)!;
        Assert.DoesNotContain(mark, next.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData(
        "en-GB", "First name: Alice\nLast name: Martin\nE-mail: alice@contoso.com\nPhone: +33 1 42 68 53 99", "I filled in what you sent")]
    [InlineData(
        "fr-FR", "Prénom : Alice\nNom : Martin\nE-mail : alice@contoso.com\nTéléphone : +33 1 42 68 53 99", "J’ai rempli la demande")]
    public async Task Facts_of_somebody_else_pasted_at_the_end_are_taken_whole_and_shown_before_they_are_confirmed(
        string locale, string pasted, string said)
    {
        var crew = story.Crew(locale);
        crew.Agent.Acceptance["phone"] = "";
        var confirm = await crew.Agent.ReachesConfirmationAsync();

        await crew.Requester.SaysAsync(pasted);

        var card = await crew.Requester.SeesCardWithAsync("attest.confirm", confirm.Revision);
        Assert.Contains(said, crew.Requester.LastWords(), StringComparison.Ordinal);
        var shown = card.CardFor(crew.Requester.Person)!.Said();
        Assert.All(["Alice", "Martin", "alice@contoso.com", "99"], fact => Assert.Contains(fact, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("Chantal", shown, StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_mail_of_somebody_else_than_the_request_names_changes_nothing_and_that_is_said()
    {
        var crew = story.Crew();
        var form = await crew.AtAcceptanceAsync();
        await crew.Requester.SaysAsync("First name: Alice\nLast name: Martin");

        await crew.Requester.SaysAsync(
            "From: Chantal Beauregard <chantal@elsewhere.example>\nSent: 3 November 2025\nSubject: Agreement\n\nWe accept.");

        Assert.Contains("I took nothing from the e-mail", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal("Alice", crew.Holds("firstName"));
        Assert.Null(crew.Holds("email"));
    }

    [Theory]
    [InlineData("en-GB", "attest for", "neither")]
    [InlineData("fr-FR", "attester pour", "aucun des deux")]
    [InlineData("en-GB", "attest for", null)]
    public async Task What_was_filled_in_stays_when_neither_scenario_applies_until_it_is_discarded(
        string locale, string words, string? said)
    {
        var crew = story.Crew(locale);
        await crew.Requester.SaysAsync($"{words} {crew.Company}");
        var scenario = await crew.Requester.SeesCardWithAsync("attest.scenario");

        if (said is null)
        {
            await crew.Requester.PressesAsync(
                scenario, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == "neither" });
        }
        else
        {
            await crew.Requester.SaysAsync(said);
        }

        var neither = await crew.Requester.Chat.WaitForAsync(m =>
            m.CardFor(crew.Requester.Person)?.Has("attest.cancel") == true && !m.CardFor(crew.Requester.Person)!.Has("attest.scenario"));
        await crew.Requester.PressesAsync(neither, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "resume" });
        var resumed = await crew.Agent.ChoosesAsync(await crew.Agent.SeesAgainAsync(neither, "attest.scenario"));
        Assert.Equal(crew.Company, resumed.CardFor(crew.Requester.Person)!.ValueOf("companyName"));
    }

    [Fact]
    public async Task What_is_on_record_fills_the_customer_in_and_an_attestation_that_is_open_is_said_at_once()
    {
        var first = story.Crew();
        var (_, approval) = await first.WaitsForDecisionAsync();
        var again = story.CrewOf(story.Hires("Amelie", story.World.Ids.HelpdeskAgents, first.Manager), first.Manager, first);
        var number = (await first.Ledger.OnlyAsync()).Number;

        await again.Requester.SaysAsync($"attest for {first.Company}");
        var card = await again.Requester.SeesCardWithAsync("attest.scenario");
        Assert.Contains(
            $"{number} is already open for this customer", card.CardFor(again.Requester.Person)!.Said(), StringComparison.Ordinal);
        await first.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await first.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        card = await again.Agent.ChoosesAsync(card);

        var form = card.CardFor(again.Requester.Person)!;
        Assert.All(first.Agent.Customer, typed => Assert.Equal(typed.Value, form.ValueOf(typed.Key)));
        Assert.Contains("From an earlier attestation", form.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "attest for", ".ex", false)]
    [InlineData("fr-FR", "attester pour", ".ex", false)]
    [InlineData("en-GB", null, ".ex", false)]
    [InlineData("en-GB", "attest for", ".example.com", true)]
    [InlineData("fr-FR", null, ".example.com", true)]
    public async Task A_domain_stands_only_for_the_customer_on_record_that_has_exactly_that_domain(
        string locale, string? words, string end, bool isKnown)
    {
        var first = story.Crew();
        await first.WaitsForDecisionAsync();
        var crew = story.CrewOf(story.Hires("Amelie", story.World.Ids.HelpdeskAgents, first.Manager, locale), first.Manager);
        var (amelie, domain) = (crew.Requester, first.Agent.Customer["domain"].Split('.')[0] + end);
        await amelie.OpensMcaBotAsync();

        await (words is null
            ? amelie.AttachesAsync("acceptance.eml", Mails.Accepting(domain))
            : amelie.SaysAsync($"{words} {domain}"));

        var card = await crew.Agent.ChoosesAsync(await amelie.SeesCardWithAsync("attest.scenario"));
        var form = card.CardFor(amelie.Person)!;
        Assert.Equal(domain, form.ValueOf("domain"));
        Assert.Equal(
            isKnown ? [first.Agent.Customer["tenantId"], first.Company] : ["", ""],
            new[] { "tenantId", "companyName" }.Select(field => form.ValueOf(field) ?? ""));
    }

    [Theory]
    [InlineData("en-GB", "Guessed from the e-mail", "1 file is attached to the request")]
    [InlineData("fr-FR", "Déduit de l’e-mail", "1 fichier est joint à la demande")]
    public async Task The_customers_mail_begins_a_request_fills_it_in_and_is_its_evidence(string locale, string mark, string attached)
    {
        var crew = story.Crew(locale);
        var (ben, domain) = (crew.Requester, crew.Agent.Customer["domain"]);
        await ben.OpensMcaBotAsync();

        await ben.AttachesAsync("acceptance.eml", Mails.Accepting(domain));

        var card = await ben.SeesCardWithAsync("attest.scenario");
        Assert.Contains(attached, card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        card = await crew.Agent.ChoosesAsync(card);
        Assert.Equal(domain, card.CardFor(ben.Person)!.ValueOf("domain"));
        card = await crew.Agent.DescribesCustomerAsync(card);
        var form = card.CardFor(ben.Person)!;
        string[] fields = ["firstName", "lastName", "email", "dateAgreed", "obtained"];
        Assert.Equal(["Chantal", "Beauregard", $"chantal.beauregard@{domain}", "2025-11-03", "email"], fields.Select(form.ValueOf));
        Assert.Contains(mark, form.Said(), StringComparison.Ordinal);
        crew.Agent.Acceptance["email"] = form.ValueOf("email")!;
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        Assert.Contains("acceptance.eml", card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());

        await crew.ConfirmsAsync(card);

        var request = (await crew.Ledger.OnlyAsync()).Request;
        Assert.Equal([Hashes.Sha256(Mails.Accepting(domain))], request.Evidence);
        Assert.Equal((new DateOnly(2025, 11, 3), AcceptanceMethod.Email), (request.DateAgreed, request.Obtained));
    }

    [Theory]
    [InlineData("Chantal", "From the customer’s e-mail: Last name, E-mail, Date of acceptance, How you know.", "Beauregard")]
    [InlineData("Camille", null, "")]
    public async Task A_mail_attached_later_fills_in_what_is_empty_unless_somebody_else_is_named(
        string entered, string? filledIn, string lastName)
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await ben.SaysAsync($"First name: {entered}");

        await ben.AttachesAsync("acceptance.eml", Mails.Accepting("another.example.com"));

        var said = await ben.SeesAsync("1 file was attached");
        Assert.Contains(filledIn ?? "1 file is attached", said.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal(filledIn is not null, said.CardFor(ben.Person)!.Said().Contains("Filled in for you", StringComparison.Ordinal));
        await ben.PressesAsync(said, "attest.start");
        var form = (await crew.Agent.SeesAgainAsync(said, "attest.acceptance")).CardFor(ben.Person)!;
        Assert.Equal([entered, lastName], new[] { "firstName", "lastName" }.Select(f => form.ValueOf(f) ?? ""));
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData(
        "en-GB", "From: Chantal Beauregard <chantal@{0}>\nSent: Monday, 3 November 2025 09:12\nTo: Ben Okafor\nSubject: Yes\n\nWe accept.")]
    [InlineData(
        "fr-FR",
        "De : Chantal Beauregard <chantal@{0}>\nEnvoyé : lundi 3 novembre 2025 09:12\nÀ : Ben Okafor\nObjet : Oui\n\nNous acceptons.")]
    public async Task A_mail_pasted_with_its_headers_fills_the_request_in_and_is_no_evidence(string locale, string mail)
    {
        var crew = story.Crew(locale);
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();

        await ben.SaysAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, mail, crew.Agent.Customer["domain"]));

        var card = await crew.Agent.ChoosesAsync(await ben.SeesCardWithAsync("attest.scenario"));
        Assert.Equal(crew.Agent.Customer["domain"], card.CardFor(ben.Person)!.ValueOf("domain"));
        var form = (await crew.Agent.DescribesCustomerAsync(card)).CardFor(ben.Person)!;
        Assert.Equal(
            ["Chantal", "Beauregard", "2025-11-03", "email"],
            new[] { "firstName", "lastName", "dateAgreed", "obtained" }.Select(form.ValueOf));
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData(
        "en-GB",
        "Customer: {0}\nTenant ID: {1}\nDomain: {2}\nCountry: France\nLanguage: French\nAccepted by: Chantal Beauregard <c@{2}>\nDate: 3 November 2025\nHow: by e-mail\nTicket: INC-1")]
    [InlineData(
        "fr-FR",
        "Client : {0}\nIdentifiant du locataire : {1}\nDomaine : {2}\nPays : France\nLangue : français\nAccepté par : Chantal Beauregard <c@{2}>\nDate : 03/11/2025\nComment : par e-mail\nTicket : INC-1")]
    public async Task Facts_pasted_in_one_piece_need_only_be_checked(string locale, string facts)
    {
        var crew = story.Crew(locale);
        var (ben, customer) = (crew.Requester, crew.Agent.Customer);
        await ben.OpensMcaBotAsync();

        await ben.SaysAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, facts, crew.Company, customer["tenantId"], customer["domain"]));
        await ben.SaysAsync("1");
        await ben.SaysAsync("ok");
        await ben.SaysAsync("ok");

        var confirm = await ben.SeesCardWithAsync("attest.confirm");
        await ben.PressesAsync(confirm, "attest.confirm");
        await crew.Agent.SeesAgainAsync(confirm, "request.withdraw");
        var request = (await crew.Ledger.OnlyAsync()).Request;
        Assert.Equal(("FR", new DateOnly(2025, 11, 3), Scenario.ExistingPartner), (request.Country, request.DateAgreed, request.Scenario));
    }

    [Fact]
    public async Task A_file_that_is_no_mail_or_too_large_a_one_fills_nothing_in()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();

        await ben.AttachesAsync(
            story.World.Files.Put("headless.eml", "We accept."u8.ToArray()),
            story.World.Files.Put(
                "huge.eml", [.. Mails.Accepting("contoso.example.com"), .. Encoding.ASCII.GetBytes(new string('x', 10 * 1024 * 1024))]));

        var said = (await ben.SeesAsync("2 files were not attached")).CardFor(ben.Person)!.Said();
        Assert.Contains("headless.eml: what is in the file is not what its name says", said, StringComparison.Ordinal);
        Assert.Contains("huge.eml: the file is larger than 10 MB", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Filled in for you", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html.eml")]
    [InlineData("nested.eml")]
    [InlineData("forged.eml")]
    [InlineData("forwarded.eml")]
    public async Task A_strange_mail_is_kept_as_evidence_and_asserts_no_day_that_is_not_there(string name)
    {
        var crew = story.Crew("fr-FR");
        var (ben, domain) = (crew.Requester, crew.Agent.Customer["domain"]);
        await ben.OpensMcaBotAsync();
        var mail = name switch
        {
            "html.eml" => Mails.HtmlOnly(domain),
            "nested.eml" => Mails.Nested(domain, 200),
            "forwarded.eml" => Mails.Forwarded(domain),
            _ => Mails.Accepting(domain, "Thu, 3 Nov 2095 09:12:00 +0000"),
        };

        await ben.AttachesAsync(name, mail);

        var card = await crew.Agent.ChoosesAsync(await ben.SeesCardWithAsync("attest.scenario"));
        var form = (await crew.Agent.DescribesCustomerAsync(card)).CardFor(ben.Person)!;
        Assert.Equal(name == "forged.eml" ? "" : "2025-11-03", form.ValueOf("dateAgreed") ?? "");
        Assert.Contains(form.ValueOf("email"), new[] { $"chantal.beauregard@{domain}", $"s@{domain}" });
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task Who_may_not_attest_begins_nothing_with_a_mail_or_with_words()
    {
        var tom = story.Hires("Tom");
        await tom.OpensMcaBotAsync();

        await tom.AttachesAsync("acceptance.eml", Mails.Accepting("contoso.example.com"));
        Assert.Contains("You need a role that may attest", tom.LastWords(), StringComparison.Ordinal);
        await tom.SaysAsync("attest for Contoso");
        Assert.Contains("You need a role that may attest", tom.LastWords(), StringComparison.Ordinal);
        await tom.SaysAsync("Company: Contoso\nDomain: contoso.com");
        Assert.Contains("You need a role that may attest", tom.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_request_is_not_lost_when_another_customer_is_named()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        await ben.SaysAsync("attest for Fabrikam");
        var offer = ben.Chat.Messages[^1];
        Assert.Contains($"You began a request for {crew.Company} and did not send it.", offer.Card!.Said(), StringComparison.Ordinal);
        await ben.PressesAsync(offer, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "fresh" });

        var card = await crew.Agent.ChoosesAsync(await crew.Agent.SeesAgainAsync(offer, "attest.scenario"));
        Assert.Equal("Fabrikam", card.CardFor(ben.Person)!.ValueOf("companyName"));
    }
}
