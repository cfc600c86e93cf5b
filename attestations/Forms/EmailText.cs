using System.Net.Mail;

namespace McaBot.Attestations;

/// <summary>An e-mail address as people copy it out of a sentence, a header or a link.</summary>
internal static class EmailText
{
    private const string Link = "mailto:";

    private static readonly (char Open, char Close)[] Around =
        [('<', '>'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»'), ('(', ')'), ('[', ']')];

    /// <returns>The address alone, its apostrophe plain, without what ended the sentence; null where it is not one.</returns>
    public static string? Read(string text)
    {
        var bare = Bare(text);
        return MailAddress.TryCreate(bare, out var address)
            && string.Equals(address.Address, bare, StringComparison.Ordinal)
            && !bare.Any(IsOutOfPlace)
            && !address.User.StartsWith('.') && !address.User.EndsWith('.')
            && HostName.Read(address.Host) is not null
                ? bare
                : null;
    }

    private static string Bare(string text)
    {
        for (var before = ""; before != text;)
        {
            before = text;
            text = text.Trim().TrimEnd('.', ',', ';');
            text = text.StartsWith(Link, StringComparison.OrdinalIgnoreCase) ? text[Link.Length..] : text;
            text = text.Length > 2 && Around.Contains((text[0], text[^1])) ? text[1..^1] : text;
        }

        // What word processors and phones make of the apostrophe of a keyboard.
        return string.Concat(text.Select(c => c is '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '\uFF07' ? '\'' : c));
    }

    private static bool IsOutOfPlace(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || "\"<>()[]\\".Contains(c, StringComparison.Ordinal);
}
