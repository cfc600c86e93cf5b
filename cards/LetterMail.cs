namespace McaBot.Cards;

/// <summary>The letter as an address that opens a new e-mail.</summary>
/// <param name="IsWhole">Whether the e-mail holds the letter; else it is too long for an address, and is to be pasted.</param>
public sealed record LetterMail(Uri Address, bool IsWhole)
{
    /// <summary>What mail programs and browsers take for certain. Unit: characters.</summary>
    public const int Longest = 2000;

    /// <param name="letter">Its first line is the subject.</param>
    public static LetterMail Of(string email, string letter)
    {
        var end = letter.IndexOf('\n', StringComparison.Ordinal);
        var (subject, body) = (letter[..end], letter[end..].Trim());
        var at = email.LastIndexOf('@');
        var to = $"mailto:{Uri.EscapeDataString(email[..at])}@{Uri.EscapeDataString(email[(at + 1)..])}";
        var opens = $"{to}?subject={Uri.EscapeDataString(subject)}";
        var whole = $"{opens}&body={Uri.EscapeDataString(body.Replace("\n", "\r\n", StringComparison.Ordinal))}";
        return whole.Length <= Longest ? new(new Uri(whole), true) : new(new Uri(opens.Length <= Longest ? opens : to), false);
    }
}
