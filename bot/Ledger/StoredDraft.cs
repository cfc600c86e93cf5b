using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>A request being written, as it is kept.</summary>
/// <param name="ClosedAt">Since when the request has been going on record with these files; null while files may come and go.</param>
/// <param name="Form">Null where nothing was chosen or typed yet.</param>
public sealed record StoredDraft(IReadOnlyList<EvidenceFile> Files, DateTimeOffset? ClosedAt = null, DraftForm? Form = null);
