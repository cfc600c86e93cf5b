using System.Text;

namespace McaBot.Cards;

/// <summary>
/// A ledger's bytes as text inside a page, to be read as they are and had back byte for byte: whatever a page could take for markup, or
/// would change, stands as % and two hexadecimal digits.
/// </summary>
internal static class LedgerText
{
    public static string Escape(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder(content.Length + 64);
        foreach (var b in content)
        {
            if (b == '\n' || (b is >= 0x20 and < 0x7F && b is not ((byte)'<' or (byte)'%')))
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:x2}");
            }
        }

        return text.ToString();
    }
}
