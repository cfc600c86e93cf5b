namespace McaBot.Directory;

/// <param name="Code">Why it was refused, such as graph-403.</param>
internal readonly record struct InstallResult(InstallState State, string? Code = null);
