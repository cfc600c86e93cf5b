namespace McaBot.Cards;

/// <summary>What goes into files about bulk requests: plain words, which whoever writes the file makes safe.</summary>
public static class BulkTexts
{
    /// <summary>The column of the situation, beside those of <see cref="Fields"/>.</summary>
    public const string Scenario = DataNames.Scenario;

    private const int LongestValue = 60;

    public static string Word(string key, CultureInfo culture) => Texts.For(culture)[$"Bulk.File.{key}"];

    /// <summary>What stands in the template's example, in words that are understood when they come back.</summary>
    public static string Value(string column, CultureInfo culture) => Texts.For(culture)[$"Bulk.Value.{column}"];

    /// <summary>A column's name as people read it.</summary>
    public static string Column(string field, CultureInfo culture) =>
        Texts.For(culture)[field == Fields.Phone ? "Fact.phone" : $"Field.{field}"];

    public static string Of(Scenario scenario, CultureInfo culture) => Words.Of(Texts.For(culture), scenario);

    public static string Of(AcceptanceMethod method, CultureInfo culture) => Words.Of(Texts.For(culture), method);

    public static string Of(AttestationState state, CultureInfo culture) => Words.Of(Texts.For(culture), state);

    public static string Of(Refusal refusal, CultureInfo culture) => Texts.For(culture)[$"Notice.{NoticeKinds.Of(refusal)}"];

    public static string Language(string code, CultureInfo culture) => Words.Language(Texts.For(culture), code);

    public static string Country(string code, CultureInfo culture) => Words.Country(Texts.For(culture), code);

    public static string Column(BulkRowProblem problem, CultureInfo culture) => problem.Field is { } field ? Column(field, culture) : "";

    /// <summary>Why the row cannot be requested.</summary>
    public static string Reason(BulkRowProblem problem, DateOnly earliest, DateOnly latest, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return problem switch
        {
            { Fault: not BulkRowFault.Field } => texts.Format(
                $"Bulk.Trouble.{problem.Fault}", UserText.Literal(problem.Value, LongestValue)),
            { Problem: FieldProblem.Missing, Field: Scenario } => texts["Bulk.Problem.scenario"],
            { Problem: FieldProblem.Missing } => texts[$"Field.{problem.Field}.Error"],
            { Problem: FieldProblem.UnknownChoice } => texts[$"Bulk.Problem.{problem.Field}"],
            { Problem: FieldProblem.TooLong } => texts.Format("Problem.TooLong", Fields.MaxLength(problem.Field!)),
            { Problem: FieldProblem.SeveralLanguages } => texts.Format(
                "Problem.SeveralLanguages", FieldLabels.Languages(problem.Value, culture)),
            { Problem: FieldProblem.InFuture } => texts.Format("Problem.InFuture", texts.Day(latest)),
            { Problem: FieldProblem.BeforeCutOff } => texts.Format("Problem.BeforeCutOff", texts.Day(earliest)),
            { Problem: FieldProblem.NotADate or FieldProblem.UnknownCountry or FieldProblem.UnknownLanguage } => texts.Format(
                $"Bulk.Problem.{problem.Problem}", UserText.Literal(problem.Value, LongestValue)),
            _ => texts[$"Problem.{problem.Problem}"],
        };
    }

    /// <summary>Why what was approved could not be carried out, with the code for support; null where nothing is wrong.</summary>
    public static string? WhyStuck(Attestation attestation, CultureInfo culture)
    {
        if (!attestation.IsApproved || OpenProblem.Of(attestation) is not [var problem, ..])
        {
            return null;
        }

        var texts = Texts.For(culture);
        return attestation.LastRefusal is { } refusal
            ? $"{texts["CarryOut.Refused"]}: {texts[$"Refused.{refusal.Problem}"]} ({refusal.Code})"
            : FailureCard.WhyOf(texts, problem.Why);
    }

    /// <summary>The line that tells the requester how all of it went.</summary>
    public static string Finished(BulkView view, CultureInfo culture)
    {
        var (texts, counts) = (Texts.For(culture), view.Counts);
        return view.IsForNothing
            ? texts.Format("Bulk.Reply.Nothing", view.Number)
            : texts.Format("Bulk.Reply.Finished", view.Number, counts.Approved, counts.Rejected, counts.Closed, counts.Refused);
    }

    /// <summary>The line that tells the requester that what was approved needs the next step.</summary>
    public static string CarriedOut(BulkView view, CultureInfo culture)
    {
        var (texts, counts) = (Texts.For(culture), view.Counts);
        return texts.Format("Bulk.Reply.CarriedOut", view.Number, counts.Links, counts.Completed, counts.Stuck);
    }

    /// <summary>The requester had the approvers told again about all of it.</summary>
    public static string Reminded(Guid batch, CultureInfo culture) =>
        Texts.For(culture).Format("Bulk.Reply.Reminded", BulkView.NumberOf(batch));

    /// <summary>What a phone shows of a posted card: no personal data.</summary>
    public static string Summary(BulkView view, Audience audience, CultureInfo culture) =>
        Texts
            .For(culture)
            .Format(audience == Audience.Approver && view.Stage == BulkStage.Waiting ? "Bulk.Summary.Decide" : "Bulk.Summary", view.Number);

    /// <summary>To whoever decides about all after somebody else did.</summary>
    /// <param name="decider">A display name; null where it cannot be read now.</param>
    public static string Ordered(string? decider, CultureInfo culture) =>
        Texts.For(culture).Format("Bulk.Reply.Ordered", Replies.PlainName(BulkParts.NameOr(decider, Texts.For(culture))));

    public static string Stale(CultureInfo culture) => Texts.For(culture)["Bulk.Reply.Stale"];
}
