using McaBot.Attestations;

namespace McaBot.Ledger;

/// <param name="ClosedAt">Since when the request has been going on record with these files; null while files may come and go.</param>
internal sealed record DraftFileList(IReadOnlyList<EvidenceFile> Files, DateTimeOffset? ClosedAt = null);
