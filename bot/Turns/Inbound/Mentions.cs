using McaBot.Platform.Http;
using Microsoft.Bot.Schema;

namespace McaBot.Turns.Inbound;

/// <summary>Who is named in a message, as its entities say. Any part of a mention may be missing, or be something else.</summary>
internal static class Mentions
{
    public static IEnumerable<Mention> In(Activity activity) => (activity.Entities ?? [])
        .Where(entity => string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase))
        .Select(entity => entity as Mention ?? Read(entity))
        .OfType<Mention>();

    public static bool IsOfBot(Mention mention, Activity activity) =>
        mention.Mentioned?.Id is { } id && string.Equals(id, activity.Recipient?.Id, StringComparison.Ordinal);

    public static bool NameBot(Activity activity) => In(activity).Any(mention => IsOfBot(mention, activity));

    /// <summary>Through its JSON text: the SDK throws at whatever has another shape.</summary>
    private static Mention? Read(Entity entity)
    {
        using var json = InboundJson.Parse(entity.Properties);
        var mentioned = json?.RootElement.Object("mentioned") is { } account
            ? new ChannelAccount { Id = account.Text("id"), Name = account.Text("name") }
            : null;
        return json is null ? null : new Mention { Mentioned = mentioned, Text = json.RootElement.Text("text") };
    }
}
