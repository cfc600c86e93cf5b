using McaBot.Storage.Projections;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace McaBot.Turns;

/// <summary>Who speaks, as the signed activity says; nothing of it comes from a card.</summary>
/// <param name="Culture">The language of texts.</param>
/// <param name="Today">The date where the person is.</param>
internal sealed record Caller(
    Guid ObjectId, Guid TenantId, string? Name, string? UserId, CultureInfo Culture, bool IsPersonalChat, string ServiceUrl,
    string Conversation, DateOnly Today)
{
    private const string PeoplesThread = "19:";

    public Actor Actor => new(ObjectId, TenantId);

    /// <summary>The culture the activity named; null where it named none: then nothing is stored of it.</summary>
    public CultureInfo? Said { get; init; }

    /// <summary>The whole culture, region included, in which what the person says is read.</summary>
    public CultureInfo Region { get; init; } = Culture;

    /// <summary>How far the person's clock is from UTC; zero where the activity does not say.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>How to reach the person again in this chat.</summary>
    public PersonRecord ToRecord() => new(ObjectId, TenantId, Name, Said?.Name, UserId, ServiceUrl, Conversation);

    /// <returns>Null for whoever is no person of the conversation's own directory: another bot, or a guest of a shared channel.</returns>
    public static Caller? From(Activity activity, CultureInfo fallback, TimeProvider time)
    {
        if (IsProgram(activity.From) || !Guid.TryParse(activity.From?.AadObjectId, out var person) || person == Guid.Empty
            || !Guid.TryParse(TenantOf(activity), out var tenant) || !IsOf(tenant, activity.From))
        {
            return null;
        }

        var local = activity.LocalTimestamp ?? time.GetUtcNow();
        var said = SpokenCulture.Of(activity);
        return new Caller(
            person,
            tenant,
            activity.From.Name,
            activity.From.Id,
            Cultures.Nearest(said?.Name, fallback),
            IsWithBot(activity.Conversation),
            activity.ServiceUrl ?? "",
            activity.Conversation?.Id ?? "",
            LocalDate(local, time))
        {
            Offset = IsTrue(local, time) ? local.Offset : TimeSpan.Zero,
            Said = said,
            Region = said ?? SpokenCulture.In(fallback, activity),
        };
    }

    /// <summary>Two people's chat is "personal", too, where a message extension is used in it; only the ids differ.</summary>
    private static bool IsWithBot(ConversationAccount? conversation) =>
        string.Equals(conversation?.ConversationType, "personal", StringComparison.OrdinalIgnoreCase)
        && conversation?.Id?.StartsWith(PeoplesThread, StringComparison.Ordinal) != true;

    private static bool IsProgram(ChannelAccount? from) =>
        from?.Id?.StartsWith("28:", StringComparison.Ordinal) == true
        || string.Equals(from?.Role, RoleTypes.Bot, StringComparison.OrdinalIgnoreCase)
        || string.Equals(from?.Role, RoleTypes.Skill, StringComparison.OrdinalIgnoreCase);

    /// <summary>Teams names the sender's own tenant where that is another one's, as in a shared channel.</summary>
    private static bool IsOf(Guid tenant, ChannelAccount from) =>
        from.Properties?["tenantId"] is not { Type: not JTokenType.Null } named
        || (Guid.TryParse(named.ToString(), out var own) && own == tenant);

    /// <summary>The client says what its clock shows; a clock that is days off does not make tomorrow today.</summary>
    private static DateOnly LocalDate(DateTimeOffset local, TimeProvider time) =>
        DateOnly.FromDateTime(IsTrue(local, time) ? local.DateTime : time.GetUtcNow().UtcDateTime);

    private static bool IsTrue(DateTimeOffset local, TimeProvider time) => (local - time.GetUtcNow()).Duration() < TimeSpan.FromHours(1);

    private static string? TenantOf(Activity activity) =>
        activity.Conversation?.TenantId ?? activity.GetChannelData<Microsoft.Bot.Schema.Teams.TeamsChannelData>()?.Tenant?.Id;
}
