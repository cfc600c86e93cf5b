namespace McaBot.Cards;

/// <summary>
/// Tells a channel what could not be carried out about an attestation: its number and no name, of a person or a customer.
/// </summary>
public static class FailureCard
{
    private const int LongestCode = 40;

    /// <param name="bot">The bot's application id, for a link to the personal chat; null where it has none.</param>
    /// <param name="zone">On whose clock times are written; null: UTC.</param>
    public static AdaptiveCard For(Attestation attestation, Guid? bot, CultureInfo culture, TimeZoneInfo? zone = null)
    {
        var texts = Texts.ForMany(culture, zone);
        var view = new AttestationView(attestation, null, new Dictionary<Guid, string>());
        var troubles = OpenProblem.Of(attestation);
        var card = new CardDraft(texts, view.Overline(texts), texts[Title(troubles)]);
        if (troubles.Count == 0)
        {
            return card.Add(Status.Of(texts, view, withNames: false), Blocks.Note(texts["FailureCard.Over.Means"])).Build();
        }

        return card
            .Add(troubles.Select(t => Panel(texts, t)))
            .Add(Blocks.Note(texts["ChannelCard.Details"]), Blocks.Note(texts["FailureCard.Unsubscribe"]))
            .Act(bot is { } app ? OpenChat(texts, app, texts.Format("FailureCard.Find", attestation.Number)) : null)
            .Build();
    }

    /// <summary>What a phone shows of it.</summary>
    public static string Summary(Attestation attestation, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format("FailureCard.Summary", attestation.Number, texts[Title(OpenProblem.Of(attestation))]);
    }

    internal static AdaptiveOpenUrlAction OpenChat(Texts texts, Guid bot, string words) =>
        new() { Title = texts["Button.OpenChat"], Url = Links.Chat(bot, words) };

    private static string Title(IReadOnlyList<OpenProblem> troubles) => troubles.Count == 0 ? "FailureCard.Over" : "FailureCard.Title";

    internal static AdaptiveRichTextBlock Reason(Texts texts, string why) =>
        Blocks.Sentence(texts[Why(why)], Blocks.Strong(why.Length == 0 ? "?" : why, LongestCode));

    /// <summary>The same as plain text.</summary>
    internal static string WhyOf(Texts texts, string why) => texts.Format(Why(why), why.Length == 0 ? "?" : why);

    private static AdaptiveContainer Panel(Texts texts, OpenProblem problem)
    {
        var key = new[] { problem.Why, problem.What }
            .Select(code => $"Trouble.{code}")
            .FirstOrDefault(k => texts.Find($"{k}.What") is not null) ?? "Trouble.Other";
        return Blocks.Attention(
            texts[$"{key}.What"],
            Reason(texts, problem.Why),
            Blocks.Paragraph(texts[$"{key}.Do"]),
            Blocks.Note(texts.Format("Status.On", texts.Moment(problem.Since))));
    }

    private static readonly (string Beginning, string Key)[] Reasons =
    [
        ("connector-403", "Trouble.Why.Blocked"),
        ("connector-404", "Trouble.Why.Blocked"),
        ("no-requester-chat", "Trouble.Why.NoChat"),
        ("no-service-url", "Trouble.Why.NoChat"),
        ("install-", "Trouble.Why.NotInstalled"),
        ("directory-", "Trouble.Why.Directory"),
        ("storage-", "Trouble.Why.Storage"),
        ("facts-", "Trouble.Why.Facts"),
        ("connector-", "Trouble.Why.Teams"),
        ("no-answer", "Trouble.Why.Teams"),
        ("partner-center", "Trouble.Why.PartnerCenter"),
        (MessageState.NobodyLeft, "Trouble.Why.NobodyLeft"),
    ];

    private static string Why(string code) =>
        Reasons.FirstOrDefault(r => code.StartsWith(r.Beginning, StringComparison.Ordinal)).Key ?? "Trouble.Why.Other";
}
