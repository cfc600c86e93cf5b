using System.Globalization;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Views;

namespace McaBot.Features.Records.Exports;

/// <summary>A ledger's steps as rows of a table, one a step; what keeps the cards and messages going is in the ledger itself.</summary>
internal sealed class AuditRows(IDetails details, DisplayNameCache displayNames)
{
    /// <returns>In the order of <see cref="AuditTexts.Columns"/>, oldest first.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<string?>>> OfAsync(
        CustomerLedger ledger, ExportScope scope, CultureInfo culture, CancellationToken cancellationToken)
    {
        var rows = new List<(long Sequence, IReadOnlyList<string?> Cells)>();
        foreach (var attestation in ledger.Attestations.Values.Where(a => a.Steps.Any(s => scope.Covers(s.At))))
        {
            var read = await details.ReadAsync(attestation, cancellationToken);
            var people = await displayNames.OfAsync(
                [.. attestation.Steps.Select(s => s.Actor.ObjectId), .. attestation.Steps.SelectMany(AskedIn)], cancellationToken);
            var note = await NoteAsync(attestation, culture, cancellationToken);
            AttestationState? state = null;
            foreach (var step in attestation.Steps)
            {
                state = Transitions.Next(state, step.What);
                if (scope.Covers(step.At))
                {
                    var own = step.Id == attestation.Decision?.Id ? note : "";
                    rows.Add((step.Sequence, Cells(attestation, step, state!.Value, read, people, own, culture)));
                }
            }
        }

        return [.. rows.OrderBy(r => r.Sequence).Select(r => r.Cells)];
    }

    private static IReadOnlyList<string?> Cells(
        Attestation attestation, StoredEvent step, AttestationState state, VerifiedPart<AttestationDetails> kept,
        IReadOnlyDictionary<Guid, string> people, string note, CultureInfo culture)
    {
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
                [.. AskedIn(step).Select(a => people.GetValueOrDefault(a))],
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

    private static IReadOnlyList<Guid> AskedIn(StoredEvent step) => (step.What as Assigned)?.Approvers ?? [];

    /// <summary>The reason of a rejection, or the comment of an approval.</summary>
    private async Task<string> NoteAsync(Attestation attestation, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (attestation.DecisionNote is not { } hash)
        {
            return "";
        }

        var note = await details.ReadNoteAsync(attestation, attestation.Decision!.Id, hash, cancellationToken);
        return note.Value?.Text ?? (note.IsAltered ? AuditTexts.Altered(culture) : AuditTexts.Erased(culture));
    }
}
