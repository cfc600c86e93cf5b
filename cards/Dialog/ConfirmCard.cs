using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Step 4: every fact and the sentence attested to, before anything is sent.</summary>
public static class ConfirmCard
{
    /// <param name="approverNames">Display names of those who will be asked to decide.</param>
    /// <param name="prior">What Partner Center knew before of the customer's acceptance.</param>
    public static AdaptiveCard For(Guid draft, AttestationFacts facts, IReadOnlyList<string> approverNames, CultureInfo culture, PriorAcceptance? prior = null)
    {
        var texts = Texts.For(culture);
        var send = approverNames.Count == 1
            ? texts.Format("Button.Confirm", UserText.Literal(approverNames[0], 30))
            : texts["Button.Confirm.Group"];

        // Six buttons at most: starting over gives way to the files' own, and is still there in words.
        var hasFiles = facts.Evidence is { Count: > 0 };
        return new CardDraft(texts, DialogParts.Overline(texts, draft), texts["ConfirmCard.Title"])
            .Add(
                DialogParts.Step(texts, 4),
                Blocks.Paragraph(texts["ConfirmCard.Intro"]),
                PriorAcceptanceLines.Of(texts, prior),
                Editable(FactGroups.Scenario(texts, facts.Scenario), texts, draft, DataNames.Steps.Scenario),
                Editable(FactGroups.Customer(texts, facts.Customer), texts, draft, DataNames.Steps.Customer),
                Editable(FactGroups.Acceptance(texts, facts.Signatory, facts.Acceptance), texts, draft, DataNames.Steps.Acceptance),
                Evidence(texts, facts.Evidence, draft),
                FactGroups.Statement(texts, facts),
                Blocks.Sentence(texts["ConfirmCard.Decider"], Blocks.Strong(Listing.Of(texts, approverNames), 220)),
                Blocks.Note(texts["ConfirmCard.After"]))
            .Act(
                CardActions.Primary(send, Verbs.AttestConfirm, CardDatas.Of(draft).With(DataNames.Customer, facts.Customer.TenantId.ToString("D")).With(DataNames.Evidence, EvidenceFile.MarkOf(facts.Evidence))),
                hasFiles ? null : DialogParts.StartOver(texts, draft),
                DialogParts.Cancel(texts, draft))
            .Build();
    }

    private static AdaptiveElement Evidence(Texts texts, IReadOnlyList<EvidenceFile>? files, Guid draft)
    {
        if (FactGroups.Evidence(texts, files) is not { } group)
        {
            return Blocks.Note(texts["Evidence.None"]);
        }

        group.Separator = true;
        group.Items.Add(Blocks.Buttons(CardActions.Plain(texts["Button.Edit.evidence"], Verbs.EvidenceRemove, CardDatas.Of(draft)).WithoutInputs()));
        return group;
    }

    private static AdaptiveContainer Editable(AdaptiveContainer group, Texts texts, Guid draft, string step)
    {
        group.Separator = true;
        group.Items.Add(Blocks.Buttons(DialogParts.Edit(texts, draft, step)));
        return group;
    }
}
