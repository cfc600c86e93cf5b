namespace McaBot.Cards;

/// <summary>The requester's card while Partner Center carries the attestation out.</summary>
internal static class CarryOutParts
{
    public static CardDraft Add(CardDraft card, Texts texts, AttestationView view, CarryOutStage stage)
    {
        card.Add(Told(texts, view, stage));
        if (view.Link is { } link && stage is not (CarryOutStage.Checking or CarryOutStage.RenewingLink or CarryOutStage.LinkExpired))
        {
            card.Add(LetterParts.Of(texts, view, link));
        }

        return card
            .Add(Status.Of(texts, view), Blocks.Note(texts["CarryOut.Why"]), Reasons.Of(texts, view))
            .AddRecord(texts, view)
            .Act(Buttons(texts, view, stage));
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
            _ =>
            [
                Blocks.Warning(
                    texts[$"CarryOut.{stage}"], Blocks.Note(texts.Format("Status.Since", since)),
                    Blocks.Paragraph(texts[$"CarryOut.{stage}.Do"])),
            ],
        };
    }

    /// <summary>The next step of the work in sight; what is for exceptions behind the dots.</summary>
    private static IEnumerable<AdaptiveAction?> Buttons(Texts texts, AttestationView view, CarryOutStage stage)
    {
        var refresh = view.RefreshButton(texts, Audience.Requester);
        var data = view.Data();
        var accepted = CardActions.Plain(texts["Button.Accepted"], Verbs.RequestAccepted, data).WithoutInputs();
        var renew = CardActions.Plain(texts["Button.NewLink"], Verbs.RequestLink, data).WithoutInputs();
        var retry = CardActions.Plain(texts["Button.TryAgain"], Verbs.RequestLink, data).WithoutInputs();
        if (stage == CarryOutStage.Refused && view.Attestation.LastRefusal is { Problem: PartnerCenterProblem.DataRefused })
        {
            // The same facts are refused again.
            var again = view.Attestation.State == AttestationState.Approved ? retry : renew;
            return
            [
                ByHand(texts, view).AsPrimary(), view.Attestation.MayBeAgreed ? null : GiveUp(texts, view), again.InOverflow(),
                refresh.InOverflow(),
            ];
        }

        AdaptiveExecuteAction[] next = (stage, view.Attestation.State) switch
        {
            (CarryOutStage.LinkExpired, _) => [renew.AsPrimary(), accepted],
            (CarryOutStage.Refused or CarryOutStage.Unreachable, AttestationState.Approved) => [retry.AsPrimary()],
            (CarryOutStage.AskingLink or CarryOutStage.RenewingLink or CarryOutStage.Checking, _) => [],
            _ => [accepted.AsPrimary(), renew.InOverflow()],
        };
        AdaptiveExecuteAction[] otherwise = stage == CarryOutStage.Checking ? [] : [ByHand(texts, view).InOverflow()];
        AdaptiveExecuteAction[] last = view.Attestation.MayBeAgreed ? [] : [GiveUp(texts, view).InOverflow()];
        return [.. next, next.Length == 0 ? refresh : refresh.InOverflow(), .. otherwise, .. last];
    }

    public static AdaptiveExecuteAction ByHand(Texts texts, AttestationView view) =>
        CardActions.Plain(texts["Button.ByHand"], Verbs.RequestByHand, view.Data()).WithoutInputs();

    private static IEnumerable<AdaptiveElement> Steps(Texts texts) =>
    [
        Blocks.Subheading(texts["Record.Title"]),
        Blocks.Paragraph(texts["CarryOut.Step1"]), Blocks.Paragraph(texts["CarryOut.Step2"]), Blocks.Paragraph(texts["CarryOut.Step3"]),
    ];

    private static AdaptiveContainer Refused(Texts texts, PartnerCenterRefused refusal, string since) => Blocks.Warning(
        texts["CarryOut.Refused"],
        Blocks.Paragraph(texts[$"Refused.{refusal.Problem}"]),
        Facts.Of(texts["CarryOut.Code"], refusal.Code, 40),
        Blocks.Note(texts.Format("Status.Since", since)),
        Blocks.Paragraph(texts["CarryOut.Safe"]),
        Blocks.Paragraph(texts[$"Refused.{refusal.Problem}.Do"]));
}
