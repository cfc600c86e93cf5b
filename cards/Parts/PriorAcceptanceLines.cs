using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>What Partner Center knew before of the customer's acceptance: good to know before anybody attests to it again.</summary>
internal static class PriorAcceptanceLines
{
    public static AdaptiveContainer? Of(Texts texts, PriorAcceptance? prior)
    {
        if (prior is null)
        {
            return null;
        }

        var panel = Blocks.Panel(
            AdaptiveContainerStyle.Warning,
            new AdaptiveTextBlock($"⚠\uFE0E {texts[prior.SignedByCustomer ? "Prior.Signed" : "Prior.Confirmed"]}")
            {
                Weight = AdaptiveTextWeight.Bolder,
                Wrap = true,
            });
        if (prior.DateAgreed is { } day)
        {
            panel.Items.Add(Facts.Of(texts["Field.dateAgreed"], texts.Day(day)));
        }

        if (prior.Reference is { } reference)
        {
            panel.Items.Add(Facts.Of(texts["Prior.Reference"], reference, 64));
        }

        panel.Items.Add(Blocks.Paragraph(texts["Prior.Means"]));
        return panel;
    }
}
