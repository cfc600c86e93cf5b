namespace Microsoft.Bot.Schema.Teams;

/// <summary>The content of the attachment Teams sends for a file a person uploaded in a personal chat.</summary>
public class FileDownloadInfo
{
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";

    public string? DownloadUrl { get; set; }

    public string? UniqueId { get; set; }

    public string? FileType { get; set; }

    public object? Etag { get; set; }
}

/// <summary>Asks a person for permission to put a file in their OneDrive; size in bytes.</summary>
public class FileConsentCard
{
    public const string ContentType = "application/vnd.microsoft.teams.card.file.consent";

    public string? Description { get; set; }

    public long? SizeInBytes { get; set; }

    public object? AcceptContext { get; set; }

    public object? DeclineContext { get; set; }
}

/// <summary>The value of the invoke <c>fileConsent/invoke</c>; action is accept or decline.</summary>
public class FileConsentCardResponse
{
    public string? Action { get; set; }

    public object? Context { get; set; }

    public FileUploadInfo? UploadInfo { get; set; }
}

public class FileUploadInfo
{
    public string? Name { get; set; }

    public string? UploadUrl { get; set; }

    public string? ContentUrl { get; set; }

    public string? UniqueId { get; set; }

    public string? FileType { get; set; }
}

public class FileInfoCard
{
    public const string ContentType = "application/vnd.microsoft.teams.card.file.info";

    public string? UniqueId { get; set; }

    public string? FileType { get; set; }

    public object? Etag { get; set; }
}
