using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

internal static class DialogParts
{
    private const int Steps = 4;

    public static string Overline(Texts texts, Guid draft) => texts.Format("Overline.Number", AttestationKey.NumberOf(draft));

    public static AdaptiveElement Step(Texts texts, int step) =>
        Blocks.Note(texts.Format("Step", step, Steps, texts[$"Step.{step}"]));

    public static AdaptiveExecuteAction Back(Texts texts, Guid draft, string to) =>
        CardActions.Plain(texts[$"Button.Back.{to}"], Verbs.AttestBack, CardDatas.Of(draft).With(DataNames.To, to)).WithoutInputs();

    public static AdaptiveExecuteAction Edit(Texts texts, Guid draft, string to) =>
        CardActions.Plain(texts[$"Button.Edit.{to}"], Verbs.AttestBack, CardDatas.Of(draft).With(DataNames.To, to)).WithoutInputs();

    public static AdaptiveExecuteAction StartOver(Texts texts, Guid draft) =>
        CardActions
            .Plain(texts["Button.StartOver"], Verbs.AttestStart, CardDatas.Of(draft).With(DataNames.Choice, DataNames.StartOver))
            .WithoutInputs();

    public static AdaptiveExecuteAction Cancel(Texts texts, Guid draft) =>
        CardActions.Destructive(texts["Button.Cancel"], Verbs.AttestCancel, CardDatas.Of(draft)).WithoutInputs();
}
