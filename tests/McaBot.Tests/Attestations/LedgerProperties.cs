using System.Text;
using System.Text.Json;
using CsCheck;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

public sealed class LedgerProperties
{
    private static readonly Gen<string> Texts = Gen.String.Select(s => string.Concat(s.EnumerateRunes()));

    private static readonly Gen<Func<Guid[], LedgerEvent>> Happenings = Gen.OneOf<Func<Guid[], LedgerEvent>>(
        Gen.Const<Func<Guid[], LedgerEvent>>(_ => Entries.Requested()),
        Gen.Int[1, 3].Select<int, Func<Guid[], LedgerEvent>>(n => ids => new Assigned(ApprovalRoute.ApproverGroup, ids[..n])),
        Gen.Const<Func<Guid[], LedgerEvent>>(_ => new Approved()),
        Gen.Const<Func<Guid[], LedgerEvent>>(_ => new Rejected(new string('d', 64))),
        Gen.Const<Func<Guid[], LedgerEvent>>(_ => new Withdrawn()),
        Gen.Const<Func<Guid[], LedgerEvent>>(_ => new HandedOff()),
        Texts.Select<string, Func<Guid[], LedgerEvent>>(t => _ => new Completed(t)),
        Texts.Select<string, Func<Guid[], LedgerEvent>>(t => _ => new CardPosted(new PostedCard(Audience.Channel, t, t, t, t))),
        Gen.Select(Gen.Int[0, 3], Gen.Bool)
            .Select<(int Id, bool Claimed), Func<Guid[], LedgerEvent>>(g =>
                ids => new MessageDue(ids[g.Id], MessageKind.Index, null, g.Claimed ? "one" : null)),
        Gen.Int[0, 3].Select<int, Func<Guid[], LedgerEvent>>(i => ids => new Requeued(ids[i])),
        Gen.Int[0, 3].Select<int, Func<Guid[], LedgerEvent>>(i => ids => new Dismissed(ids[i])),
        Gen.Int[0, 3].Select<int, Func<Guid[], LedgerEvent>>(i => ids => new MessageDone(ids[i], null, i > 1 ? true : null)),
        Gen.Select(Gen.Int[0, 3], Texts)
            .Select<(int Id, string Why), Func<Guid[], LedgerEvent>>(g => ids => new DeadLettered(ids[g.Id], g.Why)));

    private static readonly Gen<(Func<Guid[], LedgerEvent> What, string Correlation, int Attestation)[]> Histories =
        Gen.Select(Happenings, Texts, Gen.Int[0, 2]).Array[1, 60];

    [Fact]
    public void What_is_written_is_what_is_read() => Histories.Sample(history =>
    {
        var (ledger, bytes, entries) = Write(history);
        var read = LedgerFormat.Read(Partner.Customer, bytes, new LedgerAnchor(ledger.Sequence, ledger.Head));

        Assert.Null(read.Fault);
        Assert.Equal((ledger.Sequence, ledger.Head, ledger.Length), (read.Sequence, read.Head, read.Length));
        Assert.True(ledger.EntryIds.SetEquals(read.EntryIds));
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(entries.Count, lines.Length);
        foreach (var (i, entry) in entries.Index())
        {
            var recorded = JsonSerializer.Deserialize(lines[i], LedgerJson.Default.StoredEvent)!;
            Assert.Equal(
                (i + 1, entry.Id, entry.At, entry.Attestation, entry.Actor, entry.Correlation),
                ((int)recorded.Sequence, recorded.Id, recorded.At, recorded.Attestation, recorded.Actor, recorded.Correlation));
            Assert.Equal(Json(entry.What), Json(recorded.What));
        }

        foreach (var (id, attestation) in ledger.Attestations)
        {
            var again = read.Find(id)!;
            Assert.Equal((attestation.State, attestation.Version, attestation.Requester), (again.State, again.Version, again.Requester));
            Assert.Equal(attestation.Steps.Select(s => s.Id), again.Steps.Select(s => s.Id));
            Assert.Equal(attestation.Cards, again.Cards);
            Assert.Equal(attestation.Messages.Values.OrderBy(e => e.Id), again.Messages.Values.OrderBy(e => e.Id));
        }
    }, iter: 300);

    [Fact]
    public void Any_change_of_the_bytes_is_found_at_the_first_line_that_differs() =>
        Gen.Select(Histories, Gen.Int[0, 7], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Byte)
            .Sample(
                (history, kind, first, second, value) =>
                {
                    var (ledger, bytes, _) = Write(history);
                    var altered = Alter(bytes, kind, first, second, value);
                    if (bytes.Length == 0 || altered.AsSpan().SequenceEqual(bytes))
                    {
                        return;
                    }

                    var read = LedgerFormat.Read(Partner.Customer, altered, new LedgerAnchor(ledger.Sequence, ledger.Head));

                    Assert.NotNull(read.Fault);
                    Assert.Equal(
                        1 + Lines(bytes).Zip(Lines(altered)).TakeWhile(p => p.First.AsSpan().SequenceEqual(p.Second)).Count(),
                        read.Fault.Entry);
                },
                iter: 2000);

    private static byte[] Alter(byte[] bytes, int kind, int first, int second, byte value)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        var lines = Lines(bytes);
        var (at, other) = (first % bytes.Length, second % bytes.Length);
        var (line, otherLine) = (first % lines.Count, second % lines.Count);
        switch (kind)
        {
            case 0: return [.. bytes[..at], value, .. bytes[(at + 1)..]];
            case 1: return [.. bytes[..at], value, .. bytes[at..]];
            case 2: return [.. bytes[..Math.Min(at, other)], .. bytes[Math.Max(at, other)..]];
            case 3: return bytes[..at];
            case 4: lines.RemoveAt(line); break;
            case 5: (lines[line], lines[otherLine]) = (lines[otherLine], lines[line]); break;
            case 6: lines.Insert(otherLine, lines[line]); break;
            default: lines.RemoveRange(line, lines.Count - line); break;
        }

        return [.. lines.SelectMany(l => l)];
    }

    private static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            var next = end < 0 ? bytes.Length : end + 1;
            lines.Add(bytes[start..next]);
            start = next;
        }

        return lines;
    }

    /// <summary>Of what the generator offers, everything that may follow.</summary>
    private static (CustomerLedger Ledger, byte[] Bytes, List<Entry> Entries) Write(
        (Func<Guid[], LedgerEvent> What, string Correlation, int Attestation)[] history)
    {
        Guid[] attestations = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        var ledger = CustomerLedger.Empty(Partner.Customer);
        var (bytes, entries) = (new List<byte>(), new List<Entry>());
        foreach (var (what, correlation, attestation) in history)
        {
            var entry = Entries.Of(what(ids), attestations[attestation]) with { Correlation = correlation };
            var line = LedgerFormat.Write(ledger, [entry]);
            if (LedgerFormat.Extend(ledger, line) is { Fault: null } longer)
            {
                ledger = longer;
                bytes.AddRange(line);
                entries.Add(entry);
            }
        }

        return (ledger, [.. bytes], entries);
    }

    private static string Json(LedgerEvent what) =>
    JsonSerializer.Serialize(
        new StoredEvent(1, Guid.Empty, default, Guid.Empty, Actor.McaBot, "", what, "", ""), LedgerJson.Default.StoredEvent);
}
