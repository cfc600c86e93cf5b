namespace McaBot.Attestations;

/// <param name="Language">Preferred language as a culture name, where the directory knows it.</param>
public sealed record DirectoryPerson(Guid ObjectId, string DisplayName, bool IsEnabled, bool IsGuest, string? Language = null)
{
    /// <summary>Whether the person may decide at all: no disabled account, no guest.</summary>
    public bool CanDecide => IsEnabled && !IsGuest;
}
