using System.Text;
using System.Text.Json;

namespace McaBot.Storage.Projections;

/// <summary>
/// What was settled on which day, so that nobody has to scan what is closed to count it. One append blob a day (UTC): writers do not get in
/// each other's way, and a line that is there twice counts once, from when it was there first.
/// </summary>
internal sealed class DayIndex(BlobStore store, TimeProvider time, ILogger logger)
{
    /// <summary>Days looked back at most.</summary>
    public const int Longest = 31;

    /// <summary>
    /// Days between something happening and its line being written, at most, for it still to be counted: as long as an outage may last.
    /// </summary>
    public const int Latest = 7;

    private readonly LineBlobs blobs = new(store, logger);

    /// <summary>The problems that were announced, as far as the ledger tells.</summary>
    public static IEnumerable<DayLine> ProblemsOf(Attestation attestation) =>
        attestation
            .Messages.Values.Where(e =>
                e is { Kind: MessageKind.Announce, Status: MessageStatus.Done, Target: { } topic }
                && Code.Parse<Topic>(topic) == Topic.Failures)
            .Select(e => new DayLine(attestation.Key.Id, DayEvent.Problem, e.Since));

    /// <summary>Every settling step.</summary>
    public static IEnumerable<DayLine> Of(Attestation attestation) =>
        attestation.Steps
            .Select(s => EventOf(s.What) is { } what ? new DayLine(attestation.Key.Id, what, s.At) : null)
            .OfType<DayLine>();

    /// <summary>Notes every settling step; doing so again changes no count.</summary>
    public Task NoteAsync(Attestation attestation, CancellationToken cancellationToken) =>
        NoteAsync([.. Of(attestation)], cancellationToken);

    public Task NoteAsync(IReadOnlyCollection<DayLine> lines, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Task.WhenAll(
            lines
                .GroupBy(l => DayOf(l.At))
                .Select(day =>
                    blobs.AppendWhileThereIsRoomAsync(
                        BlobNames.Day(day.Key), [.. day.SelectMany(l => Bytes(l with { Noted = now }))], cancellationToken)));
    }

    /// <summary>
    /// What became known after <paramref name="since"/> and up to <paramref name="until"/>, each thing once: whoever asks from one moment
    /// to the next misses nothing, however late a line was written.
    /// </summary>
    public async Task<IReadOnlyCollection<DayLine>> ReadAsync(
        DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = DayOf(until);
        var asked = DayOf(since).AddDays(-Latest);
        var first = asked.DayNumber > last.DayNumber - Longest ? asked : last.AddDays(-Longest);
        var days = await Task.WhenAll(Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(async n =>
            Read(await blobs.ReadWithBaseAsync(BlobNames.Day(first.AddDays(n)), cancellationToken), BlobNames.Day(first.AddDays(n)))));
        return
        [
            .. days.SelectMany(lines => lines)
                .GroupBy(l => (l.Attestation, l.What, l.At))
                .Select(same => same.MinBy(l => l.KnownSince)!)
                .Where(l => l.KnownSince > since && l.KnownSince <= until)
                .DistinctBy(l => (l.Attestation, l.What)),
        ];
    }

    /// <summary>
    /// Has the day hold these lines and no other, but for those that somebody else may have written since the ledgers were read.
    /// </summary>
    /// <param name="isFresh">Whether a line may be about what was not read. One that only a newer version counts stays too.</param>
    public Task RewriteAsync(
        DateOnly day, IReadOnlyCollection<DayLine> lines, Func<DayLine, bool> isFresh, CancellationToken cancellationToken)
    {
        var wanted = lines.Select(KeyOf).ToHashSet();
        return blobs.RewriteAsync(
            BlobNames.Day(day),
            before =>
                [
                    .. Read(before, BlobNames.Day(day))
                        .Where(l => wanted.Contains(KeyOf(l)) || isFresh(l) || !Code.IsKnown(l.What))
                        .Concat(lines)
                        .GroupBy(KeyOf)
                        .Select(same =>
                            same.FirstOrDefault(l => l.Noted is not null) is null
                                ? same.First()
                                : same.Where(l => l.Noted is not null).MinBy(l => l.Noted)!)
                        .OrderBy(l => l.At)
                        .ThenBy(l => l.Attestation)
                        .ThenBy(l => l.What)
                        .Select(Line),
                ],
            cancellationToken);
    }

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DayEvent? EventOf(LedgerEvent step) => step switch
    {
        Approved => DayEvent.Approved,
        Rejected => DayEvent.Rejected,
        Withdrawn => DayEvent.Withdrawn,
        Completed => DayEvent.Completed,
        Expired => DayEvent.Expired,
        Failed => DayEvent.Failed,
        _ => null,
    };

    private static (Guid, DayEvent, DateTimeOffset) KeyOf(DayLine line) => (line.Attestation, line.What, line.At);

    private IEnumerable<DayLine> Read(IReadOnlyList<string> lines, string name)
    {
        foreach (var text in lines)
        {
            DayLine? line = null;
            try
            {
                line = JsonSerializer.Deserialize(text, StorageJson.Default.DayLine);
            }
            catch (JsonException)
            {
                StorageLog.Unreadable(logger, name);
            }

            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Line(DayLine line) => JsonSerializer.Serialize(line, StorageJson.Default.DayLine);

    private static byte[] Bytes(DayLine line) => Encoding.UTF8.GetBytes(Line(line) + "\n");
}
