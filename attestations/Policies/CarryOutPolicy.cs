namespace McaBot.Attestations;

/// <summary>How this partner carries out what was approved.</summary>
public sealed record CarryOutPolicy(CarryOutWay Way)
{
    /// <summary>The steps that follow an approval at once.</summary>
    internal IReadOnlyList<LedgerEvent> Begin() => Way == CarryOutWay.PartnerCenter ? [new LinkAsked()] : [new HandedOff(Way)];
}
