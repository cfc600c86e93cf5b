using System.Resources;

namespace McaBot.Cards;

/// <summary>The words of McaBot in one language: French for every French culture, English for all others.</summary>
public sealed class Texts
{
    private static readonly ResourceManager Resources = new("McaBot.Cards.Resources.Words", typeof(Texts).Assembly);
    private static readonly Texts English = new("en");
    private static readonly Texts French = new("fr");

    private readonly CultureInfo culture;
    private readonly TimeZoneInfo? zone;

    private Texts(string language, TimeZoneInfo? zone = null) => (culture, this.zone) = (CultureInfo.GetCultureInfo(language), zone);

    /// <summary>ISO 639-1.</summary>
    public string Language => culture.Name;

    public CultureInfo Culture => culture;

    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new ArgumentException($"There are no words for '{key}'.", nameof(key));

    /// <summary>Null where nothing is to be said.</summary>
    public string? Find(string key) => Resources.GetString(key, culture);

    public static Texts For(CultureInfo culture) =>
        string.Equals(culture.TwoLetterISOLanguageName, French.Language, StringComparison.Ordinal) ? French : English;

    /// <summary>
    /// For a card that people of several languages see: its times are written out in the card's own language, because a client would put
    /// them into its reader's.
    /// </summary>
    /// <param name="zone">Null: UTC.</param>
    public static Texts ForMany(CultureInfo culture, TimeZoneInfo? zone) => new(For(culture).Language, zone ?? TimeZoneInfo.Utc);

    public string Format(string key, params object[] values) => string.Format(culture, this[key], values);

    /// <summary>The words under <c>key.One</c> or <c>key.Many</c>, with the number as {0}. None is singular in French.</summary>
    public string Count(string key, int number) => Format(CountKey(key, number), number);

    /// <inheritdoc cref="Count"/>
    public string CountKey(string key, int number) =>
        number == 1 || (number == 0 && Language == French.Language) ? key + ".One" : key + ".Many";

    /// <summary>A short time in whole seconds, at least one.</summary>
    public string Seconds(TimeSpan time) => Count("Seconds", (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, 3600));

    /// <summary>A size in whole megabytes, or with one decimal below ten.</summary>
    public string Megabytes(long bytes)
    {
        var megabytes = bytes / (1024d * 1024);
        return Format("Size.Megabytes", megabytes.ToString(megabytes < 10 ? "0.#" : "0", culture));
    }

    /// <summary>A file's size, in kilobytes below a megabyte.</summary>
    public string Size(long bytes) => bytes < 1024 * 1024
        ? Format("Size.Kilobytes", Math.Max(1, (bytes + 512) / 1024).ToString(culture))
        : Megabytes(bytes);

    /// <summary>A calendar day, month in words, so that nobody mistakes day and month.</summary>
    public string Day(DateOnly day) =>
        day.Day == 1 && Language == French.Language ? $"1er {day.ToString("MMMM yyyy", culture)}" : day.ToString("d MMMM yyyy", culture);

    /// <summary>A moment on the reader's own clock, for plain text, where no client puts it into the reader's time zone.</summary>
    /// <param name="at">With the offset of that clock; none is said to be UTC.</param>
    public string LocalMoment(DateTimeOffset at)
    {
        var clock = at.ToString(at.Offset == TimeSpan.Zero ? "HH:mm 'UTC'" : "HH:mm", CultureInfo.InvariantCulture);
        return Format("Moment", Day(DateOnly.FromDateTime(at.DateTime)), clock);
    }

    private string NamedMoment(DateTimeOffset at) =>
    Format(
        "Moment", Day(DateOnly.FromDateTime(at.DateTime)),
        $"{at.ToString("HH:mm", CultureInfo.InvariantCulture)} {ZoneNames.Of(at.Offset)}");

    /// <summary>
    /// A moment as card functions: each reader's client shows it in its own time zone and language. For a TextBlock only.
    /// </summary>
    public string Moment(DateTimeOffset at)
    {
        if (zone is not null)
        {
            return NamedMoment(TimeZoneInfo.ConvertTime(at, zone));
        }

        var utc = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Format("Moment", $"{{{{DATE({utc}, SHORT)}}}}", $"{{{{TIME({utc})}}}}");
    }
}
