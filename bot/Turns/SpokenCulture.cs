using McaBot.Platform.Http;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>The culture an activity names: its locale, or that of the client, which some clients send in its place.</summary>
internal static class SpokenCulture
{
    private const string ClientInfo = "clientInfo";

    /// <returns>Null where the activity names no language. A language without a region is that of the client's country.</returns>
    public static CultureInfo? Of(Activity activity) =>
        (Cultures.Whole(activity.Locale) ?? Cultures.Whole(OfClient(activity, "locale"))) is { } said ? In(said, activity) : null;

    /// <summary>The same culture, in the region of the client's country where it names none itself.</summary>
    public static CultureInfo In(CultureInfo culture, Activity activity) => Cultures.In(culture, OfClient(activity, "country"));

    private static string? OfClient(Activity activity, string name)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (string.Equals(entity?.Type, ClientInfo, StringComparison.OrdinalIgnoreCase)
                && InboundJson.Text(entity!.Properties, name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }
}
