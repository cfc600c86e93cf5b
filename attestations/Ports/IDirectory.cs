namespace McaBot.Attestations;

/// <summary>The partner's directory, read live. Any method may throw <see cref="DirectoryUnavailableException"/>: then refuse.</summary>
public interface IDirectory
{
    /// <summary>Which of the configured roles the person holds now, transitively, in one call.</summary>
    Task<IReadOnlySet<PartnerRole>> RolesOfAsync(Guid person, CancellationToken cancellationToken);

    /// <returns>Null when the directory has no such user.</returns>
    Task<DirectoryPerson?> FindAsync(Guid person, CancellationToken cancellationToken);

    /// <returns>Null when there is none, or the manager is no user.</returns>
    Task<DirectoryPerson?> ManagerOfAsync(Guid person, CancellationToken cancellationToken);

    /// <summary>Whether anybody has the person as manager.</summary>
    Task<bool> ManagesAnybodyAsync(Guid person, CancellationToken cancellationToken);

    /// <summary>Members of the approver group, transitively; empty when no group is configured.</summary>
    Task<IReadOnlyList<DirectoryPerson>> ApproverGroupAsync(CancellationToken cancellationToken);

    /// <summary>Whether the person is in the approver group now, transitively; false when no group is configured.</summary>
    Task<bool> IsInApproverGroupAsync(Guid person, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the person is known to be away now. Grants and refuses nothing, so whatever cannot be read counts as not away, and nothing
    /// is thrown.
    /// </summary>
    Task<bool> IsAwayAsync(Guid person, CancellationToken cancellationToken);
}
