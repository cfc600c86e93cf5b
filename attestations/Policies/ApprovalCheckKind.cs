namespace McaBot.Attestations;

/// <summary>What is checked for whoever decides.</summary>
public enum ApprovalCheckKind
{
    /// <summary>Whether the signatory's e-mail address is of the customer's domain.</summary>
    EmailDomain = 1,

    /// <summary>Whether the day of acceptance is neither before the agreement's cut-off nor after the request.</summary>
    Day = 2,

    /// <summary>Whether a file shows the acceptance.</summary>
    Evidence = 3,

    /// <summary>Whether nothing else is open or recorded for the customer.</summary>
    OtherAttestations = 4,

    /// <summary>Whether the customer is one of the partner's in Partner Center.</summary>
    KnownCustomer = 5,
}
