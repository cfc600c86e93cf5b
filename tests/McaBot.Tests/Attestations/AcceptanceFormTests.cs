using System.Globalization;
using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

public sealed class AcceptanceFormTests
{
    private static readonly DateOnly CutOff = new(2023, 4, 1);
    private static readonly DateOnly Today = new(2026, 3, 4);

    private static readonly Dictionary<string, string> Good = new()
    {
        [Fields.FirstName] = "Ada",
        [Fields.LastName] = "Martin",
        [Fields.Email] = "ada@contoso.com",
        [Fields.Phone] = "",
        [Fields.DateAgreed] = "2026-03-01",
        [Fields.Ticket] = "T-1",
        [Fields.Obtained] = "email",
    };

    [Fact]
    public void Good_values_make_an_acceptance_without_a_phone()
    {
        var signed = Check([]).Value!;

        Assert.Equal(new Signatory("Ada", "Martin", "ada@contoso.com", null), signed.Signatory);
        Assert.Equal(new Acceptance(new DateOnly(2026, 3, 1), AcceptanceMethod.Email, "T-1"), signed.Acceptance);
    }

    [Fact]
    public void Nothing_typed_is_said_at_each_field_but_the_phone()
    {
        var form = AcceptanceForm.Check(new Dictionary<string, string>(), CutOff, Today);

        Assert.Null(form.Value);
        Assert.Equal(Fields.OfAcceptance.Where(f => f != Fields.Phone), form.Errors.Select(e => e.Field));
        Assert.All(form.Errors, e => Assert.Equal(FieldProblem.Missing, e.Problem));
    }

    [Theory]
    [InlineData("01 42 68 53 00", "FR", "+33142685300")]
    [InlineData("+33 1 42 68 53 00", "US", "+33142685300")]
    [InlineData("(425) 555-0100", "US", "+14255550100")]
    [InlineData("0041 44 668 18 00", "FR", "+41446681800")]
    public void A_phone_number_is_read_as_dialled_in_the_customers_country(string typed, string country, string read) =>
        Assert.Equal(read, Check(new() { [Fields.Phone] = typed }, country).Value!.Signatory.Phone);

    [Theory]
    [InlineData(Fields.FirstName, "\u0001\u0002", FieldProblem.Missing)]
    [InlineData(Fields.FirstName, "\u3164", FieldProblem.Missing)]
    [InlineData(Fields.Ticket, "\u200B\u00AD", FieldProblem.Missing)]
    [InlineData(Fields.FirstName, "...", FieldProblem.NotAName)]
    [InlineData(Fields.LastName, "-", FieldProblem.NotAName)]
    [InlineData(Fields.Ticket, "?!", FieldProblem.NotAName)]
    [InlineData(Fields.Email, "ada", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "@contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@contoso", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@contoso..com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada..m@contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada.@contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, ".ada@contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@con_toso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@-contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@10.0.0.1", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@[10.0.0.1]", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@a.com,eve@b.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada@a.com;eve@b.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "Ada <ada@contoso.com>", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "ada martin@contoso.com", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Email, "mailto:ada@contoso.com?subject=x", FieldProblem.NotAnEmail)]
    [InlineData(Fields.Phone, "call me", FieldProblem.NotAPhone)]
    [InlineData(Fields.Phone, "123", FieldProblem.NotAPhone)]
    [InlineData(Fields.Phone, "+1 425 555 0100 ext. 12", FieldProblem.NotAPhone)]
    [InlineData(Fields.Phone, "+999 123456789", FieldProblem.NotAPhone)]
    [InlineData(Fields.DateAgreed, "2026-02-30", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "2026-13-01", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "yesterday", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "3/1", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "March 2026", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "Monday", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "2026-03-01T10:00:00Z", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "2026-03-05", FieldProblem.InFuture)]
    [InlineData(Fields.DateAgreed, "9999-12-31", FieldProblem.InFuture)]
    [InlineData(Fields.DateAgreed, "2023-03-31", FieldProblem.BeforeCutOff)]
    [InlineData(Fields.DateAgreed, "0001-01-01", FieldProblem.BeforeCutOff)]
    [InlineData(Fields.Obtained, "Email", FieldProblem.UnknownChoice)]
    [InlineData(Fields.Obtained, "1", FieldProblem.UnknownChoice)]
    [InlineData(Fields.Obtained, "telepathy", FieldProblem.UnknownChoice)]
    public void A_bad_value_is_said_at_its_field_and_nowhere_else(string field, string typed, FieldProblem problem)
    {
        var form = Check(new() { [field] = typed });

        Assert.Null(form.Value);
        Assert.Equal(new FieldError(field, problem), Assert.Single(form.Errors));
    }

    [Theory]
    [InlineData("2026-03-04", "en-US")]
    [InlineData("3/4/2026", "en-US")]
    [InlineData("03/04/2026", "en-US")]
    [InlineData("March 4, 2026", "en-US")]
    [InlineData("04/03/2026", "fr-FR")]
    [InlineData("4/3/2026", "fr-FR")]
    [InlineData("4 mars 2026", "fr-FR")]
    [InlineData("04/03/2026", "en-GB")]
    [InlineData("4 March 2026", "en-GB")]
    public void A_typed_date_is_read_as_its_writer_means_it(string typed, string culture) =>
        Assert.Equal(new DateOnly(2026, 3, 4), Check(new() { [Fields.DateAgreed] = typed }, culture: culture).Value!.Acceptance.DateAgreed);

    [Fact]
    public void The_cut_off_itself_and_today_are_accepted()
    {
        Assert.Equal(CutOff, Check(new() { [Fields.DateAgreed] = "2023-04-01" }).Value!.Acceptance.DateAgreed);
        Assert.Equal(Today, Check(new() { [Fields.DateAgreed] = "2026-03-04" }).Value!.Acceptance.DateAgreed);
    }

    [Theory]
    [InlineData("Ada.Martin+mca@Contoso.co.uk")]
    [InlineData("o'hara@contoso.com")]
    [InlineData("ada@bücher.example")]
    public void An_email_that_can_be_written_to_is_kept_as_typed(string typed) =>
        Assert.Equal(typed, Check(new() { [Fields.Email] = $" {typed} " }).Value!.Signatory.Email);

    [Theory]
    [InlineData("email", AcceptanceMethod.Email)]
    [InlineData("signed-document", AcceptanceMethod.SignedDocument)]
    [InlineData("meeting", AcceptanceMethod.Meeting)]
    [InlineData("phone-call", AcceptanceMethod.PhoneCall)]
    [InlineData("support-ticket", AcceptanceMethod.SupportTicket)]
    public void Each_way_of_accepting_has_its_code(string code, AcceptanceMethod method) =>
        Assert.Equal(method, Check(new() { [Fields.Obtained] = code }).Value!.Acceptance.Obtained);

    [Fact]
    public void Five_thousand_characters_are_too_long_for_any_field() => Assert.All(Fields.OfAcceptance, field =>
        Assert.Equal(new FieldError(field, FieldProblem.TooLong), Assert.Single(Check(new() { [field] = new string('9', 5000) }).Errors)));

    [Theory]
    [InlineData("c@contoso.example.com.", "c@contoso.example.com")]
    [InlineData("o’brien@contoso.example.com", "o'brien@contoso.example.com")]
    [InlineData("<ada@contoso.com>", "ada@contoso.com")]
    [InlineData("\"ada@contoso.com\"", "ada@contoso.com")]
    [InlineData("«\u00A0ada@contoso.com\u00A0»", "ada@contoso.com")]
    [InlineData("mailto:ada@contoso.com", "ada@contoso.com")]
    [InlineData("<mailto:ada@contoso.com>;", "ada@contoso.com")]
    [InlineData("\u200Bada@contoso.com\uFEFF", "ada@contoso.com")]
    [InlineData("a\u200Bda@contoso.com", "ada@contoso.com")]
    public void An_email_copied_out_of_a_sentence_is_mended(string typed, string mended) =>
        Assert.Equal(mended, Check(new() { [Fields.Email] = typed }).Value!.Signatory.Email);

    [Theory]
    [InlineData("Beau\u200Bregard", "Beauregard")]
    [InlineData("\U00020BB7", "\U00020BB7")]
    [InlineData("Jean\u00A0Marie", "Jean Marie")]
    public void A_name_is_kept_as_it_shows(string typed, string kept) =>
        Assert.Equal(kept, Check(new() { [Fields.LastName] = typed }).Value!.Signatory.LastName);

    /// <summary>The form itself knows no culture: what was not read when it was said is not read later.</summary>
    [Theory]
    [InlineData(Fields.DateAgreed, "03/04/2026", FieldProblem.NotADate)]
    [InlineData(Fields.DateAgreed, "4 mars 2026", FieldProblem.NotADate)]
    [InlineData(Fields.Phone, "01 42 68 53 00", FieldProblem.NotAPhone)]
    public void What_was_kept_as_said_stays_wrong(string field, string kept, FieldProblem problem)
    {
        var form = AcceptanceForm.Check(With(new() { [field] = kept }), CutOff, Today);

        Assert.Equal(new FieldError(field, problem), Assert.Single(form.Errors));
    }

    private static Dictionary<string, string> With(Dictionary<string, string> changed) =>
        Good.Concat(changed).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value);

    private static FormResult<SignedAcceptance> Check(Dictionary<string, string> changed, string country = "FR", string culture = "en-US")
    {
        var spoken = CultureInfo.GetCultureInfo(culture);
        var read = With(changed).ToDictionary(p => p.Key, p => FieldValues.Read(p.Key, p.Value, spoken, country).Text);
        return AcceptanceForm.Check(read, CutOff, Today);
    }
}
