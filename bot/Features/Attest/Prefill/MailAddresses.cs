using System.Text.RegularExpressions;

namespace McaBot.Features.Attest.Prefill;

/// <summary>Addresses as mail programs show them.</summary>
internal static partial class MailAddresses
{
    /// <summary>Everybody has an address there: they are no customer's.</summary>
    private static readonly HashSet<string> OfAnybody = new(StringComparer.Ordinal)
    {
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.fr",
        "hotmail.com",
        "hotmail.fr",
        "hotmail.co.uk",
        "live.com",
        "live.fr",
        "msn.com",
        "yahoo.com",
        "yahoo.fr",
        "yahoo.co.uk",
        "ymail.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "web.de",
        "proton.me",
        "protonmail.com",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "sfr.fr",
        "neuf.fr",
        "laposte.net",
        "bbox.fr",
        "skynet.be",
        "bluewin.ch",
    };

    /// <returns>Null where the address is none.</returns>
    public static MailSender? Sender(string? name, string address, DateOnly? day)
    {
        var read = FieldValues.Read(Fields.Email, address, CultureInfo.InvariantCulture, "").Text;
        if (!Shape().IsMatch(read))
        {
            return null;
        }

        var shown = CleanText.Of(name).Trim('"', '\'', ' ');
        return new MailSender(
            shown.Length is 0 or > 200 || shown.Contains('@', StringComparison.Ordinal) ? null : shown, read.ToLowerInvariant(), day);
    }

    /// <summary>"Chantal Beauregard &lt;chantal@contoso.com&gt;", with or without the name, the brackets, or "[mailto:...]".</summary>
    public static MailSender? Sender(string shown, DateOnly? day) =>
        Written().Match(shown) is { Success: true } found
            ? Sender(shown[..found.Index].TrimEnd(' ', '<', '[', '('), found.Groups["address"].Value, day)
            : null;

    /// <returns>The host; null where it belongs to nobody's company.</returns>
    public static string? DomainOf(string address) =>
        address[(address.LastIndexOf('@') + 1)..] is { Length: > 0 } host && !OfAnybody.Contains(host) ? host : null;

    [GeneratedRegex(@"^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>.]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    /// <summary>An apostrophe may stand inside, as in sean.o'brien@contoso.com; in front it is a quotation mark.</summary>
    [GeneratedRegex(
        @"(?:mailto:)?(?<address>[^\s@<>\[\]()""';,:][^\s@<>\[\]()"";,:]{0,63}@[^\s@<>\[\]()""';,:]+\.[^\s@<>\[\]()""';,:.]{2,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
