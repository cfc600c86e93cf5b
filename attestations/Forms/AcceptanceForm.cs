namespace McaBot.Attestations;

public static class AcceptanceForm
{
    /// <param name="inputs">As <see cref="FieldValues"/> read them.</param>
    /// <param name="earliest">The agreement's cut-off; acceptances before it have to be redone.</param>
    /// <param name="today">Today where the agent is.</param>
    public static FormResult<SignedAcceptance> Check(IReadOnlyDictionary<string, string> inputs, DateOnly earliest, DateOnly today)
    {
        var read = new FieldReader(inputs);
        var firstName = read.Name(Fields.FirstName);
        var lastName = read.Name(Fields.LastName);
        var email = read.Email();
        var phone = read.Phone();
        var date = read.Date(Fields.DateAgreed, earliest, today);
        var obtained = read.Choice<AcceptanceMethod>(Fields.Obtained);
        var ticket = read.Name(Fields.Ticket);
        return read.Result(() => new SignedAcceptance(new(firstName, lastName, email, phone), new(date, obtained, ticket)));
    }
}
