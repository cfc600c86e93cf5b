using System.Buffers.Binary;
using System.Text;

namespace McaBot.Benchmarks.Soak;

/// <summary>The sum of a metric's data points in an export of OTLP metrics; no more of protobuf than that takes.</summary>
/// <remarks>Source: opentelemetry-proto, metrics/v1/metrics.proto. Field numbers in comments.</remarks>
internal static class Measured
{
    private static readonly byte[][] ToMetrics = [[1], [2], [2]];

    /// <returns>Null when the metric is not in the export.</returns>
    public static long? Sum(ReadOnlySpan<byte> export, string metric)
    {
        // resource_metrics = 1, scope_metrics = 2, metrics = 2
        return Sum(export, Encoding.UTF8.GetBytes(metric), 0);
    }

    private static long? Sum(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name, int depth)
    {
        if (depth == ToMetrics.Length) return OfMetric(message, name);

        long? sum = null;
        foreach (var field in new Fields(message))
        {
            if (field.Number == ToMetrics[depth][0] && Sum(field.Bytes, name, depth + 1) is { } inner) sum = (sum ?? 0) + inner;
        }

        return sum;
    }

    private static long? OfMetric(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> name)
    {
        var isIt = false;
        long sum = 0;
        foreach (var field in new Fields(metric))
        {
            // name = 1, gauge = 5, sum = 7; of both: data_points = 1
            if (field.Number == 1) isIt = field.Bytes.SequenceEqual(name);
            if (field.Number is not (5 or 7)) continue;
            foreach (var point in new Fields(field.Bytes))
            {
                if (point.Number == 1) sum += OfPoint(point.Bytes);
            }
        }

        return isIt ? sum : null;
    }

    private static long OfPoint(ReadOnlySpan<byte> point)
    {
        foreach (var field in new Fields(point))
        {
            // as_double = 4, as_int = 6
            if (field.Number == 6) return (long)field.Fixed;
            if (field.Number == 4) return (long)BitConverter.UInt64BitsToDouble(field.Fixed);
        }

        return 0;
    }

    private ref struct Fields(ReadOnlySpan<byte> message)
    {
        private ReadOnlySpan<byte> rest = message;

        public int Number { get; private set; }

        public ulong Fixed { get; private set; }

        public ReadOnlySpan<byte> Bytes { get; private set; }

        public readonly Fields Current => this;

        public readonly Fields GetEnumerator() => this;

        public bool MoveNext()
        {
            if (rest.IsEmpty) return false;
            var tag = Varint();
            Number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0: Fixed = Varint(); break;
                case 1: Fixed = BinaryPrimitives.ReadUInt64LittleEndian(rest); rest = rest[8..]; break;
                case 2: var length = (int)Varint(); Bytes = rest[..length]; rest = rest[length..]; break;
                default: rest = rest[4..]; break;
            }

            return true;
        }

        private ulong Varint()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = rest[0];
                rest = rest[1..];
                value |= (ulong)(next & 0x7f) << shift;
                if (next < 0x80) return value;
            }
        }
    }
}
