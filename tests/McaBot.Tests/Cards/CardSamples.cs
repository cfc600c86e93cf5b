using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Cards;

/// <summary>Every card in every state it can have.</summary>
internal static class CardSamples
{
    public static IEnumerable<(string Name, Func<CultureInfo, AdaptiveCard> Draw)> Of(SampleWorld world) =>
        [.. Dialog(world), .. Records(world), .. CarryingOut(world), .. Evidence(world), .. Lists(world), .. BulkSamples.Of(world), .. Talk(world), .. Notices(world)];

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Dialog(SampleWorld world) =>
    [
        ("scenario", c => ScenarioCard.For(SampleWorld.Empty, c)),
        ("scenario-again", c => ScenarioCard.For(world.Filled(), c)),
        ("neither", NeitherCard.For),
        ("customer", c => CustomerCard.For(SampleWorld.Empty, null, c)),
        ("customer-search", c => CustomerSearchCard.For(SampleWorld.Empty, [], false, c)),
        ("customer-search-missed", c => CustomerSearchCard.For(SampleWorld.Empty, [], true, c)),
        ("customer-search-found", c => CustomerSearchCard.For(SampleWorld.Empty, [.. Enumerable.Range(1, 15).Select(world.Known)], false, c)),
        ("customer-searchable", c => CustomerCard.For(world.Filled(), null, c, canSearch: true)),
        ("customer-already-open", c => CustomerCard.For(world.Filled(), world.View(AttestationState.Requested), c)),
        ("customer-errors", c => CustomerCard.For(
            world.Filled(
                new(Fields.TenantId, FieldProblem.NotATenantId),
                new(Fields.Domain, FieldProblem.NotADomain),
                new(Fields.CompanyName, FieldProblem.TooLong),
                new(Fields.Country, FieldProblem.UnknownCountry),
                new(Fields.Language, FieldProblem.UnknownLanguage)),
            null,
            c)),
        ("customer-own-tenant", c => CustomerCard.For(world.Filled(new FieldError(Fields.TenantId, FieldProblem.OwnTenant)), null, c)),
        ("acceptance", c => AcceptanceCard.For(SampleWorld.Empty, SampleWorld.Earliest, SampleWorld.Today, c)),
        ("acceptance-filled", c => AcceptanceCard.For(world.Filled(), SampleWorld.Earliest, SampleWorld.Today, c)),
        ("acceptance-errors", c => AcceptanceCard.For(
            world.Filled(
                new(Fields.FirstName, FieldProblem.NotAName),
                new(Fields.LastName, FieldProblem.Missing),
                new(Fields.Email, FieldProblem.NotAnEmail),
                new(Fields.Phone, FieldProblem.NotAPhone),
                new(Fields.DateAgreed, FieldProblem.InFuture),
                new(Fields.Ticket, FieldProblem.TooLong),
                new(Fields.Obtained, FieldProblem.UnknownChoice)),
            SampleWorld.Earliest,
            SampleWorld.Today,
            c)),
        ("acceptance-too-old", c => AcceptanceCard.For(
            world.Filled(new FieldError(Fields.DateAgreed, FieldProblem.BeforeCutOff)), SampleWorld.Earliest, SampleWorld.Today, c)),
        ("acceptance-no-date", c => AcceptanceCard.For(
            new DraftView(
                SampleWorld.Draft,
                Scenario.NewPartner,
                new Dictionary<string, string>(world.Typed) { [Fields.DateAgreed] = "31 juin" },
                [new(Fields.DateAgreed, FieldProblem.NotADate)]),
            SampleWorld.Earliest,
            SampleWorld.Today,
            c)),
        ("confirm", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c)),
        ("confirm-group", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName, world.AgentName, "Kim", "Lou", "Noa"], c)),
        ("confirm-signed-before", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c, new PriorAcceptance(true))),
        ("confirm-attested-before", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c, world.Prior)),
        ("resume", c => ResumeCard.For(world.Filled(), SampleWorld.Start, c)),
        ("discard", c => DiscardCard.For(world.Filled(), false, c)),
        ("discard-start-over", c => DiscardCard.For(SampleWorld.Empty, true, c)),
        ("resume-unnamed", c => ResumeCard.For(SampleWorld.Empty, SampleWorld.Start, c)),
    ];

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Records(SampleWorld world)
    {
        foreach (var state in Enum.GetValues<AttestationState>())
        {
            var view = world.View(state);
            var code = Code.Of(state);
            yield return ($"request-{code}", c => RequestCard.For(view, [], null, c));
            yield return ($"approval-{code}", c => ApprovalCard.For(view, [], null, c));
            yield return ($"channel-{code}", c => ChannelCard.For(view, c));
            yield return ($"record-{code}", c => RecordCard.For(view, c));
        }

        yield return ("request-unreachable", c => RequestCard.For(world.View(AttestationState.Requested, approverUnreachable: true), [], null, c));
        yield return ("request-reference-error", c => RequestCard.For(
            world.View(AttestationState.HandedOff), [new FieldError(Fields.Reference, FieldProblem.NotAReference)], "{not one}", c));
        yield return ("approval-reason-missing", c => ApprovalCard.For(
            world.View(AttestationState.Requested), [new FieldError(Fields.Reason, FieldProblem.Missing)], "", c));
        yield return ("approval-reason-too-long", c => ApprovalCard.For(
            world.View(AttestationState.Requested), [new FieldError(Fields.Reason, FieldProblem.TooLong)], world.Reason, c));
        yield return ("channel-group", c => ChannelCard.For(world.View(AttestationState.Requested, route: ApprovalRoute.ApproverGroup), c));
        yield return ("channel-failure", c => FailureCard.For(world.View(AttestationState.Requested, approverUnreachable: true).Attestation, SampleWorld.Draft, c));
        yield return ("channel-failure-over", c => FailureCard.For(world.View(AttestationState.Approved, approverUnreachable: true).Attestation, SampleWorld.Draft, c));
        yield return ("channel-broken-ledger", c => BrokenLedgerCard.For(world.Facts.Customer.TenantId, new LedgerFault(7, LedgerFaultKind.Altered), SampleWorld.Draft, c));
        yield return ("channel-digest", c => DigestCard.For(new DigestView(SampleWorld.Start, 12345, SampleWorld.Start.AddDays(-3), 2, 17, 1, 0, 1234, 0, 0), c));
        yield return ("channel-digest-fingerprint", c => DigestCard.For(
            new DigestView(SampleWorld.Start, 1, SampleWorld.Start.AddDays(-3), 2, 17, 1, 0, 12, 0, 0, new FingerprintView(12345, 678901, new string('a', 64))), c));
        yield return ("channel-digest-attention", c => DigestCard.For(new DigestView(SampleWorld.Start, 0, null, 0, 0, 0, 0, 0, 3, 1), c));
        yield return ("channel-altered", c => AlteredFactsCard.For(world.Altered(AttestationState.Requested).Attestation.Key, SampleWorld.Draft, c));
        foreach (var state in new[] { AttestationState.Requested, AttestationState.LinkIssued, AttestationState.HandedOff, AttestationState.Rejected })
        {
            var altered = world.Altered(state);
            yield return ($"request-altered-{Code.Of(state)}", c => RequestCard.For(altered, [], null, c));
            yield return ($"approval-altered-{Code.Of(state)}", c => ApprovalCard.For(altered, [], null, c));
            yield return ($"record-altered-{Code.Of(state)}", c => RecordCard.For(altered, c));
        }

        yield return ("record-details-gone", c => RecordCard.For(world.View(AttestationState.Rejected, withDetails: false), c));
        foreach (var cause in Enum.GetValues<AssignmentCause>())
        {
            var view = world.Waiting(cause, reminders: (int)cause - 1);
            var code = Code.Of(cause);
            yield return ($"approval-{code}", c => ApprovalCard.For(view, [], null, c));
            yield return ($"approval-replaced-{code}", c => ApprovalCard.ForReplaced(view, c));
            yield return ($"request-{code}", c => RequestCard.For(view, [], null, c));
            yield return ($"channel-{code}", c => ChannelCard.For(view, c));
            yield return ($"record-{code}", c => RecordCard.For(view, c));
        }

        yield return ("hand-over", c => HandOverCard.For(world.Waiting(AssignmentCause.Escalated, 1), world.Successors(4), [], c));
        yield return ("hand-over-many", c => HandOverCard.For(world.Waiting(AssignmentCause.Escalated, 1), world.Successors(120), [new FieldError(Fields.HandOverTo, FieldProblem.Missing)], c));
        yield return ("hand-over-nobody", c => HandOverCard.For(world.Waiting(AssignmentCause.Escalated, 1), [], [], c));

        yield return ("approval-attested-before", c => ApprovalCard.For(world.View(AttestationState.Requested) with { Prior = world.Prior }, [], null, c));
        yield return ("approval-replaced", c => ApprovalCard.ForReplaced(world.View(AttestationState.Requested), c));
        yield return ("approval-details-gone", c => ApprovalCard.For(world.View(AttestationState.Requested, withDetails: false), [], null, c));
    }

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> CarryingOut(SampleWorld world)
    {
        var effect = Guid.Parse("cccccccc-0000-4000-8000-000000000002");
        LedgerEvent[] issued = [new LinkIssued("00", effect, effect, SampleWorld.Until)];
        (string Name, AttestationView View)[] views =
        [
            ("asking-link", world.CarriedOut(AttestationState.Approved, new MessageDue(effect, MessageKind.IssueLink))),
            ("asking-link-retrying", world.CarriedOut(AttestationState.Approved, new MessageDue(effect, MessageKind.IssueLink)) with { IsRetrying = true }),
            ("link-unreachable", world.CarriedOut(AttestationState.Approved, new MessageDue(effect, MessageKind.IssueLink), new DeadLettered(effect, "partner-center-503"))),
            .. Enum.GetValues<PartnerCenterProblem>()
                .Where(p => p is not (PartnerCenterProblem.NotYetAccepted or PartnerCenterProblem.LinkExpired))
                .Select(p => ($"link-refused-{Code.Of(p)}", world.CarriedOut(AttestationState.Approved, new PartnerCenterRefused(p, "900308")))),
            ("link-ready", world.CarriedOut(AttestationState.LinkIssued, issued)),
            ("link-renewing", world.CarriedOut(AttestationState.LinkIssued, [.. issued, new LinkAsked(), new MessageDue(effect, MessageKind.IssueLink)])),
            ("checking", world.CarriedOut(AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), new MessageDue(effect, MessageKind.CreateAgreement)])),
            ("not-yet-accepted", world.CarriedOut(
                AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1")])),
            ("link-expired", world.CarriedOut(
                AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), new PartnerCenterRefused(PartnerCenterProblem.LinkExpired, "1")])),
            ("agreement-refused", world.CarriedOut(
                AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), new PartnerCenterRefused(PartnerCenterProblem.Other, new string('9', 32))])),
            ("agreement-unreachable", world.CarriedOut(
                AttestationState.LinkIssued, [.. issued, new AcceptanceReported(), new MessageDue(effect, MessageKind.CreateAgreement), new DeadLettered(effect, "partner-center-503")])),
            ("attested-already", world.CarriedOut(AttestationState.Completed, new Completed("600061", AlreadyAttested: true))),
            ("by-hand", world.CarriedOut(AttestationState.HandedOff, [.. issued, new HandedOff(CarryOutWay.ByHand)])),
            ("provider", world.CarriedOut(AttestationState.HandedOff, new HandedOff(CarryOutWay.IndirectProvider))),
        ];
        foreach (var (name, view) in views)
        {
            yield return ($"request-{name}", c => RequestCard.For(view, [], null, c));
        }

        yield return ("give-up", c => GiveUpCard.For(views.Single(v => v.Name == "link-ready").View, c));
        yield return ("record-refused", c => RecordCard.For(views.Single(v => v.Name == "agreement-refused").View, c));
    }

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Evidence(SampleWorld plain)
    {
        const long most = 10 * 1024 * 1024;
        var world = plain.Facts.Evidence is null ? plain.WithEvidence() : plain;
        var files = world.Facts.Evidence!;
        return
        [
            ("confirm-evidence", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c)),
            ("request-evidence", c => RequestCard.For(world.View(AttestationState.Requested), [], null, c)),
            ("request-handed-off-evidence", c => RequestCard.For(world.View(AttestationState.HandedOff), [], null, c)),
            ("approval-evidence", c => ApprovalCard.For(world.View(AttestationState.Requested), [], null, c)),
            ("approval-replaced-evidence", c => ApprovalCard.ForReplaced(world.View(AttestationState.Requested), c)),
            ("record-evidence", c => RecordCard.For(world.View(AttestationState.Completed), c)),
            ("record-evidence-gone", c => RecordCard.For(world.View(AttestationState.Completed, withDetails: false), c)),
            ("evidence-kept", c => EvidenceCard.For(SampleWorld.Draft, files, new EvidenceNews([files[0]], [], Known: 1), most, c)),
            ("evidence-refused", c => EvidenceCard.For(
                SampleWorld.Draft, [], new EvidenceNews([], [.. Enum.GetValues<EvidenceProblem>().Select(p => new RefusedFile(files[0].Name, p))]), most, c)),
            ("evidence-removed", c => EvidenceCard.For(SampleWorld.Draft, files, new EvidenceNews([], [], Removed: 1), most, c)),
            ("evidence-choose", c => EvidenceCard.For(SampleWorld.Draft, files, new EvidenceNews([], [], ChoiceMissing: true), most, c)),
        ];
    }

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Lists(SampleWorld world)
    {
        RequestRow[] rows = [.. Enum.GetValues<AttestationState>().Select((state, i) => world.Row(state, i))];
        var print = new FingerprintView(12345, 678901, new string('a', 64));
        return
        [
            ("list-mine", c => ListCard.ForMine(rows, c)),
            ("list-mine-empty", c => ListCard.ForMine([], c)),
            ("list-waiting", c => ListCard.ForWaiting(rows[..1], c)),
            ("list-waiting-empty", c => ListCard.ForWaiting([], c)),
            ("list-found", c => ListCard.ForFound(world.Facts.Customer.CompanyName, rows[..2], c)),
            ("list-found-empty", c => ListCard.ForFound(world.Facts.Customer.CompanyName, [], c)),
            ("parked", c => DeadLettersCard.For(new(world.Parked(), 0), c)),
            ("parked-empty", c => DeadLettersCard.For(new([], 0), c)),
            .. Enum.GetValues<MessageKind>().Select<MessageKind, (string, Func<CultureInfo, AdaptiveCard>)>(kind =>
                ($"parked-{Code.Of(kind)}", c => DeadLettersCard.For(new([world.Parked()[0] with { What = Code.Of(kind), MayBeDismissed = kind is not (MessageKind.IssueLink or MessageKind.CreateAgreement) }], 0), c))),
            ("parked-last-page", c => DeadLettersCard.For(new(world.Parked(), 12), c, page: 1)),
            ("verify-holds", c => VerifyCard.For(world.Facts.Customer.TenantId, 12345, null, true, c)),
            ("verify-no-anchor", c => VerifyCard.For(world.Facts.Customer.TenantId, 12345, null, false, c)),
            ("fingerprint", c => FingerprintCard.For(print, c)),
            ("fingerprint-asked", c => FingerprintCard.For(print, c, 2)),
            ("fingerprint-check-holds", c => FingerprintCheckCard.For(new FingerprintCheckView(false, false, 1234, 0, []), c)),
            ("fingerprint-check-unknown", c => FingerprintCheckCard.For(new FingerprintCheckView(true, false, 0, 0, []), c)),
            ("fingerprint-check-list", c => FingerprintCheckCard.For(new FingerprintCheckView(false, true, 0, 0, []), c)),
            ("fingerprint-check-broken", c => FingerprintCheckCard.For(
                new FingerprintCheckView(false, false, 40, 12, [(new Guid(1, 7, 7, new byte[8]), new LedgerFault(5, LedgerFaultKind.CutOff)), (new Guid(2, 7, 7, new byte[8]), null)]), c)),
            ("verify-beside", c => VerifyCard.For(world.Facts.Customer.TenantId, 12, null, true, c, world.AlteredRecords(25), 1)),
            ("verify-erased", c => VerifyCard.For(world.Facts.Customer.TenantId, 12, null, true, c, [], 3)),
            ("verify-all-beside", c => VerifyAllCard.For(2, [], 0, c, world.AlteredRecords(11), 4)),
            ("verify-all-holds", c => VerifyAllCard.For(1234, [], 0, c)),
            ("verify-all-none", c => VerifyAllCard.For(0, [], 0, c)),
            ("verify-all-no-anchor", c => VerifyAllCard.For(2, [], 1, c)),
            ("verify-all-broken", c => VerifyAllCard.For(
                40, [.. Enumerable.Range(0, 13).Select(i => (new Guid(i, 7, 7, new byte[8]), new LedgerFault(i + 1, (LedgerFaultKind)((i % 6) + 1))))], 2, c)),
            .. Enum.GetValues<LedgerFaultKind>().Select<LedgerFaultKind, (string, Func<CultureInfo, AdaptiveCard>)>(kind =>
                ($"verify-{Golden.NameOf(kind)}", c => VerifyCard.For(world.Facts.Customer.TenantId, 12, new LedgerFault(7, kind), true, c))),
        ];
    }

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Talk(SampleWorld world) =>
    [
        ("welcome", c => WelcomeCard.For(world.AgentName, c)),
        ("welcome-nameless", c => WelcomeCard.For(null, c)),
        ("help", c => HelpCard.For(inChannel: false, c)),
        ("help-channel", c => HelpCard.For(inChannel: true, c)),
        ("unknown-text", UnknownTextCard.For),
    ];

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Notices(SampleWorld world) =>
        Enum.GetValues<NoticeKind>().Select<NoticeKind, (string, Func<CultureInfo, AdaptiveCard>)>(kind =>
            ($"notice-{Golden.NameOf(kind)}", c => NoticeCard.For(NoticeOf(kind, world), c)));

    public static Notice NoticeOf(NoticeKind kind, SampleWorld world) => kind switch
    {
        NoticeKind.RoleMissing or NoticeKind.SubscribeNotAllowed =>
            new(kind, Roles: [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents]),
        NoticeKind.AlreadyOpen => new(kind, About: world.View(AttestationState.Requested)),
        NoticeKind.AlreadySettled => new(kind, About: world.View(AttestationState.Rejected)),
        NoticeKind.Failed or NoticeKind.OnRecord or NoticeKind.StoreUnavailable or NoticeKind.DirectoryUnavailable => new(kind, "4bf92f3577b34da6a3ce929d0e0e4736"),
        NoticeKind.FileNotSaved or NoticeKind.FileUnreadable or NoticeKind.ExportFailed or NoticeKind.VerifyFailed or NoticeKind.FingerprintFailed => new(kind, "4bf92f3577b34da6a3ce929d0e0e4736"),
        NoticeKind.RemindedLately => new(kind, From: new DateTimeOffset(2026, 3, 2, 14, 5, 0, TimeSpan.FromHours(1))),
        NoticeKind.TooFast => new(kind, Person: "12 seconds"),
        NoticeKind.TooManyOpen => new(kind, Person: "200"),
        NoticeKind.FileTooLarge => new(kind, Person: "10 MB"),
        NoticeKind.Subscribed or NoticeKind.AlreadySubscribed => new(kind, Topics: [Topic.Approvals, Topic.Failures]),
        NoticeKind.TopicsEnded => new(kind, Topics: [Topic.Failures]),
        NoticeKind.Subscriptions => new(kind, Topics: Enum.GetValues<Topic>()),
        NoticeKind.UnknownTopic => new(kind, Person: world.Facts.Customer.CompanyName, Topics: []),
        NoticeKind.BulkTooManyRows => new(kind, Person: "1,000"),
        NoticeKind.BulkColumnsMissing or NoticeKind.BulkColumnsUnknown => new(kind, Person: "Tenant ID, Agreement language"),
        NoticeKind.NothingFound or NoticeKind.TooVague => new(kind, Person: world.Facts.Customer.CompanyName),
        _ => new(kind),
    };
}
