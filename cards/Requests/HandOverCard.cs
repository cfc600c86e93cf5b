namespace McaBot.Cards;

/// <summary>To whom an approver hands a decision over.</summary>
public static class HandOverCard
{
    // A card holds 25 KB, and nobody reads a longer list.
    private const int MaxShown = 40;

    /// <param name="successors">Who may take it over; nobody else is offered.</param>
    /// <param name="errors">What was wrong with the choice that was sent.</param>
    public static AdaptiveCard For(
        AttestationView view, IReadOnlyList<DirectoryPerson> successors, IReadOnlyList<FieldError> errors, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var form = new FormFields(texts, new Dictionary<string, string>(), errors);
        var card = new CardDraft(texts, view.Overline(texts), texts["HandOver.Title"])
            .Add(
                Blocks.Sentence(
                    texts["ApprovalCard.Asks"],
                    Blocks.Strong(view.NameOf(view.Attestation.Requester, texts), 60),
                    Blocks.Strong(view.Company(texts), 80)),
                Status.Of(texts, view));
        if (successors.Count == 0)
        {
            return card.Add(Blocks.Paragraph(texts["HandOver.Nobody"])).Act(Back(texts, view)).Build();
        }

        var choices = successors.Take(MaxShown)
            .Select(s => new AdaptiveChoice { Title = UserText.Literal(s.DisplayName, 40), Value = s.ObjectId.ToString("D") })
            .OrderBy(c => c.Title, StringComparer.Create(texts.Culture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));
        return card
            .Add(Blocks.Paragraph(texts["HandOver.What"]), form.Summary([Fields.HandOverTo]))
            .Add(form.Choice(Fields.HandOverTo, choices, AdaptiveChoiceInputStyle.Compact))
            .Act(CardActions.Primary(texts["Button.HandOver.Now"], Verbs.DecisionHandOver, Data(view)), Back(texts, view))
            .Build();
    }

    /// <summary>Whose request it is only lets the bot look up beside the ledger what it would have to look up after it.</summary>
    private static CardData Data(AttestationView view) =>
        view.Data().With(DataNames.Requester, view.Attestation.Requester.ObjectId.ToString("D"));

    private static AdaptiveExecuteAction Back(Texts texts, AttestationView view) =>
        CardActions
            .Plain(texts["Button.HandOver.Back"], Verbs.CardRefresh, view.Data().With(DataNames.View, Code.Of(Audience.Approver)))
            .WithoutInputs();
}
