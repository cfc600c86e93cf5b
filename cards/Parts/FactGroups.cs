namespace McaBot.Cards;

/// <summary>The facts of an attestation, grouped as the dialog asks for them.</summary>
internal static class FactGroups
{
    private const int ShortHash = 12;

    private const int ManyFiles = 5;

    public static AdaptiveContainer Scenario(Texts texts, Scenario scenario) => Blocks.Group(
        Blocks.Subheading(texts["Group.Scenario"]),
        Blocks.Paragraph(Words.Of(texts, scenario)));

    public static AdaptiveContainer Customer(Texts texts, Customer customer) => Blocks.Group(
        Blocks.Subheading(texts["Group.Customer"]),
        Facts.Of(texts["Field.companyName"], customer.CompanyName),
        Facts.Of(texts["Field.domain"], customer.Domain, 253),
        Facts.Of(texts["Field.tenantId"], customer.TenantId.ToString("D")),
        Facts.Of(texts["Field.country"], Words.Country(texts, customer.Country)),
        Facts.Of(texts["Field.language"], Words.Language(texts, customer.Language)));

    /// <summary>What anybody may read who reads along: no person, and nothing a person wrote.</summary>
    public static AdaptiveContainer ForAnybody(Texts texts, AttestationView view) => Blocks.Group(
        Facts.Of(texts["Field.companyName"], view.Company(texts), 120),
        Facts.Of(texts["Field.country"], Words.Country(texts, view.Attestation.Request.Country)),
        Facts.At(texts, texts["Fact.Requested"], view.Attestation.RequestedAt));

    /// <param name="agreement">Which agreement there was to accept; null where that is not on record.</param>
    public static AdaptiveContainer Acceptance(
        Texts texts, Signatory signatory, Acceptance acceptance, AgreementOnRecord? agreement = null) => Blocks.Group(
        Blocks.Subheading(texts["Group.Acceptance"]),
        Facts.Of(texts["Field.signatory"], signatory.FullName),
        Facts.Of(texts["Field.email"], signatory.Email, 254),
        Facts.Of(texts["Fact.phone"], signatory.Phone ?? texts["None.Given"]),
        Facts.Of(texts["Field.dateAgreed"], texts.Day(acceptance.DateAgreed)),
        Facts.Of(texts["Field.obtained"], Words.Of(texts, acceptance.Obtained)),
        Facts.Of(texts["Field.ticket"], acceptance.Ticket),
        Agreement(texts, agreement));

    private static AdaptiveElement? Agreement(Texts texts, AgreementOnRecord? agreement) =>
        agreement is null ? null : Facts.Of(texts["Fact.agreement"], AgreementWords.Short(texts, agreement));

    /// <summary>The files by name, size and the beginning of their SHA-256; null where there are none.</summary>
    public static AdaptiveContainer? Evidence(Texts texts, IReadOnlyList<EvidenceFile>? files) =>
    files is not { Count: > 0 }
        ? null
        : Blocks.Group([
            Blocks.Subheading(texts["Group.Evidence"]),
            .. files.Select(f => new AdaptiveRichTextBlock
            {
                Spacing = AdaptiveSpacing.Small,
                Inlines =
                {
                    FileName(f.Name, files.Count),
                    new AdaptiveTextRun(texts.Format("Evidence.Line", texts.Size(f.Size), f.Sha256[..ShortHash])),
                },
            }),
        ]);

    /// <summary>
    /// A file's name, cut shorter where there are many and where its letters take many bytes, because the card has to fit.
    /// </summary>
    public static AdaptiveTextRun FileName(string name, int files)
    {
        var (longest, maxBytes) = files > ManyFiles ? (40, 80) : (60, 400);
        var run = Blocks.Strong(name, longest);
        while (run.Text.Sum(c => char.IsAscii(c) ? 1 : 6) > maxBytes)
        {
            run = Blocks.Strong(name, longest -= 5);
        }

        return run;
    }

    /// <summary>What is attested to, in one sentence.</summary>
    public static AdaptiveContainer Statement(Texts texts, AttestationFacts facts) => Blocks.Panel(
        AdaptiveContainerStyle.Emphasis,
        Blocks.Subheading(texts["Statement.Title"]),
        Blocks.Sentence(
            texts["Statement"],
            Blocks.Strong(facts.Signatory.FullName, 120),
            Blocks.Strong(facts.Customer.CompanyName, 120),
            new AdaptiveTextRun(texts.Day(facts.Acceptance.DateAgreed))));

    /// <summary>Everything on record; what was erased is said to be no longer kept.</summary>
    /// <param name="opens">Whether there is a button that opens the evidence.</param>
    public static IEnumerable<AdaptiveElement> Record(Texts texts, AttestationView view, bool opens = true)
    {
        var request = view.Attestation.Request;
        yield return Scenario(texts, request.Scenario);
        if (view.FactsOrNull() is not { } facts)
        {
            yield return Blocks.Group(
                Blocks.Subheading(texts["Group.Facts"]),
                Facts.Of(texts["Field.tenantId"], view.Attestation.Key.Customer.ToString("D")),
                Facts.Of(texts["Field.country"], Words.Country(texts, request.Country)),
                Facts.Of(texts["Field.language"], Words.Language(texts, request.Language)),
                Facts.Of(texts["Field.dateAgreed"], texts.Day(request.DateAgreed)),
                Facts.Of(texts["Field.obtained"], Words.Of(texts, request.Obtained)),
                Agreement(texts, request.Agreement),
                request.Evidence is { Count: > 0 } hashes && !view.IsAltered
                    ? Blocks.Note(texts.Count("Evidence.Gone", hashes.Count))
                    : null,
                Blocks.Note(texts[view.Altered.Contains(RecordPart.Details) ? "Details.Altered" : "Details.Gone"]));
            yield break;
        }

        yield return Customer(texts, facts.Customer);
        yield return Acceptance(texts, facts.Signatory, facts.Acceptance, request.Agreement);
        if (Evidence(texts, facts.Evidence) is { } evidence)
        {
            if (opens)
            {
                evidence.Items.Add(Blocks.Buttons(EvidenceButtons.Open(texts, view)));
            }

            yield return evidence;
        }
    }
}
