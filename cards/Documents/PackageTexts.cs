using System.Text;

namespace McaBot.Cards;

/// <summary>What people read in an evidence package.</summary>
public static class PackageTexts
{
    private const string Minute = "d MMMM yyyy HH:mm 'UTC'";

    /// <summary>Every fact on record as a page of its own.</summary>
    /// <param name="verifyFile">Where it says how to verify the package.</param>
    public static string Summary(
        AttestationView view, IReadOnlyList<PackageFile> files, DateTimeOffset at, string verifyFile, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var page = new HtmlPage(texts.Language, texts.Format("Package.Title", view.Attestation.Number)).Paragraph(
            texts.Format("Package.Intro", Moment(texts, at)));
        State(page, texts, view);
        Facts(page, texts, view);
        Evidence(page, texts, files, view.Attestation.ErasedAt is not null);
        page.Heading(texts["History.Title"]);
        foreach (var step in view.Attestation.Steps)
        {
            page.Row(Moment(texts, step.At), Happened(texts, view, step));
        }

        return page.Paragraph(texts.Format("Package.Verify", verifyFile)).Build();
    }

    /// <summary>Plain text: how whoever receives the package checks it without McaBot.</summary>
    public static string Verification(Guid customer, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        var words = new StringBuilder().Append(texts["Package.Verify.Title"]).Append("\n\n");
        for (var step = 1; step <= 6; step++)
        {
            words.Append(CultureInfo.InvariantCulture, $"{step}. {texts.Format($"Package.Verify.{step}", customer.ToString("D"))}\n\n");
        }

        return words.ToString();
    }

    private static void State(HtmlPage page, Texts texts, AttestationView view)
    {
        var attestation = view.Attestation;
        page.Heading(texts["Package.Decision"])
            .Row(texts["Package.State"], Words.Of(texts, attestation.State))
            .Row(texts["Package.Requester"], Who(texts, view, attestation.Requester));
        if (attestation.Decision is { } decision)
        {
            page.Row(texts["Package.Decider"], Who(texts, view, decision.Actor));
            if (decision.What is Approved { NoteHash: not null })
            {
                page.Row(texts["Comment.Title"], view.Comment ?? texts[CommentGone(view)]);
            }
        }

        if (attestation.Completion?.What is Completed completed)
        {
            page.Row(texts["Package.Reference"], completed.Reference);
        }
    }

    private static string CommentGone(AttestationView view) =>
        view.Altered.Contains(RecordPart.Comment) ? "Details.Altered" : "Details.Gone";

    private static void Facts(HtmlPage page, Texts texts, AttestationView view)
    {
        var request = view.Attestation.Request;
        page.Heading(texts["Group.Scenario"]).Paragraph(Words.Of(texts, request.Scenario));
        page.Heading(texts["Group.Customer"]);
        if (view.FactsOrNull() is not { } facts)
        {
            page.Row(texts["Field.tenantId"], view.Attestation.Key.Customer.ToString("D"))
                .Paragraph(texts[view.Altered.Contains(RecordPart.Details) ? "Package.Altered" : "Package.NotKept"]);
            Agreement(page, texts, request.Agreement);
            return;
        }

        page.Row(texts["Field.companyName"], facts.Customer.CompanyName)
        .Row(texts["Field.domain"], facts.Customer.Domain)
        .Row(texts["Field.tenantId"], facts.Customer.TenantId.ToString("D"))
        .Row(texts["Field.country"], Words.Country(texts, facts.Customer.Country))
        .Row(texts["Field.language"], Words.Language(texts, facts.Customer.Language))
        .Heading(texts["Group.Acceptance"])
        .Row(texts["Field.signatory"], facts.Signatory.FullName)
        .Row(texts["Field.email"], facts.Signatory.Email)
        .Row(texts["Fact.phone"], facts.Signatory.Phone ?? texts["None.Given"])
        .Row(texts["Field.dateAgreed"], texts.Day(facts.Acceptance.DateAgreed))
        .Row(texts["Field.obtained"], Words.Of(texts, facts.Acceptance.Obtained))
        .Row(texts["Field.ticket"], facts.Acceptance.Ticket);
        Agreement(page, texts, request.Agreement);
        page.Heading(texts["Statement.Title"])
        .Paragraph(
            texts.Format("Statement", facts.Signatory.FullName, facts.Customer.CompanyName, texts.Day(facts.Acceptance.DateAgreed)));
    }

    private static void Agreement(HtmlPage page, Texts texts, AgreementOnRecord? agreement)
    {
        if (agreement is not null)
        {
            page.Heading(texts["Fact.agreement"]).Row(texts["Package.Agreement"], AgreementWords.Whole(texts, agreement));
            if (agreement.TemplateId is { } template)
            {
                page.Row(texts["Audit.Column.AgreementTemplate"], template);
            }
        }
    }

    private static void Evidence(HtmlPage page, Texts texts, IReadOnlyList<PackageFile> files, bool wasErased)
    {
        page.Heading(texts["Group.Evidence"]);
        if (files.Count == 0)
        {
            page.Paragraph(texts["Package.NoFiles"]);
        }

        foreach (var (file, path) in files)
        {
            page.Row(path ?? file.Name, $"{file.Name} · {texts.Size(file.Size)} · SHA-256 {file.Sha256}");
            if (path is null)
            {
                page.Row("", texts[wasErased ? "Package.Missing" : "Package.FileAltered"]);
            }
        }
    }

    private static string Who(Texts texts, AttestationView view, Actor actor) => Code.Parse<PartnerRole>(actor.Role) is { } role
        ? texts.Format("Package.Role", view.NameOf(actor, texts), Words.Of(texts, role))
        : view.NameOf(actor, texts);

    private static string Happened(Texts texts, AttestationView view, StoredEvent step) =>
    HistoryWords.Of(
        texts, step.What, view.NameOf(step.Actor, texts),
        [.. ((step.What as Assigned)?.Approvers ?? []).Select(a => view.NameOf(a, texts))]);

    private static string Moment(Texts texts, DateTimeOffset at) => at.UtcDateTime.ToString(Minute, texts.Culture);
}
