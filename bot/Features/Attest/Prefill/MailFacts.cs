namespace McaBot.Features.Attest.Prefill;

/// <summary>What a customer's mail tells of the acceptance, by field.</summary>
internal static class MailFacts
{
    /// <param name="today">Today where the agent is: a day still to come is not taken over.</param>
    public static IReadOnlyDictionary<string, string> Of(MailSender sender, DateOnly today)
    {
        var name = PersonName.Of(sender.Name) ?? PersonName.OfAddress(sender.Address);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Fields.FirstName] = name?.First ?? "",
            [Fields.LastName] = name?.Last ?? "",
            [Fields.Email] = sender.Address,
            [Fields.DateAgreed] = sender.Day is { } day && day <= today ? TypedDay.Iso(day) : "",
            [Fields.Obtained] = Code.Of(AcceptanceMethod.Email),
        };
    }
}
