namespace McaBot.Cards;

/// <summary>A channel's day in figures; names nobody.</summary>
public static class DigestCard
{
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(DigestView view, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        return new CardDraft(texts, texts["Overline"], texts["Digest.Title"])
        .Add(
            Attention(texts, view),
            Blocks.Group(
                Blocks.Subheading(texts["Digest.Open"]),
                Facts.Of(texts["Digest.Waiting"], Figure(texts, view.Waiting)),
                view.OldestSince is { } oldest ? Facts.At(texts, texts["Digest.Oldest"], oldest) : null,
                Facts.Of(texts["Digest.ToRecord"], Figure(texts, view.ToRecord))),
            Blocks.Group(
                Blocks.Subheading(texts["Digest.Settled"]), Blocks.Note(texts.Format("Digest.Since", texts.Moment(view.Since))),
                Facts.Of(texts["Digest.Approved"], Figure(texts, view.Approved)),
                Facts.Of(texts["Digest.Rejected"], Figure(texts, view.Rejected)),
                Facts.Of(texts["Digest.Withdrawn"], Figure(texts, view.Withdrawn)),
                Facts.Of(texts["Digest.Completed"], Figure(texts, view.Completed))),
            view.Fingerprint is { } print
                ? Blocks.Group([Blocks.Subheading(texts["Fingerprint.Title"]), .. FingerprintCard.Figures(print, texts)])
                : null,
            Blocks.Note(texts["Digest.Unsubscribe"]))
        .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(DigestView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return $"{texts["Digest.Title"]}. {texts.Count("Digest.Summary", view.Waiting)}";
    }

    private static AdaptiveContainer? Attention(Texts texts, DigestView view) => view is { Failing: 0, Broken: 0 }
        ? null
        : Blocks.Panel(
            AdaptiveContainerStyle.Attention,
            view.Failing > 0 ? Blocks.Bold($"⚠\uFE0E {texts.Count("Digest.Failing", view.Failing)}") : null,
            view.Broken > 0 ? Blocks.Bold($"⚠\uFE0E {texts.Count("Digest.Broken", view.Broken)}") : null);

    private static string Figure(Texts texts, int number) => number.ToString("N0", texts.Culture);
}
