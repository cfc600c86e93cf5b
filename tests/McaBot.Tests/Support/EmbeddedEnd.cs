namespace McaBot.Tests.Support;

/// <summary>The last entry that a page says its ledger has.</summary>
internal sealed record EmbeddedEnd(long Sequence, string Hash);
