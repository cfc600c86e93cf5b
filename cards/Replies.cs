namespace McaBot.Cards;

/// <summary>Short plain texts. No markup, and nothing a person typed except a name.</summary>
public static class Replies
{
    /// <summary>State or a draft that cannot be read.</summary>
    public static string EntriesLost(CultureInfo culture) => Texts.For(culture)["Reply.EntriesLost"];

    public static string Thanks(CultureInfo culture) => Texts.For(culture)["Reply.Thanks"];

    public static string FileReady(CultureInfo culture) => Texts.For(culture)["Reply.FileReady"];

    /// <summary>It takes longer than a turn; the end is told.</summary>
    public static string FileBeingSaved(CultureInfo culture) => Texts.For(culture)["Reply.FileBeingSaved"];

    /// <summary>A card to confirm showed other facts than the request has now.</summary>
    public static string FactsChanged(CultureInfo culture) => Texts.For(culture)["Reply.FactsChanged"];

    /// <summary>Answers a question asked in the middle of a form, or anywhere else.</summary>
    /// <param name="roles">The roles that may attest.</param>
    public static string ToQuestion(QuestionTopic topic, IReadOnlyList<PartnerRole> roles, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format($"Answer.{topic}", string.Join(", ", roles.Select(r => Words.Of(texts, r))));
    }

    /// <summary>Follows the answer to a question asked while a request is being written.</summary>
    public static string FormWaits(CultureInfo culture) => Texts.For(culture)["Reply.FormWaits"];

    /// <summary>Beside what a command did that may have been an answer to the form.</summary>
    public static string HowToAnswer(CultureInfo culture) => Texts.For(culture)["Reply.HowToAnswer"];

    /// <summary>Of a command that, alone, may be meant of the request that is being written.</summary>
    /// <param name="phrase">As it is written.</param>
    public static string WhichNumber(string phrase, CultureInfo culture) => Texts.For(culture).Format("Reply.WhichNumber", phrase);

    /// <summary>Of a mail that was pasted and told nothing new.</summary>
    public static string NothingFilledIn(CultureInfo culture) => Texts.For(culture)["Reply.FilledIn.Nothing"];

    /// <summary>Of facts that were pasted, some are known already and stay.</summary>
    public static string LeftAsItWas(IReadOnlyList<string> fields, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format("Reply.LeftAsItWas", string.Join(", ", fields.Select(f => texts[$"Field.{f}"])));
    }

    /// <summary>Of facts or a mail that were pasted: what came of them is on the card.</summary>
    public static string FilledIn(bool isMail, CultureInfo culture) =>
        Texts.For(culture)[isMail ? "Reply.FilledIn.Mail" : "Reply.FilledIn"];

    public static string EvidenceChanged(CultureInfo culture) => Texts.For(culture)["Reply.EvidenceChanged"];

    /// <summary>Of several files in a message one was looked at.</summary>
    public static string FilesLeft(string taken, IReadOnlyList<string> left, CultureInfo culture) =>
    Texts
        .For(culture)
        .Format(
            "Reply.FilesLeft", UserText.Plain(taken, 60),
            string.Join(", ", left.Take(10).Select(name => UserText.Plain(name, 60))) + (left.Count > 10 ? ", …" : ""));

    /// <summary>What a card that was pressed once answers to the same press, delivered again.</summary>
    public static string DoneAlready(CultureInfo culture) => Texts.For(culture)["Reply.DoneAlready"];

    /// <summary>Of what was typed into a form, some lines name no field of it.</summary>
    public static string LinesUnknown(IReadOnlyList<string> lines, CultureInfo culture)
    {
        var shown = string.Join(", ", lines.Take(10).Select(line => UserText.Plain(line, 60))) + (lines.Count > 10 ? ", …" : "");
        return Texts.For(culture).Format(lines.Count == 1 ? "Reply.LineUnknown" : "Reply.LinesUnknown", shown);
    }

    /// <summary>A workbook was taken for many requests while one was being written.</summary>
    public static string WorkbookIsBulk(CultureInfo culture) => Texts.For(culture)["Reply.WorkbookIsBulk"];

    public static string EvidenceIncomplete(CultureInfo culture) => Texts.For(culture)["Reply.EvidenceIncomplete"];

    /// <summary>What an offered file is.</summary>
    public static string EvidenceOffer(string number, CultureInfo culture) => Texts.For(culture).Format("Reply.EvidenceOffer", number);

    public static string PackageOffer(string number, CultureInfo culture) => Texts.For(culture).Format("Reply.PackageOffer", number);

    /// <param name="field">One of the field ids.</param>
    public static string StillNeeded(string field, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format("Reply.StillNeeded", texts[$"Field.{field}"]);
    }

    /// <summary>How a day was understood that people elsewhere read otherwise: with its month in words.</summary>
    public static string DayRead(DateOnly day, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return texts.Format("Reply.DayRead", texts.Day(day));
    }

    public static string ChooseScenario(CultureInfo culture) => Texts.For(culture)["Reply.ChooseScenario"];

    public static string ConfirmOrEdit(CultureInfo culture) => Texts.For(culture)["Reply.ConfirmOrEdit"];

    public static string NotUnderstoodInForm(CultureInfo culture) => Texts.For(culture)["Reply.NotUnderstoodInForm"];

    /// <summary>A notice as plain text, for when the card that was pressed stays.</summary>
    public static string Of(Notice notice, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var key = $"Notice.{notice.Kind}";
        string?[] sentences =
        [
            texts.Format($"{key}.What", PlainName(notice.Person ?? "")),
            notice.Roles is { Count: > 0 } roles
                ? $"{texts["Notice.Roles"]} {string.Join(", ", roles.Select(r => Words.Of(texts, r)))}."
                : null,
            texts.Find($"{key}.Safe"),
            notice.From is { } from ? texts.Format("Notice.From", texts.LocalMoment(from)) : texts.Find($"{key}.Next"),
            notice.ReferenceId is { } reference ? texts.Format("Notice.Reference", PlainName(reference)) : null,
        ];
        return $"{texts[key]}. {string.Join(' ', sentences.OfType<string>())}";
    }

    /// <summary>The line that tells the requester how it went.</summary>
    public static string Decided(AttestationView view, CultureInfo culture) =>
        Texts.For(culture).Format(
            view.Attestation switch
            {
                _ when view.IsHeldUp => "Reply.Altered",
                { State: AttestationState.Requested, IsNobodyLeft: true } => "Reply.NobodyLeft",
                { Completion.What: Completed { AlreadyAttested: true } } => "Reply.Completed.Already",
                var a when CarryOutStages.Of(a) is CarryOutStage.Refused => "Reply.Refused",
                var a when CarryOutStages.Of(a) is CarryOutStage.Unreachable => "Reply.Unreachable",
                var a when a.State == AttestationState.HandedOff && a.IsForProvider() => "Reply.HandedOff.Provider",
                var a => $"Reply.{a.State}",
            },
            view.Attestation.Number);

    /// <summary>What was written may be an answer to what a card asks, and which one cannot be told.</summary>
    public static string ChooseOnCard(CultureInfo culture) => Texts.For(culture)["Reply.ChooseOnCard"];

    /// <summary>Facts that came in one message with a file.</summary>
    public static string WordsBesideFile(CultureInfo culture) => Texts.For(culture)["Reply.WordsBesideFile"];

    /// <summary>Beside the question what to do about the request that is being written.</summary>
    public static string FactsNotTaken(CultureInfo culture) => Texts.For(culture)["Reply.FactsNotTaken"];

    /// <summary>What was given up is tried again.</summary>
    public static string TriedAgain(string number, CultureInfo culture) => Texts.For(culture).Format("Reply.TriedAgain", number);

    /// <summary>What was given up is left at that.</summary>
    public static string Dismissed(string number, CultureInfo culture) => Texts.For(culture).Format("Reply.Dismissed", number);

    /// <summary>The requester had the approvers told again.</summary>
    public static string Reminded(string number, CultureInfo culture) => Texts.For(culture).Format("Reply.Reminded", number);

    /// <summary>In place of being told again: whoever was asked can decide no more, or is away.</summary>
    public static string AskedInstead(AssignmentCause cause, string number, CultureInfo culture) =>
        Texts.For(culture).Format(cause == AssignmentCause.Away ? "Reply.AskedInstead.Away" : "Reply.AskedInstead.RightLost", number);

    /// <summary>What a phone shows of a posted card: no personal data.</summary>
    public static string Summary(Audience audience, Attestation attestation, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return audience == Audience.Approver && attestation.State == AttestationState.Requested
            ? texts.Format("Summary.Decide", attestation.Number)
            : texts.Format("Summary", attestation.Number, Words.Of(texts, attestation.State));
    }

    // These texts are Markdown to a client: of a name only letters, digits and what names are joined by.
    internal static string PlainName(string name) =>
    UserText.Literal(
        string.Concat(
            name.Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '-' or '’' or '\'' or '.' or ',')),
        60);
}
