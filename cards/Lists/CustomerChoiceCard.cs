namespace McaBot.Cards;

/// <summary>Customers that a typed command may be about: each button runs it for one of them.</summary>
public static class CustomerChoiceCard
{
    private const int MaxRows = 5;

    /// <param name="command">As it was typed, without what it is about.</param>
    public static AdaptiveCard For(string command, IReadOnlyList<CustomerRow> rows, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, texts["Overline"], texts["Choose.Customer.Title"])
            .Add(Blocks.Paragraph(texts["Choose.Customer.Intro"]))
            .Add(rows.Take(MaxRows).Select(row => Row(texts, command, row)))
            .Add(rows.Count > MaxRows ? Blocks.Note(texts.Count("Choose.Customer.Rest", rows.Count - MaxRows)) : null)
            .Build();
    }

    /// <summary>Names may be alike: the button says the domain too, and the tenant id is there to compare.</summary>
    private static AdaptiveContainer Row(Texts texts, string command, CustomerRow row)
    {
        var name = row.Company.Length > 0 ? row.Company : texts["Company.Gone"];
        var title = row.Domain.Length > 0 ? row.Domain : row.TenantId.ToString("D");
        var container = Blocks.Group(
            Blocks.Sentence("{0}", Blocks.Strong(name, 80)),
            Facts.Of(texts["Field.tenantId"], row.TenantId.ToString("D")),
            Blocks.Buttons(CardActions.Plain(
                texts.Format("Button.Choose", UserText.Literal(title, 60)),
                Verbs.CommandRun,
                new CardData().With(DataNames.Command, $"{command} {row.TenantId:D}"))));
        container.Separator = true;
        return container;
    }
}
