using Microsoft.Win32.SafeHandles;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>
/// The bytes of all blobs, in one temporary file that goes with its owner: a million of them are too many for memory, and what is asked for
/// again is in the system's cache.
/// </summary>
internal sealed class BlobHeap : IDisposable
{
    private readonly SafeFileHandle file = File.OpenHandle(
        Path.Combine(Path.GetTempPath(), $"mcabot-history-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        FileOptions.DeleteOnClose);

    private long end;

    public HeapSlice Keep(ReadOnlySpan<byte> bytes)
    {
        var slice = new HeapSlice(Interlocked.Add(ref end, bytes.Length) - bytes.Length, bytes.Length);
        RandomAccess.Write(file, bytes, slice.Offset);
        return slice;
    }

    public byte[] Read(HeapSlice slice)
    {
        var bytes = new byte[slice.Length];
        for (var read = 0; read < bytes.Length;)
        {
            read += RandomAccess.Read(file, bytes.AsSpan(read), slice.Offset + read);
        }

        return bytes;
    }

    /// <summary>Keeps what lies apart in one piece.</summary>
    public HeapSlice Join(IReadOnlyList<HeapSlice> parts)
    {
        var length = parts.Sum(part => part.Length);
        var joined = new HeapSlice(Interlocked.Add(ref end, length) - length, length);
        var at = joined.Offset;
        foreach (var part in parts)
        {
            RandomAccess.Write(file, Read(part), at);
            at += part.Length;
        }

        return joined;
    }

    public void Dispose() => file.Dispose();
}
