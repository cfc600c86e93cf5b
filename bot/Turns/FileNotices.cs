using McaBot.Teams.Files;

namespace McaBot.Turns;

/// <summary>Says why an attached file was not taken.</summary>
internal static class FileNotices
{
    /// <param name="maxBytes">What is taken at most, to be named where the file is larger.</param>
    public static void NoticeNotRead(this Turn turn, DownloadRefusal refusal, long maxBytes) =>
        turn.Notice(KindOf(refusal), person: refusal == DownloadRefusal.TooLarge ? Texts.For(turn.Culture).Megabytes(maxBytes) : null);

    public static NoticeKind KindOf(DownloadRefusal refusal) => refusal switch
    {
        DownloadRefusal.HostNotAllowed => NoticeKind.FileHostNotAllowed,
        DownloadRefusal.TooLarge => NoticeKind.FileTooLarge,
        DownloadRefusal.Empty => NoticeKind.FileEmpty,
        DownloadRefusal.Gone => NoticeKind.FileLinkExpired,
        _ => NoticeKind.FileUnreadable,
    };
}
