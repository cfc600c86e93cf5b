namespace McaBot.Cards;

/// <summary>A fingerprint of all ledgers, to be kept by whoever sees it.</summary>
public static class FingerprintCard
{
    /// <param name="posted">For whoever asked: how many channels have it. Null in a channel.</param>
    public static AdaptiveCard For(FingerprintView view, CultureInfo culture, int? posted = null)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Fingerprint.Title"])
            .Add(Figures(view, texts))
            .Add(posted is { } channels ? Blocks.Note(texts.Count("Fingerprint.Posted", channels)) : null)
            .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(FingerprintView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return $"{texts["Fingerprint.Title"]}. {Grouped(view.Hash)}";
    }

    internal static AdaptiveElement[] Figures(FingerprintView view, Texts texts) =>
    [
        Facts.Of(texts["Fingerprint.Ledgers"], view.Ledgers.ToString("N0", texts.Culture)),
        Facts.Of(texts["Fingerprint.Entries"], view.Entries.ToString("N0", texts.Culture)),
        Facts.Of(texts["Fingerprint.Hash"], Grouped(view.Hash)),
        Blocks.Note(texts["Fingerprint.Keep"]),
    ];

    /// <summary>No phone shows 64 characters in a line. It is read with and without the spaces.</summary>
    private static string Grouped(string hash) => string.Join(' ', hash.Chunk(8).Select(group => new string(group)));
}
