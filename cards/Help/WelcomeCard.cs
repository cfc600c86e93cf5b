namespace McaBot.Cards;

/// <summary>First contact in a personal chat: what McaBot is to this person, and one next step.</summary>
public static class WelcomeCard
{
    public static AdaptiveCard For(string? name, ReaderRights reader, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var hello = string.IsNullOrWhiteSpace(name)
            ? Blocks.Sentence(texts["Welcome.Hello"])
            : Blocks.Sentence(texts["Welcome.HelloName"], Blocks.Strong(name, 60));
        var isApproverOnly = reader is { MayAttest: false, MayApprove: true };
        return new CardDraft(texts, texts["Overline"], texts[isApproverOnly ? "Welcome.Approver.Title" : "Welcome.Title"])
            .Add(hello)
            .Add(About(texts, reader))
            .Act(Buttons(texts, reader))
            .Build();
    }

    private static List<AdaptiveElement> About(Texts texts, ReaderRights reader)
    {
        if (reader is { MayAttest: false, MayApprove: false })
        {
            return
            [
                Blocks.Paragraph(texts["Welcome.Neither"]), RoleList.Of(texts, reader.Roles),
                Blocks.Paragraph(texts["Welcome.Neither.Ask"])];
        }

        List<AdaptiveElement> about = [];
        if (reader.MayAttest)
        {
            about.AddRange([Blocks.Paragraph(texts["Welcome.What"]), Blocks.Paragraph(texts["Welcome.Start"])]);
        }

        // Of whom nothing is known yet, not that colleagues ask.
        if (reader is { MayApprove: true, IsKnown: true })
        {
            about.Add(Blocks.Paragraph(texts["Welcome.Approver"]));
        }

        if (reader.MayAttest)
        {
            about.Add(Blocks.Note(texts[reader.IsKnown ? "Welcome.Agent.Safe" : "Welcome.Who"]));
        }

        return about;
    }

    private static IEnumerable<AdaptiveAction> Buttons(Texts texts, ReaderRights reader) =>
    reader switch
    {
        { MayAttest: true, MayApprove: true, IsKnown: true } =>
        [
            CommandButtons.Start(texts), CommandButtons.Waiting(texts), CommandButtons.MyRequests(texts).InOverflow(),
            CommandButtons.Help(texts).InOverflow()],
        { MayAttest: true } => [CommandButtons.Start(texts), CommandButtons.MyRequests(texts), CommandButtons.Help(texts).InOverflow()],
        { MayApprove: true } => [CommandButtons.Waiting(texts), CommandButtons.Help(texts)],
        _ => [CommandButtons.Help(texts)],
    };
}
