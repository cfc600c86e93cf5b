namespace McaBot.Cards;

/// <summary>What all ledgers were at one moment; names nobody.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal digits.</param>
public sealed record FingerprintView(long Ledgers, long Entries, string Hash);
