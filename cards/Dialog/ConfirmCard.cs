using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Step 4: every fact and the sentence attested to, before anything is sent.</summary>
public static class ConfirmCard
{
    /// <param name="approverNames">Display names of those who will be asked to decide.</param>
    public static AdaptiveCard For(Guid draft, AttestationFacts facts, IReadOnlyList<string> approverNames, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var send = approverNames.Count == 1
            ? texts.Format("Button.Confirm", UserText.Literal(approverNames[0], 30))
            : texts["Button.Confirm.Group"];
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["ConfirmCard.Title"])
            .Add(
                DialogParts.Step(texts, 4),
                Blocks.Paragraph(texts["ConfirmCard.Intro"]),
                Editable(FactGroups.Scenario(texts, facts.Scenario), texts, draft, DataNames.Steps.Scenario),
                Editable(FactGroups.Customer(texts, facts.Customer), texts, draft, DataNames.Steps.Customer),
                Editable(FactGroups.Acceptance(texts, facts.Signatory, facts.Acceptance), texts, draft, DataNames.Steps.Acceptance),
                FactGroups.Statement(texts, facts),
                Blocks.Sentence(texts["ConfirmCard.Decider"], Blocks.Strong(Listing.Of(texts, approverNames), 220)),
                Blocks.Note(texts["ConfirmCard.After"]))
            .Act(
                CardActions.Primary(send, Verbs.AttestConfirm, CardDatas.Of(draft).With(DataNames.Customer, facts.Customer.TenantId.ToString("D"))),
                DialogParts.StartOver(texts, draft),
                DialogParts.Cancel(texts, draft))
            .Build();
    }

    private static AdaptiveContainer Editable(AdaptiveContainer group, Texts texts, Guid draft, string step)
    {
        group.Separator = true;
        group.Items.Add(Blocks.Buttons(DialogParts.Edit(texts, draft, step)));
        return group;
    }
}
