using System.Globalization;
using System.Text.Json;
using McaBot.Features.Attest.Prefill;
using McaBot.Turns;
using McaBot.Turns.Extension;

namespace McaBot.Tests.Features.Attest.Prefill;

/// <summary>What is guessed from a message; whoever wrote it, nothing of it is believed.</summary>
public sealed class MessageFactsTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 20, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        "Our customer Contoso Ltd accepted on 3 November 2025: Chantal Beauregard <chantal@contoso.com>.",
        "Contoso Ltd", "Chantal", "Beauregard", "chantal@contoso.com", "2025-11-03")]
    [InlineData(
        "Le client : Contoso Électronique a accepté le 03/11/2025 (chantal.beauregard@contoso.fr)",
        "Contoso Électronique", "Chantal", "Beauregard", "chantal.beauregard@contoso.fr", "2025-11-03")]
    [InlineData(
        "Our customer Contoso North Ltd. Chantal Beauregard <chantal@contoso.com> said yes",
        "Contoso North Ltd", "Chantal", "Beauregard", "chantal@contoso.com", "2026-11-21")]
    [InlineData("Fabrikam Europe GmbH signed yesterday", "Fabrikam Europe GmbH", null, null, null, null)]
    [InlineData("Fabrikam Europe GmbH a signé hier", "Fabrikam Europe GmbH", null, null, null, null)]
    [InlineData("Fabrikam Europe GmbH signed on Friday", "Fabrikam Europe GmbH", null, null, null, null)]
    [InlineData("they said yes, ada@contoso.com", "contoso.com", null, null, "ada@contoso.com", "2026-11-21")]
    [InlineData("they said yes, ada@gmail.com", "", null, null, "ada@gmail.com", "2026-11-21")]
    [InlineData(
        "Contoso Ltd. Ada B. Lovelace <ada@contoso.com> said yes", "Contoso Ltd", "Ada", "B. Lovelace", "ada@contoso.com", "2026-11-21")]
    [InlineData(
        "Le client Contoso : j'ai l'accord d'alice.martin@contoso.fr",
        "Contoso", "Alice", "Martin", "alice.martin@contoso.fr", "2026-11-21")]
    [InlineData(
        "Nous attendons qu'alice.martin@contoso.fr signe", "contoso.fr", "Alice", "Martin", "alice.martin@contoso.fr", "2026-11-21")]
    [InlineData(
        "They said yes: 'alice.martin@contoso.com'", "contoso.com", "Alice", "Martin", "alice.martin@contoso.com", "2026-11-21")]
    [InlineData("Jane D'Arcy <d'arcy@contoso.com> said yes", "contoso.com", "Jane", "D'Arcy", "d'arcy@contoso.com", "2026-11-21")]
    [InlineData("sean.o'brien@contoso.com said yes", "contoso.com", null, null, "sean.o'brien@contoso.com", "2026-11-21")]
    [InlineData("It will be signed on 3 November 2099.", "", null, null, null, "2026-11-21")]
    [InlineData("", "", null, null, null, "2026-11-21")]
    [InlineData(
        "From: Chantal Beauregard <chantal@contoso.com>\nSent: Monday, 3 November 2025 09:12\nTo: Ben\nSubject: Yes\n\nWe accept.",
        "contoso.com", "Chantal", "Beauregard", "chantal@contoso.com", "2025-11-03")]
    [InlineData(
        "Company: Contoso Ltd\nFirst name: Chantal\nLast name: Beauregard\nDate: 3 November 2025",
        "Contoso Ltd", "Chantal", "Beauregard", null, "2025-11-03")]
    [InlineData(
        "From: Chantal Beauregard <chantal@contoso.com>\nSent: 03/11/2025 09:12\nTo: Ben\nSubject: Yes\n\nWe accept.",
        "contoso.com", "Chantal", "Beauregard", "chantal@contoso.com", "")]
    [InlineData(
        "Company: Contoso Ltd\nAccepted by: Chantal Beauregard <chantal@contoso.com>\nLast name: Martin\nE-mail: c.martin@contoso.com\n"
        + "Date: 3 November 2025",
        "Contoso Ltd", "Chantal", "Martin", "c.martin@contoso.com", "2025-11-03")]
    [InlineData(
        "Société : Contoso\nAccepté par : Chantal Beauregard\nNom de famille : Martin\nDate : 3 novembre 2025",
        "Contoso", "Chantal", "Martin", null, "2025-11-03")]
    public void A_message_tells_as_much_as_it_says(
        string text, string customer, string? first, string? last, string? email, string? day)
    {
        var facts = MessageFacts.Of(new ChosenMessage(text, "Megan Bowen", Sent, null, []), Reader("Ben Okafor"));

        Assert.Equal(customer, facts.Customer);
        Assert.Equal(
            [first, last, email, day],
            new[] { "firstName", "lastName", "email", "dateAgreed" }.Select(field => facts.Values.GetValueOrDefault(field)));
    }

    [Fact]
    public void The_reader_is_not_taken_for_the_customers_person()
    {
        var message = new ChosenMessage("Asked by Ben Okafor <ben@northwind.com>, said by Ada Lovelace <ada@contoso.com>", null, null, null, []);

        Assert.Equal("ada@contoso.com", MessageFacts.Of(message, Reader("Ben Okafor")).Values["email"]);
    }

    [Theory]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("A a")]
    [InlineData("Customer ")]
    public void A_long_message_of_any_kind_is_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 30_000 / piece.Length));

        Assert.NotNull(MessageFacts.Of(new ChosenMessage(text, null, Sent, null, []), Reader("Ben Okafor")));
    }

    [Fact]
    public void Only_what_people_saw_of_a_message_is_read()
    {
        using var json = JsonDocument.Parse(
            """
            {"messagePayload":{"createdDateTime":"2026-11-20T23:30:00.000Z","linkToMessage":"javascript:alert(1)",
             "from":{"user":{"displayName":"Ada\u202E\u200B Lovelace"}},
             "body":{"contentType":"html","content":"<p>One</p><script>run()</script><p>two <at id=\"0\">McaBot</at>&nbsp;&amp; three</p>"},
             "attachments":[{"contentType":"reference","name":"signed.pdf"},{"contentType":"application/vnd.microsoft.card.adaptive","name":"no"}]}}
            """);

        var message = ChosenMessage.Read(json.RootElement)!;

        Assert.Equal("One\ntwo McaBot & three", message.Text);
        Assert.Equal(("Ada Lovelace", Sent, null), (message.Author, message.SentAt!.Value, message.Link));
        Assert.Equal(["signed.pdf"], message.Files);
        Assert.NotEqual(message.Mark, (message with { Text = "One" }).Mark);
    }

    /// <summary>Where it is past midnight already.</summary>
    private static Caller Reader(string name)
    {
        var british = CultureInfo.GetCultureInfo("en-GB");
        return new Caller(
            Guid.NewGuid(), Guid.NewGuid(), name, null, british, false, "", "", new DateOnly(2026, 11, 29))
        {
            Offset = TimeSpan.FromHours(1), Region = british,
        };
    }
}
