using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Tests.Cards;

/// <summary>Every card in every state it can have.</summary>
internal static class CardSamples
{
    public static IEnumerable<(string Name, Func<CultureInfo, AdaptiveCard> Draw)> Of(SampleWorld world) =>
        [.. Dialog(world), .. Records(world), .. Lists(world), .. Talk(world), .. Notices(world)];

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Dialog(SampleWorld world) =>
    [
        ("scenario", c => ScenarioCard.For(SampleWorld.Empty, c)),
        ("scenario-again", c => ScenarioCard.For(world.Filled(), c)),
        ("neither", NeitherCard.For),
        ("customer", c => CustomerCard.For(SampleWorld.Empty, null, c)),
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
        ("resume", c => ResumeCard.For(world.Filled(), SampleWorld.Start, c)),
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
        yield return ("record-details-gone", c => RecordCard.For(world.View(AttestationState.Rejected, withDetails: false), c));
        yield return ("approval-replaced", c => ApprovalCard.ForReplaced(world.View(AttestationState.Requested), c));
        yield return ("approval-details-gone", c => ApprovalCard.For(world.View(AttestationState.Requested, withDetails: false), [], null, c));
    }

    private static IEnumerable<(string, Func<CultureInfo, AdaptiveCard>)> Lists(SampleWorld world)
    {
        RequestRow[] rows = [.. Enum.GetValues<AttestationState>().Select((state, i) => world.Row(state, i))];
        return
        [
            ("list-mine", c => ListCard.ForMine(rows, c)),
            ("list-mine-empty", c => ListCard.ForMine([], c)),
            ("list-waiting", c => ListCard.ForWaiting(rows[..1], c)),
            ("list-waiting-empty", c => ListCard.ForWaiting([], c)),
            ("list-found", c => ListCard.ForFound(world.Facts.Customer.CompanyName, rows[..2], c)),
            ("list-found-empty", c => ListCard.ForFound(world.Facts.Customer.CompanyName, [], c)),
            ("verify-holds", c => VerifyCard.For(world.Facts.Customer.TenantId, 12345, null, c)),
            .. Enum.GetValues<LedgerFaultKind>().Select<LedgerFaultKind, (string, Func<CultureInfo, AdaptiveCard>)>(kind =>
                ($"verify-{Code.Of(kind)}", c => VerifyCard.For(world.Facts.Customer.TenantId, 12, new LedgerFault(7, kind), c))),
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
            ($"notice-{Code.Of(kind)}", c => NoticeCard.For(NoticeOf(kind, world), c)));

    public static Notice NoticeOf(NoticeKind kind, SampleWorld world) => kind switch
    {
        NoticeKind.RoleMissing or NoticeKind.SubscribeNotAllowed =>
            new(kind, Roles: [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents]),
        NoticeKind.AlreadyOpen => new(kind, About: world.View(AttestationState.Requested)),
        NoticeKind.AlreadySettled => new(kind, About: world.View(AttestationState.Rejected)),
        NoticeKind.Failed or NoticeKind.OnRecord or NoticeKind.StoreUnavailable or NoticeKind.DirectoryUnavailable => new(kind, "4bf92f3577b34da6a3ce929d0e0e4736"),
        NoticeKind.NothingFound or NoticeKind.TooVague => new(kind, Person: world.Facts.Customer.CompanyName),
        _ => new(kind),
    };
}
