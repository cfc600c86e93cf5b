namespace McaBot.Cards;

internal static class ViewExtensions
{
    public static string NameOf(this AttestationView view, Guid person, Texts texts) =>
        view.Names.GetValueOrDefault(person) is { } name && !string.IsNullOrWhiteSpace(name) ? name : texts["Person.Colleague"];

    public static string NameOf(this AttestationView view, Actor actor, Texts texts) =>
        actor.IsMcaBot ? texts["Brand"] : view.NameOf(actor.ObjectId, texts);

    public static string Company(this AttestationView view, Texts texts) =>
        view.Details?.Customer.CompanyName ?? texts[view.Altered.Contains(RecordPart.Details) ? "Company.Altered" : "Company.Gone"];

    /// <summary>From the requester to the person who accepted.</summary>
    public static LetterParties LetterTo(this AttestationView view) => new(
        view.Details?.Customer.CompanyName ?? "",
        view.Details?.Signatory.FullName,
        view.Names.GetValueOrDefault(view.Attestation.Requester.ObjectId),
        view.Partner);

    public static AttestationFacts? FactsOrNull(this AttestationView view) => view.Details is { } details
        ? new AttestationFacts(
            view.Attestation.Request.Scenario,
            details.Customer,
            details.Signatory,
            new Acceptance(view.Attestation.Request.DateAgreed, view.Attestation.Request.Obtained, details.Ticket),
            details.Evidence,
            view.Attestation.Request.Batch)
        : null;

    /// <summary>The approvers' names, at most three and then how many more.</summary>
    public static string Deciders(this AttestationView view, Texts texts) =>
        Listing.Of(texts, [.. (view.Attestation.Assignment?.Approvers ?? []).Select(a => view.NameOf(a, texts))]);

    /// <summary>The decision, where it is of whoever holds the card.</summary>
    public static StoredEvent? OwnDecision(this AttestationView view) =>
        view.Attestation.Decision is { What: Approved or Rejected } made && made.Actor.ObjectId == view.Reader ? made : null;

    /// <summary>Whether it was given to the requester to be handed to the indirect provider, and is there still.</summary>
    public static bool IsForProvider(this Attestation attestation) =>
        attestation.State == AttestationState.HandedOff
        && attestation.Steps.LastOrDefault(s => s.What is HandedOff)?.What is HandedOff { To: CarryOutWay.IndirectProvider };

    public static CardData Data(this AttestationView view) => CardDatas.Of(view.Attestation.Key, view.Attestation.Version);

    public static string Overline(this AttestationView view, Texts texts) => texts.Format("Overline.Number", view.Attestation.Number);

    public static AdaptiveExecuteAction RefreshButton(this AttestationView view, Texts texts, Audience audience) =>
        CardActions.Plain(texts["Button.Refresh"], Verbs.CardRefresh, view.Data().With(DataNames.View, Code.Of(audience))).WithoutInputs();

    public static AdaptiveExecuteAction SilentRefresh(this AttestationView view, Audience audience) =>
        CardActions.Silent(Verbs.CardRefresh, view.Data().With(DataNames.View, Code.Of(audience)));
}
