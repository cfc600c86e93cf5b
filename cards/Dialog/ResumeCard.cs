namespace McaBot.Cards;

/// <summary>An unfinished request, offered again.</summary>
public static class ResumeCard
{
    /// <param name="customer">Whom the person wants to attest for now, where that was said: it goes along with a new beginning.</param>
    /// <param name="model">The attestation whose facts the person wants to take over, where one was named: it goes along as well.</param>
    public static AdaptiveCard For(
        DraftView draft, DateTimeOffset startedAt, CultureInfo culture, string? customer = null, AttestationKey? model = null)
    {
        var texts = Texts.For(culture);
        var fresh = CardDatas.Of(draft.Draft).With(DataNames.Choice, DataNames.Fresh);
        if (customer is not null)
        {
            fresh = fresh.With(DataNames.CalledCustomer, customer);
        }

        if (model is { } key)
        {
            fresh = fresh
                .With(DataNames.Attestation, key.Id.ToString("D"))
                .With(DataNames.Customer, key.Customer.ToString("D"));
        }

        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["ResumeCard.Title"])
        .Add(
            DialogParts.Started(texts, draft), Blocks.Note(texts.Format("Status.On", texts.Moment(startedAt))),
            Blocks.Paragraph(texts["ResumeCard.Kept"]))
        .Act(
            CardActions.Primary(
                texts["Button.Resume"], Verbs.AttestStart, CardDatas.Of(draft.Draft).With(DataNames.Choice, DataNames.Resume)),
            CardActions.Plain(texts["Button.Fresh"], Verbs.AttestStart, fresh))
        .Build();
    }
}
