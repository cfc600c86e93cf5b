using System.Globalization;
using McaBot.Attestations;
using McaBot.Features.Attest.Prefill;

namespace McaBot.Tests.Features.Attest.Prefill;

/// <summary>Of facts in one piece nobody is made up of two people, and nothing is dropped in silence.</summary>
public sealed class PastedFactsTests
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("Accepted by: Bruno Petit\nContact: Alice Martin <alice@contoso.com>\nTicket: INC-1", "Contact: Alice Martin")]
    [InlineData("Contact: Alice Martin <alice@contoso.com>\nAccepted by: Bruno Petit\nTicket: INC-1", "Contact: Alice Martin")]
    [InlineData("Interlocuteur : Alice Martin <alice@contoso.com>\nSignataire : Bruno Petit\nTicket : INC-1", "Interlocuteur : Alice")]
    public void Whoever_accepted_counts_before_a_contact_and_takes_nothing_of_theirs(string text, string unread)
    {
        var facts = Read(text);

        Assert.Equal(("Bruno", "Petit"), (facts.Guessed[Fields.FirstName], facts.Guessed[Fields.LastName]));
        Assert.DoesNotContain(Fields.Email, facts.Guessed.Keys);
        Assert.StartsWith(unread, Assert.Single(facts.Unread), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_person_named_twice_is_one_with_the_address_of_either_line()
    {
        var facts = Read("Accepted by: Alice Martin\nContact: Alice Martin <alice@contoso.com>\nTicket: INC-1");

        Assert.Equal("alice@contoso.com", facts.Guessed[Fields.Email]);
        Assert.Empty(facts.Unread);
    }

    [Fact]
    public void Of_two_people_the_first_is_taken_and_the_other_told()
    {
        var facts = Read("First name: Alice\nLast name: Martin\nE-mail: alice@contoso.com\nFirst name: Bruno\nLast name: Petit");

        Assert.Equal(["Alice", "Martin", "alice@contoso.com"], facts.Values.Values);
        Assert.Equal(["First name: Bruno", "Last name: Petit"], facts.Unread);
    }

    [Theory]
    [InlineData("First name: Alice\nE-mail:\nalice@contoso.com", "Alice|alice@contoso.com", "")]
    [InlineData("Prénom : Alice\nGSM : +32 470 12 34 56\nRéf. : INC-1", "Alice|+32 470 12 34 56|INC-1", "")]
    [InlineData("First name: Alice, E-mail: alice@contoso.com", "Alice|alice@contoso.com", "")]
    [InlineData("First name: Alice\nE-mail: alice@contoso.com\nShoe size: 42", "Alice|alice@contoso.com", "Shoe size")]
    public void What_stands_below_its_label_is_taken_and_what_nobody_knows_is_told(string text, string values, string unread)
    {
        var facts = Read(text);

        Assert.Equal(values.Split('|'), facts.Values.Values);
        Assert.Equal(unread.Split('|', StringSplitOptions.RemoveEmptyEntries), facts.Unread);
    }

    [Theory]
    [InlineData("Name: Contoso Ltd\nTicket: INC-1")]
    [InlineData("Nom : Contoso SAS\nDomaine : contoso.fr\nPays : France")]
    [InlineData("Name: Contoso\nTenant ID: 9f5c2160-4e73-4c77-9e20-51316c2dbf33\nDomain: contoso.com")]
    public void A_name_that_only_a_company_can_have_is_the_customers(string text)
    {
        var facts = Read(text);

        Assert.Equal([Fields.CompanyName], facts.Guessed.Keys);
        Assert.Empty(facts.Unread);
    }

    [Theory]
    [InlineData("Last name: Beauregard\nTenant ID: 9f5c2160-4e73-4c77-9e20-51316c2dbf33")]
    [InlineData("Last name: Co\nE-mail: c@contoso.com")]
    public void A_last_name_is_no_companys(string text)
    {
        var facts = Read(text);

        Assert.Contains(Fields.LastName, facts.Values.Keys);
        Assert.Empty(facts.Guessed);
    }

    [Fact]
    public void Facts_above_a_mail_are_read_and_the_mails_head_is_not_among_them()
    {
        var pasted = PastedText.Read(
            "Company: Contoso\nTicket: INC-1\n\n"
            + "From: Chantal Beauregard <c@contoso.com>\nSent: 3 November 2025 09:12\nTo: Ben\nSubject: ok\n",
            British)!;

        Assert.Equal(["Contoso", "INC-1"], pasted.Facts!.Values.Values);
        Assert.Equal("c@contoso.com", pasted.Mail!.CustomerFor("Ben")!.Address);
    }

    private static PastedFacts Read(string text) => PastedFacts.Read(text, British)!;
}
