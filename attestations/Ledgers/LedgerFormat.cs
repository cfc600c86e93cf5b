using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace McaBot.Attestations;

/// <summary>The ledger's bytes: one JSON object a line, its hash the last property, taken over the same line without it.</summary>
public static class LedgerFormat
{
    private const int HashLength = 64;
    private static readonly byte[] HashProperty = ",\"hash\":\""u8.ToArray();
    private static readonly byte[] LineEnd = "\"}\n"u8.ToArray();

    /// <summary>What the first entry follows. It names the customer, so that one customer's ledger cannot stand in for another's.</summary>
    public static string Seed(Guid customer) => Hashes.Sha256(Encoding.UTF8.GetBytes($"mcabot ledger of customer {customer:D}"));

    /// <summary>The lines that put <paramref name="entries"/> at the end of <paramref name="ledger"/>.</summary>
    public static byte[] Write(CustomerLedger ledger, IReadOnlyList<Entry> entries)
    {
        using var lines = new MemoryStream();
        var (sequence, head) = (ledger.Sequence, ledger.Head);
        foreach (var entry in entries)
        {
            var unsealed = new StoredEvent(
                ++sequence, entry.Id, entry.At, entry.Attestation, entry.Actor, entry.Correlation, entry.What, head, "", entry.Completes,
                entry.Enqueues);
            var json = JsonSerializer.SerializeToUtf8Bytes(unsealed, LedgerJson.Default.StoredEvent);

            // The empty hash is the last property: what is before it, closed again, is what gets hashed.
            var body = json.AsSpan(0, json.Length - HashProperty.Length - "\"}"u8.Length);
            head = HashOf(body);
            lines.Write(body);
            lines.Write(HashProperty);
            lines.Write(Encoding.ASCII.GetBytes(head));
            lines.Write(LineEnd);
        }

        return lines.ToArray();
    }

    /// <param name="known">An entry known to be in the ledger, which shows where its end was cut off or its history exchanged.</param>
    public static CustomerLedger Read(Guid customer, ReadOnlySpan<byte> content, LedgerAnchor? known = null)
    {
        var ledger = Extend(CustomerLedger.Empty(customer), content, known);
        return ledger.Fault is null && known is not null && ledger.Sequence < known.Sequence
            ? ledger with { Fault = new LedgerFault(ledger.Sequence + 1, LedgerFaultKind.CutOff) }
            : ledger;
    }

    /// <summary>The entries as they are stored, of a ledger that was found to hold.</summary>
    public static IEnumerable<LedgerLine> Lines(ReadOnlyMemory<byte> content)
    {
        while (content.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var text = content[..end];
            yield return new LedgerLine(Parse(text.Span)!, text);
            content = content[(end + 1)..];
        }
    }

    /// <summary><paramref name="ledger"/> with the lines that follow it; stops at the first that does not hold.</summary>
    public static CustomerLedger Extend(CustomerLedger ledger, ReadOnlySpan<byte> lines) => Extend(ledger, lines, null);

    private static CustomerLedger Extend(CustomerLedger ledger, ReadOnlySpan<byte> lines, LedgerAnchor? known)
    {
        var attestations = ledger.Attestations.ToBuilder();
        var ids = ledger.EntryIds.ToBuilder();
        var newer = ledger.Newer.ToBuilder();
        var (length, sequence, head) = (ledger.Length + lines.Length, ledger.Sequence, ledger.Head);
        LedgerFault? fault = null;

        // Found when it is first asked for, and kept: to look through all of a long history at each request in it takes its square.
        HashSet<Guid>? open = null;

        while (!lines.IsEmpty && fault is null)
        {
            var end = lines.IndexOf((byte)'\n');
            var (entry, kind) = end < 0 ? (null, LedgerFaultKind.Unreadable) : ReadLine(lines[..end], sequence, head);
            if (entry is not null && entry.Sequence == known?.Sequence && !string.Equals(entry.Hash, known.Hash, StringComparison.Ordinal))
            {
                (entry, kind) = (null, LedgerFaultKind.ChainBroken);
            }

            if (entry is not null)
            {
                var before = attestations.GetValueOrDefault(entry.Attestation);
                open ??= before is null ? [.. attestations.Values.Where(IsInTheWay).Select(a => a.Key.Id)] : null;
                var opensSecond = before is null && open is { Count: > 0 };
                var isNew = ids.Add(entry.Id);
                var after = opensSecond || !isNew ? null : Attestation.Apply(before, ledger.Customer, entry);
                if (after is null && isNew && (entry.What is NewerEvent || newer.Exists(n => n.Attestation == entry.Attestation)))
                {
                    // What follows something unknown may follow from it.
                    newer.Add(entry);
                    after = before is null ? null : Attestation.Pass(before, entry);
                }
                else if (after is null)
                {
                    (entry, kind) = (null, LedgerFaultKind.Impossible);
                }

                if (after is not null)
                {
                    attestations[after.Key.Id] = after;
                    _ = IsInTheWay(after) ? open?.Add(after.Key.Id) : open?.Remove(after.Key.Id);
                }
            }

            if (entry is null)
            {
                fault = new LedgerFault(sequence + 1, kind);
                break;
            }

            (sequence, head) = (entry.Sequence, entry.Hash);
            lines = lines[(end + 1)..];
        }

        return new CustomerLedger(
            ledger.Customer, length, sequence, head, attestations.ToImmutable(), ids.ToImmutable(), ledger.Fault ?? fault)
        {
            Newer = newer.ToImmutable(),
        };
    }

    /// <summary>Whether no other attestation of the customer may begin.</summary>
    private static bool IsInTheWay(Attestation attestation) => attestation is { IsOpen: true, HasNewerEntries: false };

    private static (StoredEvent? Entry, LedgerFaultKind Kind) ReadLine(ReadOnlySpan<byte> line, long sequence, string head)
    {
        var entry = Parse(line);
        var tail = HashProperty.Length + HashLength + "\"}"u8.Length;
        if (entry is null || line.Length <= tail || !line[^tail..].StartsWith(HashProperty))
        {
            return (null, LedgerFaultKind.Unreadable);
        }

        if (!string.Equals(HashOf(line[..^tail]), entry.Hash, StringComparison.Ordinal))
        {
            return (null, LedgerFaultKind.Altered);
        }

        if (entry.Sequence != sequence + 1)
        {
            return (null, LedgerFaultKind.OutOfSequence);
        }

        return string.Equals(entry.Previous, head, StringComparison.Ordinal) ? (entry, default) : (null, LedgerFaultKind.ChainBroken);
    }

    /// <returns>Null where it is no entry.</returns>
    private static StoredEvent? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LedgerJson.Default.StoredEvent);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return NewerLine.Read(line);
        }
    }

    private static string HashOf(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData("}"u8);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
