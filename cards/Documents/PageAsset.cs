using System.Security.Cryptography;
using System.Text;

namespace McaBot.Cards;

/// <summary>A style sheet or script that stands inside a page, with the source by which a policy lets in this one and no other.</summary>
internal sealed class PageAsset
{
    private PageAsset(string text)
    {
        Text = text;
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    public string Text { get; }

    public string Source { get; }

    /// <param name="files">Names in the folder Pages.</param>
    public static PageAsset Of(params IEnumerable<string> files) => new(string.Concat(files.Select(Read)));

    private static string Read(string file)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream($"McaBot.Cards.Pages.{file}")
            ?? throw new ArgumentException($"There is no page asset '{file}'.", nameof(file));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Browsers read line ends as one character before they compare hashes.
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
