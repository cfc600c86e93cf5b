using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace McaBot.Tests.Manifest;

/// <summary>Reads PNGs as the app's icons are: 8-bit RGBA rows without filters.</summary>
internal sealed record PngImage(int Width, int Height, IReadOnlyList<PngImage.Pixel> Pixels)
{
    public static PngImage Read(ReadOnlySpan<byte> file)
    {
        Assert.Equal("\u0089PNG\r\n\u001a\n", Encoding.Latin1.GetString(file[..8]));
        var rest = file[8..];
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        while (!rest.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            var data = rest.Slice(8, length);
            switch (Encoding.Latin1.GetString(rest.Slice(4, 4)))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    Assert.Equal([8, 6, 0, 0, 0], data[8..].ToArray());
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            rest = rest[(12 + length)..];
        }

        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        using var all = new MemoryStream();
        rows.CopyTo(all);
        return new PngImage(width, height, Unfiltered(all.ToArray(), width, height));
    }

    private static List<Pixel> Unfiltered(byte[] rows, int width, int height)
    {
        var pixels = new List<Pixel>(width * height);
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * ((width * 4) + 1), (width * 4) + 1);
            Assert.Equal(0, row[0]);
            for (var x = 1; x < row.Length; x += 4)
            {
                pixels.Add(new Pixel(row[x], row[x + 1], row[x + 2], row[x + 3]));
            }
        }

        return pixels;
    }

    internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);
}
