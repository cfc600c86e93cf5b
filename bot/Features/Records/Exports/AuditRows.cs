namespace McaBot.Features.Records.Exports;

/// <summary>Steps as rows of a table, one a step; what keeps the cards and messages going is in the ledger itself.</summary>
internal static class AuditRows
{
    /// <returns>In the order of <see cref="AuditTexts.Columns"/>, oldest first.</returns>
    public static IReadOnlyList<IReadOnlyList<string?>> From(IReadOnlyList<AuditRecord> records, ExportScope scope, CultureInfo culture)
    {
        var rows = new List<(long Sequence, IReadOnlyList<string?> Cells)>();
        foreach (var record in records)
        {
            var note = NoteOf(record, culture);
            AttestationState? state = null;
            foreach (var step in record.Attestation.Steps)
            {
                state = Transitions.Next(state, step.What) ?? state;
                if (scope.Covers(step.At))
                {
                    var own = step.Id == record.Attestation.Decision?.Id ? note : "";
                    rows.Add((step.Sequence, Cells(record, step, state!.Value, own, culture)));
                }
            }
        }

        return [.. rows.OrderBy(r => r.Sequence).Select(r => r.Cells)];
    }

    private static IReadOnlyList<string?> Cells(
        AuditRecord record, StoredEvent step, AttestationState state, string note, CultureInfo culture)
    {
        var (attestation, kept, _, people) = record;
        var request = attestation.Request;
        var read = kept.Value;
        var erased = kept.IsAltered ? AuditTexts.Altered(culture) : AuditTexts.Erased(culture);
        return
        [
            attestation.Number,
            step.Sequence.ToString(CultureInfo.InvariantCulture),
            step.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            EventKind.Of(step.What),
            AuditTexts.StateOf(state, culture),
            step.Actor.IsMcaBot ? "" : step.Actor.ObjectId.ToString("D"),
            step.Actor.IsMcaBot ? AuditTexts.McaBot(culture) : people.GetValueOrDefault(step.Actor.ObjectId),
            step.Actor.Role,
            read?.Customer.CompanyName ?? erased,
            read?.Customer.Domain ?? erased,
            attestation.Key.Customer.ToString("D"),
            request.Country,
            AuditTexts.ScenarioOf(request.Scenario, culture),
            request.DateAgreed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            AuditTexts.ObtainedOf(request.Obtained, culture),
            read?.Signatory.FullName ?? erased,
            read?.Signatory.Email ?? erased,
            read is null ? erased : read.Signatory.Phone,
            read?.Ticket ?? erased,
            string.Join(' ', request.Evidence ?? []),
            step.What switch { Completed completed => completed.Reference, PartnerCenterRefused refused => refused.Code, _ => "" },
            AuditTexts.Happened(
                step.What,
                step.Actor.IsMcaBot ? AuditTexts.McaBot(culture) : people.GetValueOrDefault(step.Actor.ObjectId),
                [.. AuditRecords.AskedIn(step).Select(a => people.GetValueOrDefault(a))],
                culture),
            note,
            request.Agreement?.TemplateId,
            request.Agreement?.VersionRank?.ToString(CultureInfo.InvariantCulture),
            request.Agreement?.Language,
            request.Agreement?.DocumentHash,
            request.Agreement?.Problem is { } problem ? AuditTexts.ProblemOf(problem, culture) : null,
            attestation.Key.Id.ToString("D"),
            step.Correlation,
            step.Previous,
            step.Hash,
        ];
    }

    /// <summary>The reason of a rejection, or the comment of an approval.</summary>
    private static string NoteOf(AuditRecord record, CultureInfo culture) => record.Note is not { } note
        ? ""
        : note.Value?.Text ?? (note.IsAltered ? AuditTexts.Altered(culture) : AuditTexts.Erased(culture));
}
