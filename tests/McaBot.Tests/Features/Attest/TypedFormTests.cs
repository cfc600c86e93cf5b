using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;

namespace McaBot.Tests.Features.Attest;

public sealed class TypedFormTests
{
    private static readonly FieldError[] AllMissing = [.. Fields.OfAcceptance.Select(f => new FieldError(f, FieldProblem.Missing))];

    [Theory]
    [InlineData("First name: Chantal", "firstName", "Chantal")]
    [InlineData("GIVEN NAME : Chantal", "firstName", "Chantal")]
    [InlineData("firstName:Chantal", "firstName", "Chantal")]
    [InlineData("* First name: Chantal", "firstName", "Chantal")]
    [InlineData("• First name: Chantal", "firstName", "Chantal")]
    [InlineData("– First name: Chantal", "firstName", "Chantal")]
    [InlineData("2) First name: Chantal", "firstName", "Chantal")]
    [InlineData("**First name**: Chantal", "firstName", "Chantal")]
    [InlineData("**First name: Chantal**", "firstName", "Chantal")]
    [InlineData("__First name:__ Chantal", "firstName", "Chantal")]
    [InlineData("- **First name:** **Chantal**", "firstName", "Chantal")]
    [InlineData("Téléphone (facultatif) : +33 1", "phone", "+33 1")]
    [InlineData("Ticket/Case: INC:1=2", "ticket", "INC:1=2")]
    [InlineData("N° de dossier : 7", "ticket", "7")]
    [InlineData("E-mail: _c@contoso.com_", "email", "c@contoso.com")]
    [InlineData("E-mail: _ben@contoso.com", "email", "_ben@contoso.com")]
    public void A_line_with_a_label_gives_its_field(string line, string field, string value)
    {
        var typed = Read(line);

        Assert.Equal(KeyValuePair.Create(field, value), Assert.Single(typed.Values));
    }

    [Theory]
    [InlineData("First name: Chantal, Last name: Beauregard, E-mail: c@contoso.com", "Chantal|Beauregard|c@contoso.com")]
    [InlineData("Prénom : Chantal, Nom : Beauregard; Courriel : c@contoso.com", "Chantal|Beauregard|c@contoso.com")]
    [InlineData("First name: Chantal, known as Tina", "Chantal, known as Tina")]
    [InlineData("First name\tLast name\tE-mail\nChantal\tBeauregard\tc@contoso.com", "Chantal|Beauregard|c@contoso.com")]
    [InlineData("How you know\tE-mail\nTicket\tINC-1", "email|INC-1")]
    [InlineData("How you know\tE-mail\nNotes\tnone", "email")]
    [InlineData("First name:\nChantal\nLast name:\nBeauregard", "Chantal|Beauregard")]
    [InlineData("First name: Alice\nLast name: Martin\nFirst name: Bruno\nLast name: Petit", "Alice|Martin")]
    public void Each_field_gets_its_own_value_however_they_are_parted(string text, string values) =>
        Assert.Equal(values.Split('|'), Read(text).Values.Values);

    [Theory]
    [InlineData("chantal@contoso.com", "email")]
    [InlineData("+33 1 42 68 53 00", "phone")]
    [InlineData("3 November 2025", "dateAgreed")]
    [InlineData("No, her phone is +33 1 42 68 53 99", "phone")]
    [InlineData("Non, c’est chantal@contoso.com", "email")]
    [InlineData("actually 4 November 2025", "dateAgreed")]
    [InlineData("en fait le 4 novembre 2025", "dateAgreed")]
    [InlineData("Chantal", "firstName")]
    [InlineData("No Kim", "firstName")]
    public void A_value_that_belongs_to_one_field_is_no_name(string text, string field) =>
        Assert.Equal(field, Assert.Single(Read(text).Values).Key);

    [Theory]
    [InlineData("Chantal Beauregard\nIT Director\nc@contoso.com\n+33 1 42 68 53 00", "email|phone")]
    [InlineData("Le lun. 3 nov. 2025 à 09:12, Chantal a écrit :\nBonjour Ben,", "")]
    [InlineData("Chantal\nBeauregard\nc@contoso.com\n+33 1 42 68 53 00\n3 November 2025", "firstName|lastName|email|phone|dateAgreed")]
    public void Of_lines_as_a_signature_has_them_none_is_a_name_by_its_place(string text, string fields) =>
        Assert.Equal(fields.Split('|', StringSplitOptions.RemoveEmptyEntries), Read(text).Values.Keys);

    [Theory]
    [InlineData("Shoe size: 42")]
    [InlineData("Surname at birth : B")]
    [InlineData("**Note:** x")]
    [InlineData("Note：x")]
    [InlineData("Note:x")]
    [InlineData("Company name: Contoso")]
    public void A_line_with_a_label_of_nothing_here_gives_nothing(string line)
    {
        Assert.Empty(Read(line).Values);
        Assert.Equal(["lastName"], Read($"{line}\nLast name: B").Values.Keys);
    }

    [Theory]
    [InlineData("Notes:\nCustomer called twice")]
    [InlineData("Interlocuteur :\nJean Petit")]
    public void What_stands_below_a_label_of_nothing_here_is_left_as_well(string text) => Assert.Empty(Read(text).Values);

    [Theory]
    [InlineData("https://contoso.sharepoint.com/a:b")]
    [InlineData("1. FC Köln")]
    [InlineData("10:30")]
    [InlineData("Marie-Chantal d’Aubigné")]
    [InlineData("AT&T; Fils")]
    [InlineData("mailto:c@contoso.com")]
    public void A_line_without_a_label_is_the_value_that_is_asked_for(string line) =>
        Assert.Equal(KeyValuePair.Create("firstName", line), Assert.Single(Read(line).Values));

    [Fact]
    public void Lines_without_labels_go_to_the_fields_in_their_order() =>
        Assert.Equal(
            new Dictionary<string, string> { ["firstName"] = "Chantal", ["lastName"] = "Beauregard", ["email"] = "c@contoso.com" },
            Read("Chantal\n- Beauregard\n\nc@contoso.com").Values);

    [Fact]
    public void Beside_labels_a_line_without_one_is_nobodys()
    {
        var typed = Read("Here is our contact\nLast name: Beauregard\nThanks a lot");

        Assert.Equal(["lastName"], typed.Values.Keys);
    }

    [Fact]
    public void A_label_on_a_line_of_its_own_names_the_next_line() => Assert.Equal(
        new Dictionary<string, string> { ["firstName"] = "Chantal", ["lastName"] = "Beauregard", ["phone"] = "" },
        Read("First name:\nChantal\nLast name:\nBeauregard\nPhone:").Values);

    [Fact]
    public void A_semicolon_parts_fields_only_before_a_label() => Assert.Equal(
        new Dictionary<string, string> { ["firstName"] = "Chantal", ["lastName"] = "A; B", ["ticket"] = "1;2" },
        Read("First name: Chantal; Last name: A; B; Ticket: 1;2").Values);

    [Fact]
    public void A_reference_with_a_colon_is_a_reference_where_one_is_asked_for() =>
        Assert.Equal(
            "INC:48213",
            Asked(Fields.Ticket, "INC:48213").Values[Fields.Ticket]);

    [Theory]
    [InlineData("en-GB", "25.11.2025")]
    [InlineData("en-GB", "25-11-2025")]
    [InlineData("de-DE", "25.11.2025")]
    [InlineData("nl-NL", "25-11-2025")]
    [InlineData("en-US", "11/25/2025")]
    [InlineData("en-GB", "20251103")]
    [InlineData("en-US", "13-11-2025")]
    [InlineData("en-GB", "31.11.2025")]
    public void What_is_written_where_a_day_is_asked_for_is_no_phone_number(string region, string typed) =>
        Assert.Equal([Fields.DateAgreed], Asked(Fields.DateAgreed, typed, region).Values.Keys);

    [Theory]
    [InlineData(Fields.Ticket, "no, 2025-11-03", Fields.DateAgreed, "2025-11-03")]
    [InlineData(Fields.Ticket, "no, 25/11/2025", Fields.DateAgreed, "25/11/2025")]
    [InlineData(Fields.Ticket, "actually 03.11.2025", Fields.DateAgreed, "03.11.2025")]
    [InlineData(Fields.Ticket, "en fait le 03.11.2025", Fields.DateAgreed, "le 03.11.2025")]
    [InlineData(Fields.Email, "no-reply@contoso.com", Fields.Email, "no-reply@contoso.com")]
    [InlineData(Fields.Ticket, "No. 48213790", Fields.Ticket, "No. 48213790")]
    [InlineData(Fields.Ticket, "no, her phone is +33 1 42 68 53 99", Fields.Phone, "+33 1 42 68 53 99")]
    public void A_correction_is_of_what_it_says(string asked, string typed, string field, string value) =>
        Assert.Equal(KeyValuePair.Create(field, value), Assert.Single(Asked(asked, typed).Values));

    [Fact]
    public void A_correction_that_may_be_either_of_two_is_neither() =>
        Assert.Empty(Asked(Fields.Ticket, "no, not old@contoso.com but new@contoso.com").Values);

    private static TypedForm Asked(string field, string text, string region = "en-GB") => TypedForm.Read(
        text, Fields.OfAcceptance, [new(field, FieldProblem.Missing)], Cultures.English, CultureInfo.GetCultureInfo(region));

    private static TypedForm Read(string text) =>
        TypedForm.Read(text, Fields.OfAcceptance, AllMissing, Cultures.English, Cultures.English);
}
