using System.Globalization;
using System.Text;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using McaBot.Teams.Files;

namespace McaBot.Tests.Teams.Files;

public sealed class CsvFilesTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33 1 42 68 53 00", "'+33 1 42 68 53 00")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("Contoso = good", "Contoso = good")]
    [InlineData("2026-11-03", "2026-11-03")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_that_looks_like_a_formula_is_made_text_and_any_other_is_left(string? cell, string written) =>
        Assert.Equal(written, CsvFiles.Literal(cell));

    [Fact]
    public async Task A_file_has_the_mark_of_its_encoding_and_the_separator_of_its_reader()
    {
        Assert.Equal("\uFEFFRow,Company\r\n1,\"Contoso, Ltd\"\r\n", await WriteAsync(English, ["Row", "Company"], ["1", "Contoso, Ltd"]));
        Assert.Equal("\uFEFFRow;Company\r\n1;Contoso, Ltd\r\n", await WriteAsync(French, ["Row", "Company"], ["1", "Contoso, Ltd"]));
    }

    [Fact]
    public void Whatever_stands_in_a_cell_is_read_back_the_same_but_for_the_quote_mark() =>
        Gen.Select(Gen.String[Gen.Char["=+-@;,'\"\t\r\n aé日\u200B"], 0, 12].Array[1, 4].Array[0, 5], Gen.Bool).Sample((rows, isFrench) =>
        {
            var culture = isFrench ? French : English;
            var text = WriteAsync(culture, ["head"], rows).GetAwaiter().GetResult()[1..];
            var read = Read(text, CsvFiles.SeparatorFor(culture)).Skip(1).ToList();
            Assert.Equal(rows.Length, read.Count);
            Assert.All(rows.Zip(read), pair => Assert.Equal(pair.First.Select(CsvFiles.Literal), pair.Second));
            Assert.All(read.SelectMany(cells => cells), cell => Assert.False(cell.TrimStart() is ['=' or '+' or '-' or '@', ..], cell));
        });

    private static async Task<string> WriteAsync(CultureInfo culture, string[] header, params string[][] rows)
    {
        using var file = new MemoryStream();
        await CsvFiles.WriteAsync(file, culture, header, rows, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static IEnumerable<string[]> Read(string text, string separator)
    {
        using var parser = new CsvParser(
            new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator, IgnoreBlankLines = false });
        while (parser.Read()) yield return [.. parser.Record!];
    }
}
