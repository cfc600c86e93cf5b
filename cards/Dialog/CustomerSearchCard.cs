namespace McaBot.Cards;

/// <summary>Step 2 with a connection to Partner Center: the customer is looked up there instead of typed.</summary>
public static class CustomerSearchCard
{
    // A name and its domain have to fit beside each other.
    private const int LongestName = 80;

    /// <param name="found">What a typed search found; empty where the choices come while typing.</param>
    /// <param name="isMissed">Whether a search found nothing, or what was chosen is no longer there.</param>
    public static AdaptiveCard For(DraftView draft, IReadOnlyList<KnownCustomer> found, bool isMissed, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["CustomerCard.Title"])
        .Add(
            DialogParts.Step(texts, 2),
            isMissed
                ? Blocks.Warning(texts["CustomerSearchCard.Missed"], Blocks.Paragraph(texts["CustomerSearchCard.Missed.Do"]))
                : null,
            Blocks.Paragraph(texts[found.Count > 0 ? "CustomerSearchCard.Found" : "CustomerSearchCard.Intro"]), Search(texts, found),
            Blocks.Note(texts["CustomerSearchCard.Typed"]))
        .Act(
            CardActions.Primary(
                texts["Button.UseCustomer"], Verbs.AttestCustomer, CardDatas.Of(draft.Draft).With(DataNames.Choice, DataNames.Found)),
            CardActions
                .Plain(
                    texts["Button.TypeCustomer"], Verbs.AttestCustomer,
                    CardDatas.Of(draft.Draft).With(DataNames.Choice, DataNames.ByTyping))
                .WithoutInputs(),
            DialogParts.Back(texts, draft.Draft, DataNames.Steps.Scenario).InOverflow(),
            DialogParts.StartOver(texts, draft.Draft),
            DialogParts.Cancel(texts, draft.Draft))
        .Build();
    }

    public static string TitleOf(KnownCustomer customer) =>
        $"{UserText.Literal(customer.CompanyName, LongestName)} · {UserText.Literal(customer.Domain, LongestName)}";

    /// <summary>Names the customer to be looked up again; nothing else of a card is believed.</summary>
    public static string ValueOf(KnownCustomer customer) => $"{customer.TenantId:D}/{customer.Domain}";

    private static AdaptiveChoiceSetInput Search(Texts texts, IReadOnlyList<KnownCustomer> found)
    {
        var input = new AdaptiveChoiceSetInput
        {
            Id = DataNames.KnownCustomer,
            Label = texts["CustomerSearchCard.Label"],
            ErrorMessage = texts["CustomerSearchCard.Error"],
            IsRequired = true,
            Wrap = true,
            Choices = [.. found.Select(c => new AdaptiveChoice { Title = TitleOf(c), Value = ValueOf(c) })],

            // Not expanded: there a client reads titles as Markdown.
            Style = found.Count > 0 ? AdaptiveChoiceInputStyle.Compact : AdaptiveChoiceInputStyle.Filtered,
        };
        if (found.Count == 0)
        {
            input.AdditionalProperties["choices.data"] = new Dictionary<string, string>
            {
                ["type"] = "Data.Query",
                ["dataset"] = DataNames.Customers,
            };
        }

        return input;
    }
}
