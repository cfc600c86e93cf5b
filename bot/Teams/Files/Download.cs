namespace McaBot.Teams.Files;

/// <summary>Exactly one of the two: the file, or why there is none.</summary>
internal sealed record Download(DownloadedFile? File, DownloadRefusal? Refusal = null)
{
    internal static Download Refused(DownloadRefusal refusal) => new(null, refusal);
}
