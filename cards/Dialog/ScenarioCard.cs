using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Step 1: which situation the customer is in.</summary>
public static class ScenarioCard
{
    public static AdaptiveCard For(DraftView draft, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, DialogParts.Overline(texts, draft.Draft), texts["ScenarioCard.Title"])
            .Add(
                DialogParts.Step(texts, 1),
                Blocks.Paragraph(texts["ScenarioCard.Intro"]),
                Situation(texts, Scenario.ExistingPartner, draft.Scenario),
                Situation(texts, Scenario.NewPartner, draft.Scenario),
                Blocks.Note(texts["ScenarioCard.Neither"]))
            .Act(
                Choose(texts, draft.Draft, Code.Of(Scenario.ExistingPartner)),
                Choose(texts, draft.Draft, Code.Of(Scenario.NewPartner)),
                Choose(texts, draft.Draft, Verbs.ScenarioNeither),
                DialogParts.Cancel(texts, draft.Draft))
            .Build();
    }

    private static AdaptiveContainer Situation(Texts texts, Scenario scenario, Scenario? chosen)
    {
        var panel = Blocks.Panel(
            AdaptiveContainerStyle.Emphasis,
            Blocks.Subheading(texts[$"Scenario.{scenario}"]),
            Blocks.Paragraph(texts[$"ScenarioCard.{scenario}.When"]),
            Blocks.Paragraph(texts[$"ScenarioCard.{scenario}.Sees"]));
        if (scenario == chosen)
        {
            panel.Items.Add(Blocks.Note($"✓ {texts["ScenarioCard.Chosen"]}"));
        }

        return panel;
    }

    private static AdaptiveExecuteAction Choose(Texts texts, Guid draft, string scenario)
    {
        var data = CardDatas.Of(draft).With(DataNames.Scenario, scenario);
        var title = texts[$"Button.Scenario.{scenario}"];
        return scenario == Verbs.ScenarioNeither
            ? CardActions.Plain(title, Verbs.AttestScenario, data)
            : CardActions.Primary(title, Verbs.AttestScenario, data);
    }
}
