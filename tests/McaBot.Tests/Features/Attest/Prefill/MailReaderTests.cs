using System.Globalization;
using System.Text;
using McaBot.Attestations;
using McaBot.Features.Attest.Prefill;

namespace McaBot.Tests.Features.Attest.Prefill;

/// <summary>What is read of a mail is a guess, and never more than the mail says.</summary>
public sealed class MailReaderTests
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly DateOnly Third = new(2025, 11, 3);

    [Fact]
    public void The_writer_and_the_day_on_the_writers_own_clock_are_read() =>
        Assert.Equal(
            new MailSender("Chantal Beauregard", "chantal.beauregard@contoso.com", Third), Customer(Mails.Accepting("contoso.com")));

    [Fact]
    public void A_mail_passed_on_tells_of_its_first_writer_and_a_reply_of_its_own()
    {
        Assert.Equal(("Chantal Beauregard", Third), Of(Customer(Mails.Forwarded("contoso.com"), "fr-FR")));
        var reply =
            Encoding.UTF8.GetString(Mails.Accepting("contoso.com"))
            + "\r\nFrom: Ben Okafor <ben@northwind-partner.example>\r\nSent: 1 November 2025 10:00\r\nTo: Chantal\r\nSubject: Please accept\r\n";
        Assert.Equal(("Chantal Beauregard", Third), Of(Customer(Encoding.UTF8.GetBytes(reply))));
    }

    [Fact]
    public void The_reader_is_never_the_customer()
    {
        var read = MailReader.Read(Mails.Accepting("contoso.com", from: "Ben Okafor"), British)!;

        Assert.Null(read.CustomerFor("ben OKAFOR"));
        Assert.NotNull(read.CustomerFor(null));
    }

    [Theory]
    [InlineData("Chantal Beauregard", "Chantal", "Beauregard")]
    [InlineData("BEAUREGARD Chantal", "Chantal", "Beauregard")]
    [InlineData("Beauregard, Chantal", "Chantal", "Beauregard")]
    [InlineData("de la Tour, Anne", "Anne", "de la Tour")]
    [InlineData("García Márquez, Gabriel", "Gabriel", "García Márquez")]
    [InlineData("Chantal Beauregard, CFO", "Chantal", "Beauregard")]
    [InlineData("Chantal Beauregard, Directrice générale, Contoso", "Chantal", "Beauregard")]
    [InlineData("Madame Chantal Beauregard", "Chantal", "Beauregard")]
    [InlineData("Herr Max Weber", "Max", "Weber")]
    [InlineData("Mme Chantal de Beauregard (Contoso)", "Chantal", "de Beauregard")]
    [InlineData("Jean-Pierre O’Neill", "Jean-Pierre", "O’Neill")]
    [InlineData("J. Beauregard", "J.", "Beauregard")]
    [InlineData("J.-P. BEAUREGARD", "J.-P.", "Beauregard")]
    [InlineData("Jean Pierre MARTIN", "Jean Pierre", "Martin")]
    [InlineData("Anne Marie DE LA TOUR", "Anne Marie", "De La Tour")]
    [InlineData("M. Jean Pierre de BEAUREGARD", "Jean Pierre", "de BEAUREGARD")]
    [InlineData("CHANTAL BEAUREGARD", "CHANTAL", "Beauregard")]
    [InlineData("John Smith III", "John", "Smith III")]
    [InlineData("Contoso", null, null)]
    [InlineData("", null, null)]
    public void A_name_is_told_apart_as_well_as_one_can(string shown, string? first, string? last)
    {
        var name = PersonName.Of(shown);

        Assert.Equal((first, last), (name?.First, name?.Last));
    }

    [Theory]
    [InlineData("Thu, 3 Nov 2095 09:12:00 +0000")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void A_day_that_is_forged_or_no_day_is_left_to_be_said(string date)
    {
        var facts = MailFacts.Of(Customer(Mails.Accepting("contoso.com", date)), new DateOnly(2026, 11, 29));

        Assert.Equal("", facts[Fields.DateAgreed]);
        Assert.Equal("email", facts[Fields.Obtained]);
    }

    [Fact]
    public void Markup_alone_is_read_too_and_nothing_in_it_runs_or_shows() =>
        Assert.Equal(("Beauregard, Chantal", Third), Of(Customer(Mails.HtmlOnly("contoso.com"))));

    [Theory]
    [InlineData(3)]
    [InlineData(2000)]
    public void Mails_in_mails_end_somewhere(int depth) =>
        Assert.InRange(MailReader.Read(Mails.Nested("contoso.com", depth), British)?.Senders.Count ?? 0, 0, 8);

    [Fact]
    public void What_is_no_mail_gives_nothing()
    {
        Assert.Null(MailReader.Read("Yes, we accept."u8.ToArray(), British));
        Assert.Null(MailReader.Read(new byte[] { 0, 1, 2, 3 }, British));
        Assert.Null(MailReader.Read(Mails.Bytes("From: nobody", "Subject: x", "", "y"), British));
        Assert.Null(MailReader.Read(Mails.Bytes("From: <script>@x>", "Subject: x", "", "y"), British));
    }

    [Theory]
    [InlineData("chantal@contoso.com", "contoso.com")]
    [InlineData("chantal@gmail.com", null)]
    [InlineData("chantal@orange.fr", null)]
    public void A_domain_that_is_everybodys_is_no_customers(string address, string? domain) =>
        Assert.Equal(domain, MailAddresses.DomainOf(address));

    [Theory]
    [InlineData("en-GB", "From: Chantal Beauregard <c@contoso.com>\nSent: Monday, 3 November 2025 09:12\nTo: Ben\nSubject: Yes")]
    [InlineData("en-US", "From: Chantal Beauregard <c@contoso.com>\nSent: Monday, November 3, 2025 9:12 AM\nTo: Ben\nSubject: Yes")]
    [InlineData("en-US", "From: \"Chantal Beauregard\" <c@contoso.com>\nDate: Mon, 3 Nov 2025 09:12:44 +0100\nTo: Ben")]
    [InlineData("fr-FR", "De : Chantal Beauregard [mailto:c@contoso.com]\nEnvoyé : lundi 3 novembre 2025 09:12\nÀ : Ben\nObjet : Oui")]
    [InlineData("fr-FR", "> De : Chantal Beauregard <c@contoso.com>\n> Date : 3 novembre 2025 à 09:12:44\n> Objet : Oui")]
    [InlineData("fr-CA", "*De :* Chantal Beauregard <c@contoso.com>\n*Envoyé :* 3 nov. 2025 09:12\n*Objet :* Oui")]
    public void A_mail_pasted_with_its_headers_is_one(string culture, string text) =>
        Assert.Equal(
            new MailSender("Chantal Beauregard", "c@contoso.com", Third),
            QuotedMails.Read(text, CultureInfo.GetCultureInfo(culture))!.Senders[0]);

    [Theory]
    [InlineData(
        "en-GB", 5,
        "From: Amélie <a@northwind.com>\nSent: 5 November 2025 08:00\nSubject: FW: Yes\n\n"
        + "From: Chantal <c@contoso.com>\nSent: 3 November 2025\n")]
    [InlineData(
        "fr-FR", 5,
        "De : Amélie <a@northwind.com>\nEnvoyé : 5 novembre 2025 08:00\nObjet : TR: Oui\n>\n"
        + "> De : Chantal <c@contoso.com>\n> Envoyé : 3 nov. 2025\n")]
    [InlineData(
        "en-GB", null, "From: Amélie <a@northwind.com>\nSubject: FW: Yes\n\nFrom: Chantal <c@contoso.com>\nSent: 3 November 2025\nTo: Ben")]
    [InlineData(
        "fr-FR", null, "De : Amélie <a@northwind.com>\nObjet : TR: Oui\nDe : Chantal <c@contoso.com>\nDate : 3 novembre 2025\nÀ : Ben")]
    [InlineData(
        "en-GB", 5,
        "Date: 5 November 2025\nFrom: Amélie <a@northwind.com>\nTo: Ben\n\nDate: 3 November 2025\nFrom: Chantal <c@contoso.com>")]
    public void Of_two_mails_in_one_each_has_the_day_in_its_own_head(string culture, int? passedOn, string text)
    {
        var read = QuotedMails.Read(text, CultureInfo.GetCultureInfo(culture))!;

        Assert.Equal([passedOn is { } day ? new DateOnly(2025, 11, day) : null, Third], read.Senders.Select(s => s.Day));
    }

    [Theory]
    [InlineData("en-US", "From: Chantal <c@contoso.com>\nSent: 11/3/2025 9:12 AM\nTo: Ben", null)]
    [InlineData("en-US", "From: Chantal <c@contoso.com>\nSent: 11/13/2025 9:12 AM\nTo: Ben", 13)]
    [InlineData("fr-FR", "De : Chantal <c@contoso.com>\nEnvoyé : 03/11/2025 09:12\nÀ : Ben", null)]
    [InlineData("fr-FR", "De : Chantal <c@contoso.com>\nEnvoyé : 13/11/2025 09:12\nÀ : Ben", 13)]
    public void A_day_in_numbers_that_could_be_another_is_left_to_be_said(string culture, string text, int? day)
    {
        var read = QuotedMails.Read(text, CultureInfo.GetCultureInfo(culture))!;

        Assert.Equal(day is { } said ? new DateOnly(2025, 11, said) : null, read.Senders.Single().Day);
    }

    [Theory]
    [InlineData("Sean O'Brien sean.o'brien@contoso.com", "Sean O'Brien", "sean.o'brien@contoso.com")]
    [InlineData("'Sean O'Brien' <sean.o'brien@contoso.com>", "Sean O'Brien", "sean.o'brien@contoso.com")]
    [InlineData("Sean 'sean@contoso.com'", "Sean", "sean@contoso.com")]
    public void An_apostrophe_belongs_to_an_address_and_a_quotation_mark_does_not(string shown, string name, string address) =>
        Assert.Equal(new MailSender(name, address, null), MailAddresses.Sender(shown, null));

    [Theory]
    [InlineData("From: the sales team")]
    [InlineData("From: Chantal <c@contoso.com>")]
    [InlineData("Company name: Contoso\nDomain: contoso.com")]
    [InlineData("Hello\nfrom me")]
    public void Other_text_is_none(string text) => Assert.Null(QuotedMails.Read(text, British));

    private static MailSender Customer(byte[] mail, string culture = "en-GB") =>
        MailReader.Read(mail, CultureInfo.GetCultureInfo(culture))!.CustomerFor("Amélie Martin")!;

    private static (string? Name, DateOnly? Day) Of(MailSender sender) => (sender.Name, sender.Day);
}
