namespace McaBot.Cards;

internal static class EvidenceButtons
{
    public static AdaptiveExecuteAction Open(Texts texts, AttestationView view) =>
        CardActions.Plain(texts["Button.OpenEvidence"], Verbs.EvidenceOpen, view.Data()).WithoutInputs();

    /// <summary>For the requester, once it is approved; null before.</summary>
    public static AdaptiveExecuteAction? Package(Texts texts, AttestationView view) => view.Attestation.IsApproved
        ? CardActions.Plain(texts["Button.Package"], Verbs.EvidencePackage, view.Data()).WithoutInputs()
        : null;
}
