namespace McaBot.Attestations;

/// <summary>How the customer's acceptance of the agreement reached the partner.</summary>
public enum AcceptanceMethod
{
    Email = 1,
    SignedDocument = 2,
    Meeting = 3,
    PhoneCall = 4,
    SupportTicket = 5,
}
