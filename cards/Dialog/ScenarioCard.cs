namespace McaBot.Cards;

/// <summary>Step 1: which of the two scenarios the customer is in, numbered as in the document that McaBot follows.</summary>
public static class ScenarioCard
{
    /// <param name="known">What there is to know of the customer, where that was said already.</param>
    public static AdaptiveCard For(DraftView draft, CultureInfo culture, KnownBefore? known = null)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["ScenarioCard.Title"])
        .Add(
            DialogParts.Step(texts, 1), DialogParts.About(texts, draft),
            draft.Files > 0 ? Blocks.Paragraph(texts.Count("EvidenceCard.Count", draft.Files)) : null,
            DialogParts.FilledIn(texts, draft.Guesses, [.. Fields.OfCustomer, .. Fields.OfAcceptance]),
            DialogParts.AlreadyOpen(texts, known?.Open), PriorAcceptanceLines.Of(texts, known?.Prior),
            Blocks.Paragraph(texts["ScenarioCard.Intro"]), Situation(texts, draft, Scenario.ExistingPartner),
            Situation(texts, draft, Scenario.NewPartner), Message(texts), Blocks.Note(texts["ScenarioCard.Afterwards"]))
        .Act(
            CardActions.Plain(
                texts["Button.Scenario.neither"], Verbs.AttestScenario,
                CardDatas.Of(draft.Draft).With(DataNames.Scenario, Verbs.ScenarioNeither)),
            new AdaptiveOpenUrlAction { Title = texts["Button.Article"], Url = Links.ConfirmAgreement },
            DialogParts.Cancel(texts, draft.Draft))
        .Build();
    }

    /// <summary>The choice stands on its own panel, under the same number.</summary>
    private static AdaptiveContainer Situation(Texts texts, DraftView draft, Scenario scenario)
    {
        var panel = Blocks.Panel(
            AdaptiveContainerStyle.Emphasis,
            Blocks.Subheading(texts.Format("Scenario.Numbered", (int)scenario, Words.Of(texts, scenario))),
            Blocks.Paragraph(texts[$"ScenarioCard.{scenario}.When"]),
            Blocks.Paragraph(texts[$"ScenarioCard.{scenario}.Sees"]));
        if (scenario == draft.Scenario)
        {
            panel.Items.Add(Blocks.Note($"✓ {texts["ScenarioCard.Chosen"]}"));
        }

        panel.Items.Add(Blocks.Buttons(
            CardActions.Primary(
                texts.Format("Button.Scenario.Choose", (int)scenario),
                Verbs.AttestScenario,
                CardDatas.Of(draft.Draft).With(DataNames.Scenario, Code.Of(scenario)))));
        return panel;
    }

    /// <summary>In both languages, whatever the agent's is: the customer reads it in its own.</summary>
    private static AdaptiveContainer Message(Texts texts)
    {
        var quote = Blocks.Group(Blocks.Subheading(texts["ScenarioCard.Message"]));
        foreach (var culture in Cultures.All)
        {
            var said = Texts.For(culture);
            quote.Items.Add(new AdaptiveTextBlock(said["ScenarioCard.Quote"]) { Wrap = true, Spacing = AdaptiveSpacing.Small });
        }

        return quote;
    }
}
