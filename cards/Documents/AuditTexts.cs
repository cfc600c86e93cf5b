namespace McaBot.Cards;

/// <summary>The words of an audit file.</summary>
public static class AuditTexts
{
    /// <summary>The columns of its table, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "Number", "Sequence", "At", "Step", "State", "Actor", "ActorName", "Role", "Company", "Domain", "Tenant", "Country", "Scenario",
        "DateAgreed", "Obtained", "Signatory", "Email", "Phone", "Ticket", "Evidence", "Reference", "What", "Note", "AgreementTemplate",
        "AgreementVersion", "AgreementLanguage", "AgreementHash", "AgreementProblem", "Attestation", "Correlation", "Previous", "Hash",
    ];

    public static IReadOnlyList<string> Header(CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return [.. Columns.Select(c => texts[$"Audit.Column.{c}"])];
    }

    /// <summary>What happened, in the words that cards use; people are named in a column of their own.</summary>
    /// <param name="approvers">Display names of those who were asked; null where one cannot be read now.</param>
    public static string Happened(LedgerEvent what, string? actor, IReadOnlyList<string?> approvers, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return HistoryWords.Of(texts, what, actor ?? texts["Person.Colleague"], [.. approvers.Select(a => a ?? texts["Person.Colleague"])]);
    }

    public static string StateOf(AttestationState state, CultureInfo culture) => Words.Of(Texts.For(culture), state);

    public static string ScenarioOf(Scenario scenario, CultureInfo culture) => Words.Of(Texts.For(culture), scenario);

    public static string ObtainedOf(AcceptanceMethod obtained, CultureInfo culture) => Words.Of(Texts.For(culture), obtained);

    /// <summary>Why the agreement was not read, or not all of it.</summary>
    public static string ProblemOf(AgreementProblem problem, CultureInfo culture) => AgreementWords.Why(Texts.For(culture), problem);

    /// <summary>What stands where personal details were erased after retention.</summary>
    public static string Erased(CultureInfo culture) => Texts.For(culture)["Audit.Erased"];

    /// <summary>What stands where personal details are not those on record.</summary>
    public static string Altered(CultureInfo culture) => Texts.For(culture)["Audit.Altered"];

    public static string McaBot(CultureInfo culture) => Texts.For(culture)["Brand"];

    /// <summary>On the card that offers the file.</summary>
    public static string Offer(int customers, CultureInfo culture) => Texts.For(culture).Count("Audit.Offer", customers);

    /// <summary>What is in the archive and how to check it, with what does not hold.</summary>
    public static string ReadMe(int customers, int rows, IReadOnlyList<BrokenLedger> broken, DateTimeOffset at, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        string[] lines =
        [
            texts["Audit.ReadMe.Title"],
            "",
            texts.Format("Audit.ReadMe.Made", at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            texts.Count("Audit.ReadMe.Customers", customers),
            texts.Count("Audit.ReadMe.Rows", rows),
            "",
            texts["Audit.ReadMe.Table"],
            texts["Audit.ReadMe.Ledgers"],
            texts["Audit.ReadMe.Verify"],
            texts["Audit.ReadMe.Seed"],
            "",
            .. broken.Count == 0
                ? [texts["Audit.ReadMe.Holds"]]
                : broken.Select(b => texts.Format("Audit.ReadMe.Broken", b.Customer.ToString("D"), b.Fault.Entry)),
        ];
        return string.Join("\r\n", lines) + "\r\n";
    }
}
