namespace McaBot.Attestations;

/// <summary>The person in the customer's organisation who accepted the agreement.</summary>
/// <param name="Phone">E.164 form, such as +33142685300, or null.</param>
public sealed record Signatory(string FirstName, string LastName, string Email, string? Phone = null)
{
    public string FullName => $"{FirstName} {LastName}";
}
