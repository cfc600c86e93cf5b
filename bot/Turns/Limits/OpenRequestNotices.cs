namespace McaBot.Turns.Limits;

internal static class OpenRequestNotices
{
    public static void NoticeTooManyOpen(this Turn turn, OpenRequests requests) =>
        turn.Notice(Cards.NoticeKind.TooManyOpen, person: requests.Most.ToString("N0", turn.Culture));
}
