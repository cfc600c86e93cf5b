using Microsoft.Bot.Schema;

namespace McaBot.Host;

/// <summary>What Teams attaches that is no file: sound, forwarded messages, links, cards. Beside words it is ignored.</summary>
internal static class OtherAttachments
{
    private const string Text = "text/";

    /// <summary>Typed words come a second time, as a page; one that holds a picture was not typed.</summary>
    public static bool In(Activity activity) => (activity.Attachments ?? []).Any(a =>
        a.ContentType?.StartsWith(Text, StringComparison.OrdinalIgnoreCase) != true
        || a.Content?.ToString()?.Contains("<img", StringComparison.OrdinalIgnoreCase) == true);
}
