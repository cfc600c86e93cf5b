using System.IO.Compression;

namespace McaBot.Tests.Manifest;

public sealed class ManifestPackageTests(TeamsPackage package) : IClassFixture<TeamsPackage>
{
    [Fact]
    public async Task The_package_holds_the_manifest_its_icons_and_its_French_words_and_nothing_else()
    {
        await using var zip = await ZipFile.OpenReadAsync(package.Zip);

        Assert.Equal(
            ["color.png", "fr.json", "manifest.json", "outline.png"],
            zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_Teams_asks_for(string name, int size)
    {
        var icon = PngImage.Read(File.ReadAllBytes(package.FileAt(name)));

        Assert.Equal((size, size), (icon.Width, icon.Height));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var icon = PngImage.Read(File.ReadAllBytes(package.FileAt("outline.png")));

        Assert.All(icon.Pixels.Where(pixel => pixel.Alpha > 0), pixel =>
            Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(icon.Pixels, pixel => pixel.Alpha == 255);
        Assert.Equal(0, icon.Pixels[0].Alpha);
    }

    [Fact]
    public void The_colour_icon_fills_its_square()
    {
        var icon = PngImage.Read(File.ReadAllBytes(package.FileAt("color.png")));

        Assert.All(icon.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
        Assert.Contains(icon.Pixels, pixel => pixel != icon.Pixels[0]);
    }

    [Fact]
    public async Task The_same_files_make_the_same_bytes_in_any_time_zone()
    {
        var first = await File.ReadAllBytesAsync(package.Zip);

        foreach (var zone in new[] { "Asia/Tokyo", "America/New_York" })
        {
            var again = package.FileAt("again.zip");
            (await TeamsPackage.PackAsync(again, environment: new Dictionary<string, string> { ["TZ"] = zone })).Expected();
            Assert.Equal(first, await File.ReadAllBytesAsync(again));
        }

        var other = package.FileAt("other.zip");
        (await TeamsPackage.PackAsync(other, domain: "other.example.com")).Expected();
        Assert.NotEqual(first, await File.ReadAllBytesAsync(other));
    }

    [Fact]
    public async Task No_entry_tells_when_it_was_packed()
    {
        await using var zip = await ZipFile.OpenReadAsync(package.Zip);

        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Theory]
    [InlineData("not-a-guid", TeamsPackage.Domain, "--bot-id")]
    [InlineData("00000000-0000-0000-0000-000000000000", TeamsPackage.Domain, "--bot-id")]
    [InlineData(TeamsPackage.BotId, "https://mcabot.example.com/api", "--domain")]
    [InlineData(TeamsPackage.BotId, "localhost", "--domain")]
    public async Task A_wrong_value_is_refused_by_its_name_and_no_package_is_written(string botId, string domain, string named)
    {
        var before = File.GetLastWriteTimeUtc(package.Zip);

        var run = await TeamsPackage.PackAsync(package.Zip, botId, domain);

        Assert.NotEqual(0, run.ExitCode);
        Assert.StartsWith(named + " must be", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(package.Zip));
    }
}
