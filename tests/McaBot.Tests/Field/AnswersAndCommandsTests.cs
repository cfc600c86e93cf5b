using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Prefill;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>
/// F04 and F19: while a step waits for an answer, text is that answer unless it is a command beyond doubt, and one word discards nothing.
/// </summary>
[Collection(FormStories.Name)]
public sealed class AnswersAndCommandsTests(StoryWorld story)
{
    [Theory]
    [InlineData("Stopp")]
    [InlineData("Chuck")]
    [InlineData("Cheek")]
    [InlineData("Parker")]
    [InlineData("Merck")]
    [InlineData("Marci")]
    [InlineData("Ty")]
    [InlineData("Helpp")]
    public async Task F04_A_persons_name_that_resembles_a_command_is_the_name(string name)
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();
        var before = crew.Requester.Chat.Messages.Count;

        await crew.Requester.SaysAsync(name);

        Assert.Equal(name, crew.Holds("firstName"));
        Assert.Contains("Still needed: Last name", crew.Requester.SaidSince(before), StringComparison.Ordinal);
        Assert.Collection(
            crew.Requester.Chat.Messages.Skip(before).Where(m => m.IsFromBot),
            words => Assert.Null(words.Card), form => Assert.NotNull(form.Card));
    }

    [Theory]
    [InlineData("Check Point Software Technologies")]
    [InlineData("Audit Partners LLP")]
    [InlineData("Export Development Canada")]
    [InlineData("Show Media Ltd")]
    [InlineData("Subscribe Global Networks")]
    [InlineData("Find AB")]
    [InlineData("Search S.A.")]
    [InlineData("Report Consulting GmbH")]
    [InlineData("Export AG")]
    [InlineData("Accepted Ltd")]
    public async Task F04_A_companys_name_that_begins_like_a_command_is_the_name(string name)
    {
        var crew = story.Crew();
        await crew.AtCustomerAsync();
        await crew.Requester.SaysAsync($"Tenant ID: {crew.Ledger.Customer}\nPrimary domain: contoso.example.com");

        await crew.Requester.SaysAsync(name);

        Assert.Equal(name, crew.Holds("companyName"));
        Assert.Contains("Still needed: Country or region", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "en-GB", "If that was your answer, write the field’s name first", "Company name: find contoso",
        "report 2026-10", "export last month", "verify 12345678", "show contoso.com", "subscribe approvals", "Audit October 2026",
        "find contoso", "search Contoso", "Find Contoso", "Remind Contoso", "Hand over Contoso", "Export contoso",
        "remind contoso", "hand over contoso", "give up contoso", "accepted contoso",
        "new link contoso", "by hand contoso", "status of contoso", "check contoso")]
    [InlineData(
        "fr-FR", "Si c’était votre réponse, commencez par le nom du champ", "Raison sociale : chercher contoso",
        "rapport 2026-10", "exporter le mois dernier", "vérifier 12345678", "chercher contoso.com", "s’abonner approbations",
        "Exporter octobre 2026", "chercher contoso", "Chercher Contoso", "Transmettre contoso", "relancer Contoso",
        "transmettre contoso", "renoncer à contoso", "accepté contoso",
        "nouveau lien contoso", "à la main contoso", "état de contoso")]
    public async Task F04_A_command_with_its_object_is_never_the_answer_and_how_to_answer_is_told(
        string locale, string hint, string answer, params string[] commands)
    {
        var crew = story.Crew(locale);
        await crew.AtCustomerAsync();
        await crew.Requester.SaysAsync($"Tenant ID: {crew.Ledger.Customer}\nPrimary domain: contoso.example.com");

        foreach (var command in commands)
        {
            var before = crew.Requester.Chat.Messages.Count;
            await crew.Requester.SaysAsync(command);

            var said = crew.Requester.SaidSince(before);
            Assert.True(said.Length > 0, command);
            Assert.True(said.Contains(hint, StringComparison.Ordinal) == IsOfWords(command), $"{command}: {said}");
            Assert.True(crew.Holds("companyName") is null, command);
        }

        await crew.Requester.SaysAsync(answer);
        Assert.Equal(answer.Split(':')[1].Trim(), crew.Holds("companyName"));
        Assert.False(await crew.Ledger.ExistsAsync());

        // What can be nothing else needs no hint.
        static bool IsOfWords(string command) =>
            command.EndsWith("contoso", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task F04_Written_with_a_capital_by_the_keyboard_it_is_the_command_where_the_customer_is_on_record()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        await other.WaitsForDecisionAsync();
        await crew.AtCustomerAsync();
        await crew.Requester.SaysAsync($"Tenant ID: {crew.Ledger.Customer}\nPrimary domain: contoso.example.com");

        await crew.Requester.SaysAsync($"Find {other.Company}");
        Assert.Contains((await other.Ledger.OnlyAsync()).Number, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Null(crew.Holds("companyName"));
        await crew.Requester.SaysAsync("Find Networks Ltd");

        Assert.Equal("Find Networks Ltd", crew.Holds("companyName"));
    }

    [Fact]
    public async Task F04_French_names_that_resemble_commands_are_names()
    {
        var crew = story.Crew("fr-FR");
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync("Retou");
        await crew.Requester.SaysAsync("Annulier");

        Assert.Equal("Retou", crew.Holds("firstName"));
        Assert.Equal("Annulier", crew.Holds("lastName"));
    }

    [Theory]
    [InlineData("en-GB", "accepted on: 3 November 2025")]
    [InlineData("fr-FR", "accepté le\u00A0: 3 novembre 2025")]
    public async Task F04_A_label_that_begins_as_a_command_does_is_a_label(string locale, string line)
    {
        var crew = story.Crew(locale);
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync(line);

        Assert.Equal("2025-11-03", crew.Holds("dateAgreed"));
    }

    [Fact]
    public async Task F04_A_command_with_a_number_and_a_command_word_still_work_in_the_middle()
    {
        var crew = story.Crew();
        var other = story.Crew();
        await other.WaitsForDecisionAsync();
        var number = (await other.Ledger.OnlyAsync()).Number;
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync($"find {number}");
        Assert.Contains(number, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("Help.");
        Assert.Contains("What you can write to me", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("Chantal");

        Assert.Equal("Chantal", crew.Holds("firstName"));
    }

    [Theory]
    [InlineData("en-GB", "cancel", "Discard what you entered?", "yes", "Request cancelled")]
    [InlineData("en-GB", "Stop!", "Discard what you entered?", "discard", "Request cancelled")]
    [InlineData("fr-FR", "annuler", "Abandonner votre saisie", "oui", "Demande annulée")]
    [InlineData("fr-FR", "arrêter", "Abandonner votre saisie", "abandonner", "Demande annulée")]
    public async Task F04_What_was_entered_is_discarded_at_a_second_word_only(
        string locale, string word, string question, string yes, string gone)
    {
        var crew = story.Crew(locale);
        await crew.AtAcceptanceAsync();
        await crew.Requester.SaysAsync("Chantal");

        await crew.Requester.SaysAsync(word);
        Assert.Contains(question, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(gone, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync(yes);

        Assert.Contains(gone, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Theory]
    [InlineData("en-GB", "cancel", "no")]
    [InlineData("en-GB", "start over", "keep writing")]
    [InlineData("fr-FR", "recommencer", "non")]
    public async Task F04_Who_says_no_goes_on_where_they_were(string locale, string word, string no)
    {
        var crew = story.Crew(locale);
        await crew.AtAcceptanceAsync();
        await crew.Requester.SaysAsync("Chantal");
        await crew.Requester.SaysAsync(word);

        await crew.Requester.SaysAsync(no);

        Assert.Equal("Chantal", crew.Holds("firstName"));
        await crew.Requester.SaysAsync("Beauregard");
        Assert.Equal("Beauregard", crew.Holds("lastName"));
    }

    [Theory]
    [InlineData("en-GB", "ok", "Still needed: ")]
    [InlineData("en-GB", "next", "Still needed: ")]
    [InlineData("fr-FR", "d'accord", "Il manque encore")]
    [InlineData("fr-FR", "suivant", "Il manque encore")]
    public async Task F04_A_word_to_go_on_is_no_answer_to_what_a_mail_left_open(string locale, string word, string needed)
    {
        var crew = story.Crew(locale);
        await crew.AtAcceptanceAsync();
        await crew.Requester.AttachesAsync("acceptance.eml", Mails.Accepting(crew.Agent.Customer["domain"]));

        await crew.Requester.SaysAsync(word);

        Assert.Equal(["Beauregard", ""], new[] { "lastName", "ticket" }.Select(field => crew.Holds(field) ?? ""));
        Assert.Contains(needed, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("INC-7");
        await crew.Requester.SeesCardWithAsync("attest.confirm");
    }

    [Theory]
    [InlineData("en-GB", "ok")]
    [InlineData("fr-FR", "oui")]
    public async Task F04_A_word_to_go_on_is_no_country_and_a_companys_name_all_the_same(string locale, string word)
    {
        var crew = story.Crew(locale);
        await crew.AtCustomerAsync();
        await crew.Requester.SaysAsync($"Tenant ID: {crew.Ledger.Customer}\nPrimary domain: contoso.example.com");

        await crew.Requester.SaysAsync(word);
        await crew.Requester.SaysAsync(word);

        Assert.Equal([word, ""], new[] { "companyName", "country" }.Select(field => crew.Holds(field) ?? ""));
    }

    [Fact]
    public async Task F04_An_answer_to_the_step_is_taken_though_a_question_was_left_open_and_a_later_yes_discards_nothing()
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();
        await crew.Requester.SaysAsync("cancel");
        Assert.Contains("Discard what you entered?", crew.Requester.LastWords(), StringComparison.Ordinal);

        await crew.Requester.SaysAsync("Chantal");
        await crew.Requester.SaysAsync("Yes");

        Assert.Equal("Chantal", crew.Holds("firstName"));
        Assert.Equal("Yes", crew.Holds("lastName"));
    }

    [Fact]
    public async Task F04_A_yes_to_the_question_confirms_no_request_and_confirm_is_asked_again()
    {
        var crew = story.Crew();
        await crew.Agent.ReachesConfirmationAsync();
        await crew.Requester.SaysAsync("cancel");

        await crew.Requester.SaysAsync("confirm");
        Assert.Contains("Discard what you entered?", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("yes");

        Assert.Contains("Request cancelled", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F04_The_button_to_cancel_asks_first_by_Execute_and_by_Submit(bool byExecute)
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();
        var cancel = new CardPress("attest.cancel") { Where = data => data["choice"] is null };

        await PressesAsync(crew, card, cancel, byExecute);
        card = await crew.Requester.SeesChangedAsync(card, "Discard what you entered?");
        await PressesAsync(crew, card, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "resume" }, byExecute);
        card = await crew.Agent.SeesAgainAsync(card, "attest.acceptance");
        await PressesAsync(crew, card, cancel, byExecute);
        card = await crew.Requester.SeesChangedAsync(card, "Discard what you entered?");
        await PressesAsync(
            crew, card, new CardPress("attest.cancel") { Where = data => (string?)data["choice"] == "confirmed" }, byExecute);

        await crew.Requester.SeesChangedAsync(card, "Request cancelled");
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task F04_The_button_to_start_over_asks_first_and_then_begins_anew()
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();

        await crew.Requester.PressesAsync(card, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "start-over" });
        card = await crew.Requester.SeesChangedAsync(card, "Discard what you entered?");
        await crew.Requester.PressesAsync(card, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "fresh" });

        card = await crew.Agent.ChoosesAsync(await crew.Agent.SeesAgainAsync(card, "attest.scenario"));
        Assert.Null(card.CardFor(crew.Requester.Person)!.ValueOf("companyName"));
    }

    [Fact]
    public async Task F04_Nothing_entered_is_given_up_at_once()
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();

        await crew.Requester.SaysAsync("cancel");

        Assert.Contains("Request cancelled", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "?", "What you can write to me")]
    [InlineData("en-GB", "??", "What you can write to me")]
    [InlineData("fr-FR", "？", "Ce que vous pouvez m’écrire")]
    [InlineData("fr-FR", "aide ?", "Ce que vous pouvez m’écrire")]
    public async Task F19_A_question_mark_shows_help(string locale, string text, string answer)
    {
        var crew = story.Crew(locale);

        await crew.Requester.SaysAsync(text);

        Assert.Contains(answer, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    private static Task<PressResult> PressesAsync(Crew crew, Message card, CardPress press, bool byExecute) =>
        byExecute ? crew.Requester.PressesAsync(card, press) : crew.Requester.SubmitsAsync(card, press);
}
