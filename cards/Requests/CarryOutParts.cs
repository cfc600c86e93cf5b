using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>The requester's card while Partner Center carries the attestation out.</summary>
internal static class CarryOutParts
{
    public static CardDraft Add(CardDraft card, Texts texts, AttestationView view, CarryOutStage stage)
    {
        card.Add(Told(texts, view, stage));
        if (view.Link is { } link && stage is not (CarryOutStage.Checking or CarryOutStage.RenewingLink or CarryOutStage.LinkExpired))
        {
            card.Add(Link(texts, view, link));
        }

        card.Add(FactGroups.Record(texts, view));
        if (stage != CarryOutStage.Checking)
        {
            card.Add(Blocks.Group(Blocks.Subheading(texts["CarryOut.Otherwise"]), Blocks.Buttons(ByHand(texts, view), GiveUp(texts, view))));
        }

        return card.Act(Buttons(texts, view, stage));
    }

    public static AdaptiveExecuteAction GiveUp(Texts texts, AttestationView view) =>
        CardActions.Destructive(texts["Button.GiveUp"], Verbs.RequestGiveUp, view.Data()).WithoutInputs();

    private static IEnumerable<AdaptiveElement> Told(Texts texts, AttestationView view, CarryOutStage stage)
    {
        var attestation = view.Attestation;
        var since = texts.Moment(CarryOutStages.Since(attestation));
        return stage switch
        {
            CarryOutStage.AskingLink or CarryOutStage.RenewingLink or CarryOutStage.Checking =>
            [
                Blocks.Paragraph(texts.Format($"CarryOut.{stage}", since)),
                .. view.IsRetrying ? new[] { Blocks.Note(texts["CarryOut.Retrying"]) } : [],
                Blocks.Note(texts[$"CarryOut.{stage}.Next"]),
            ],
            CarryOutStage.LinkReady => Steps(texts),
            CarryOutStage.Refused => [Refused(texts, attestation.LastRefusal!, since)],
            _ => [Warning(texts[$"CarryOut.{stage}"], Blocks.Note(texts.Format("Status.Since", since)), Blocks.Paragraph(texts[$"CarryOut.{stage}.Do"]))],
        };
    }

    private static IEnumerable<AdaptiveAction> Buttons(Texts texts, AttestationView view, CarryOutStage stage)
    {
        var refresh = view.RefreshButton(texts, Audience.Requester);
        var data = view.Data();
        return (stage, view.Attestation.State) switch
        {
            (CarryOutStage.LinkExpired, _) =>
            [
                CardActions.Primary(texts["Button.NewLink"], Verbs.RequestLink, data).WithoutInputs(),
                CardActions.Plain(texts["Button.Accepted"], Verbs.RequestAccepted, data).WithoutInputs(), refresh,
            ],
            (CarryOutStage.Refused or CarryOutStage.Unreachable, AttestationState.Approved) =>
                [CardActions.Primary(texts["Button.TryAgain"], Verbs.RequestLink, data).WithoutInputs(), refresh],
            (CarryOutStage.AskingLink or CarryOutStage.RenewingLink or CarryOutStage.Checking, _) => [refresh],
            _ =>
            [
                CardActions.Primary(texts["Button.Accepted"], Verbs.RequestAccepted, data).WithoutInputs(),
                CardActions.Plain(texts["Button.NewLink"], Verbs.RequestLink, data).WithoutInputs(), refresh,
            ],
        };
    }

    private static AdaptiveExecuteAction ByHand(Texts texts, AttestationView view) =>
        CardActions.Plain(texts["Button.ByHand"], Verbs.RequestByHand, view.Data()).WithoutInputs();

    private static IEnumerable<AdaptiveElement> Steps(Texts texts) =>
    [
        Blocks.Subheading(texts["Record.Title"]),
        Blocks.Paragraph(texts["CarryOut.Step1"]), Blocks.Paragraph(texts["CarryOut.Step2"]), Blocks.Paragraph(texts["CarryOut.Step3"]),
    ];

    private static AdaptiveContainer Refused(Texts texts, PartnerCenterRefused refusal, string since) => Warning(
        texts["CarryOut.Refused"],
        Blocks.Paragraph(texts[$"Refused.{refusal.Problem}"]),
        Facts.Of(texts["CarryOut.Code"], refusal.Code, 40),
        Blocks.Note(texts.Format("Status.Since", since)),
        Blocks.Paragraph(texts["CarryOut.Safe"]),
        Blocks.Paragraph(texts[$"Refused.{refusal.Problem}.Do"]));

    /// <summary>As inputs, because on a phone nothing else on a card can be copied; no button sends them back.</summary>
    private static AdaptiveContainer Link(Texts texts, AttestationView view, CustomerLink link)
    {
        var language = view.Attestation.Request.Language;
        var letter = Copyable(texts, DataNames.Letter, CustomerLetter.For(view.Company(texts), link, language));
        letter.IsMultiline = true;
        return Blocks.Group(
            Blocks.Subheading(texts["CarryOut.Link"]),
            Blocks.Paragraph(texts["CarryOut.Link.Secret"]),
            Blocks.Note(link.Until is { } until ? texts.Format("CarryOut.Link.Until", texts.Moment(until)) : texts["CarryOut.Link.Expires"]),
            Copyable(texts, DataNames.Link, link.Address.AbsoluteUri),
            Blocks.Note(texts.Format("CarryOut.Letter.In", Words.Language(texts, language))),
            new AdaptiveContainer { Items = { letter }, Rtl = CustomerLetter.IsRightToLeft(language) ? true : null, Spacing = AdaptiveSpacing.Small });
    }

    private static AdaptiveTextInput Copyable(Texts texts, string id, string text) => new()
    {
        Id = id,
        Label = texts[$"CarryOut.{id}.Label"],
        ErrorMessage = texts["CarryOut.Copy"],
        Value = text,
    };

    private static AdaptiveContainer Warning(string title, params AdaptiveElement[] rest) => Blocks.Panel(
        AdaptiveContainerStyle.Warning,
        [new AdaptiveTextBlock($"⚠\uFE0E {title}") { Weight = AdaptiveTextWeight.Bolder, Wrap = true }, .. rest]);
}
