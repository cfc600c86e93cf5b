namespace McaBot.Cards;

/// <summary>What McaBot checked for whoever decides, each with a sign and in words.</summary>
internal static class CheckLines
{
    private const int LongestValue = 60;

    /// <summary>Null where nothing was checked.</summary>
    public static AdaptiveContainer? Of(Texts texts, IReadOnlyList<ApprovalCheck> checks) => checks.Count == 0
        ? null
        : Blocks.Group([Blocks.Note(texts["Check.Title"]), .. checks.Select(check => Line(texts, check))]);

    private static AdaptiveRichTextBlock Line(Texts texts, ApprovalCheck check)
    {
        var sign = check.Result switch { CheckResult.Passed => "✓", CheckResult.Attention => "⚠\uFE0E", _ => "?" };
        var line = Blocks.Sentence($"{sign} {Words(texts, check)}", UserText.Run(LongWords.Breakable(check.Value), LongestValue));
        line.Spacing = AdaptiveSpacing.None;
        return line;
    }

    private static string Words(Texts texts, ApprovalCheck check) => check switch
    {
        { Kind: ApprovalCheckKind.Evidence, Result: CheckResult.Passed, Value: { } files } =>
            texts.Count("Check.Evidence.Passed", int.Parse(files, CultureInfo.InvariantCulture)),
        { Kind: ApprovalCheckKind.OtherAttestations, Result: CheckResult.Attention, Value: null } => texts["Check.OtherAttestations.Prior"],
        _ => texts[$"Check.{check.Kind}.{check.Result}"],
    };
}
