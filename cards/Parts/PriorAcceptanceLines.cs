namespace McaBot.Cards;

/// <summary>What Partner Center knew before of the customer's acceptance: good to know before anybody attests to it again.</summary>
internal static class PriorAcceptanceLines
{
    public static AdaptiveContainer? Of(Texts texts, PriorAcceptance? prior) => prior is null
        ? null
        : Blocks.Warning(
            texts[prior.SignedByCustomer ? "Prior.Signed" : "Prior.Confirmed"],
            prior.DateAgreed is { } day ? Facts.Of(texts["Field.dateAgreed"], texts.Day(day)) : null,
            prior.Reference is { } reference ? Facts.Of(texts["Prior.Reference"], reference, 64) : null,
            Blocks.Paragraph(texts["Prior.Means"]));
}
