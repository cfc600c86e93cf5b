namespace McaBot.PartnerCenter;

/// <summary>What kind of Cloud Solution Provider this partner is.</summary>
internal enum PartnerKind
{
    DirectBill = 1,
    IndirectProvider = 2,

    /// <summary>Cannot attest itself: it hands what it collected to its indirect provider.</summary>
    IndirectReseller = 3,
}
