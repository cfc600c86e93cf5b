namespace McaBot.Teams.Files;

internal enum UploadResult
{
    Done = 1,
    HostNotAllowed = 2,

    /// <summary>The place took nothing, or not all of it, or did not say.</summary>
    Failed = 3,
}
