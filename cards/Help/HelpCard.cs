namespace McaBot.Cards;

/// <summary>What one can write to McaBot.</summary>
public static class HelpCard
{
    private static readonly string[] OfAgents =
        ["Attest", "AttestFor", "Bulk", "Mine", "Status", "Remind", "Accepted", "Back", "StartOver", "Cancel"];

    private static readonly string[] OfApprovers = ["Waiting", "HandOver"];
    private static readonly string[] OfLookers = ["Find", "Verify", "Export", "Report", "Fingerprint", "DeadLetters"];
    private static readonly string[] OfAnybody = ["Mine", "Waiting"];

    /// <summary>In the personal chat, for what the person may do.</summary>
    /// <param name="commands">Names of the commands' texts: "Help.{name}" and "Help.{name}.Does".</param>
    public static AdaptiveCard For(IEnumerable<string> commands, ReaderRights reader, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Help.Title"])
            .Add(Blocks.Paragraph(texts["Help.Intro"]), RoleList.Of(texts, reader.Roles), Blocks.Note(texts["Help.Roles.Any"]))
            .Add(Commands(texts, commands.Where(c => IsFor(reader, c))))
            .Act(
                reader.MayAttest ? CommandButtons.Start(texts) : null,
                reader.MayApprove || !reader.MayAttest ? CommandButtons.Waiting(texts) : null,
                reader.MayAttest && reader.MayApprove ? CommandButtons.MyRequests(texts).InOverflow() : CommandButtons.MyRequests(texts))
            .Build();
    }

    /// <inheritdoc cref="For"/>
    public static AdaptiveCard ForChannel(IEnumerable<string> commands, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Help.Title"])
            .Add(Blocks.Paragraph(texts["Help.Intro.Channel"]))
            .Add(Commands(texts, commands))
            .Add(Blocks.Note(texts["Help.Channel.Personal"]))
            .Build();
    }

    private static bool IsFor(ReaderRights reader, string command) => reader is { MayAttest: false, MayApprove: false }
        ? OfAnybody.Contains(command, StringComparer.Ordinal)
        : (reader.MayAttest || !OfAgents.Contains(command, StringComparer.Ordinal))
            && (reader.MayApprove || !OfApprovers.Contains(command, StringComparer.Ordinal))
            && (reader.MayLookUp || !OfLookers.Contains(command, StringComparer.Ordinal));

    private static IEnumerable<AdaptiveElement> Commands(Texts texts, IEnumerable<string> commands) =>
    commands.Select(command =>
        Blocks.Group(Blocks.Subheading(texts[$"Help.{command}"]), Blocks.Paragraph(texts[$"Help.{command}.Does"])));
}
