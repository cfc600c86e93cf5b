namespace McaBot.Attestations;

/// <summary>A tenant ID as people copy it: in braces or quotes, or with hyphens that a text program made typographic.</summary>
internal static class TenantText
{
    /// <returns>Lower case, with hyphens; null where it is none.</returns>
    public static string? Read(string text)
    {
        var plain = string.Concat(text.Select(c => c is (>= '\u2010' and <= '\u2015') or '\u2212' ? '-' : c));
        var bare = plain.Trim(' ', '{', '}', '(', ')', '"', '\'', '“', '”', '«', '»');
        return Guid.TryParseExact(bare, "D", out var id) && id != Guid.Empty ? id.ToString("D") : null;
    }
}
