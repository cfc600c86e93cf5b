using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Every notice, with something in each of its places.</summary>
internal static class NoticeSamples
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static IEnumerable<CardSample> Of(SampleWorld world) =>
        Enum.GetValues<NoticeKind>().Select(kind =>
            new CardSample("notice", CardSamples.NameOf(kind), c => NoticeCard.For(NoticeOf(kind, world), c)));

    public static Notice NoticeOf(NoticeKind kind, SampleWorld world) => kind switch
    {
        NoticeKind.RoleMissing or NoticeKind.SubscribeNotAllowed =>
            new(kind, Roles: [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents]),
        NoticeKind.AlreadyOpen => new(kind, About: world.View(AttestationState.Requested)),
        NoticeKind.AlreadySettled => new(kind, About: world.View(AttestationState.Rejected)),
        NoticeKind.Failed or NoticeKind.OnRecord or NoticeKind.StoreUnavailable or NoticeKind.DirectoryUnavailable => new(kind, Trace),
        NoticeKind.FileNotSaved or NoticeKind.FileUnreadable or NoticeKind.ExportFailed => new(kind, Trace),
        NoticeKind.VerifyFailed or NoticeKind.FingerprintFailed or NoticeKind.ReportFailed => new(kind, Trace),
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
        NoticeKind.NothingFound => new(kind, Person: world.Facts.Customer.CompanyName),
        NoticeKind.ReportNothing or NoticeKind.MonthNotBegun => new(kind, Person: "October 2026"),
        _ => new(kind),
    };
}
