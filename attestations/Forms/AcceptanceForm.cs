using System.Globalization;

namespace McaBot.Attestations;

public static class AcceptanceForm
{
    /// <param name="country">The customer's country: a phone number without + is read as dialled there.</param>
    /// <param name="earliest">The agreement's cut-off; acceptances before it have to be redone.</param>
    /// <param name="today">Today where the agent is.</param>
    /// <param name="culture">For dates that were typed.</param>
    public static Checked<SignedAcceptance> Check(
        IReadOnlyDictionary<string, string> inputs, string country, DateOnly earliest, DateOnly today, CultureInfo culture)
    {
        var read = new FieldReader(inputs);
        var firstName = read.Name(Fields.FirstName);
        var lastName = read.Name(Fields.LastName);
        var email = read.Email();
        var phone = read.Phone(country);
        var date = read.Date(Fields.DateAgreed, earliest, today, culture);
        var ticket = read.Name(Fields.Ticket);
        var obtained = read.Choice<AcceptanceMethod>(Fields.Obtained);
        return read.Result(() => new SignedAcceptance(new(firstName, lastName, email, phone), new(date, obtained, ticket)));
    }
}
