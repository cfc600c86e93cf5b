namespace McaBot.Cards;

/// <summary>What whoever reads a card may do, so that it offers nothing that only refuses.</summary>
/// <param name="Roles">The roles that may attest.</param>
public sealed record ReaderRights(bool MayAttest, bool MayApprove, IReadOnlyList<PartnerRole> Roles)
{
    /// <summary>Where the directory does not answer, everything is offered: what is pressed is checked then.</summary>
    public static ReaderRights Unknown(IReadOnlyList<PartnerRole> roles) => new(true, true, roles) { IsKnown = false };

    public bool IsKnown { get; private init; } = true;

    /// <summary>Whether the person may look up what is others'.</summary>
    public bool MayLookUp { get; init; } = true;
}
