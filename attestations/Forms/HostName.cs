using System.Globalization;

namespace McaBot.Attestations;

internal static class HostName
{
    /// <returns>Its ASCII form, lower case, without the dot of the root; null unless it is a name of at least two labels.</returns>
    public static string? Read(string text)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text.TrimEnd('.')).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(ascii) == UriHostNameType.Dns ? ascii : null;
        }
        catch (ArgumentException)
        {
            // How IdnMapping says that it is no host name.
            return null;
        }
    }
}
