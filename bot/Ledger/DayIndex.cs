using System.Text.Json;
using McaBot.Attestations;

namespace McaBot.Ledger;

/// <summary>
/// What was settled on which day, so that nobody has to scan what is closed to count it. One append blob a day (UTC): writers do not get in each
/// other's way, and a line that is there twice counts once.
/// </summary>
internal sealed class DayIndex(BlobStore store, ILogger logger)
{
    /// <summary>Days looked back at most.</summary>
    public const int Longest = 31;

    private readonly LineBlobs blobs = new(store, logger);

    /// <summary>Notes every settling step; doing so again changes no count.</summary>
    public Task NoteAsync(Attestation attestation, CancellationToken cancellationToken) => NoteAsync(
        [.. attestation.Steps
            .Where(s => Enum.IsDefined(typeof(DayEvent), s.What.GetType().Name))
            .Select(s => new DayLine(attestation.Key.Id, Enum.Parse<DayEvent>(s.What.GetType().Name), s.At))],
        cancellationToken);

    public Task NoteAsync(IReadOnlyCollection<DayLine> lines, CancellationToken cancellationToken) => Task.WhenAll(lines
        .GroupBy(l => DayOf(l.At))
        .Select(day => blobs.AppendWhileThereIsRoomAsync(BlobNames.Day(day.Key), [.. day.SelectMany(Line)], cancellationToken)));

    /// <summary>What happened after <paramref name="since"/> and up to <paramref name="until"/>, each thing once.</summary>
    public async Task<IReadOnlyCollection<DayLine>> ReadAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = DayOf(until);
        var first = DayOf(since) is var day && day.DayNumber > last.DayNumber - Longest ? day : last.AddDays(-Longest);
        var found = new HashSet<(Guid, DayEvent)>();
        var lines = new List<DayLine>();
        for (day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var line in Read(await blobs.ReadAsync(BlobNames.Day(day), cancellationToken), BlobNames.Day(day)))
            {
                if (line.At > since && line.At <= until && found.Add((line.Attestation, line.What)))
                {
                    lines.Add(line);
                }
            }
        }

        return lines;
    }

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

    private static byte[] Line(DayLine line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, StorageJson.Default.DayLine), (byte)'\n'];

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
