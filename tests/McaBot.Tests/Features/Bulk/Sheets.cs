using System.Globalization;
using System.Text;
using McaBot.Attestations;
using McaBot.Features.Bulk.Sheets;
using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Files as people make them.</summary>
internal static class Sheets
{
    public const string Header =
        "scenario,tenantId,domain,companyName,country,language,firstName,lastName,email,phone,dateAgreed,ticket,obtained";

    public static readonly Guid Tenant = Guid.Parse("1b3d5f79-2468-4ace-8bdf-013579bdf024");
    public static readonly Guid OwnTenant = Guid.Parse("aaaaaaaa-0000-4000-8000-00000000000a");
    public static readonly DateOnly Today = new(2026, 11, 3);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A sound row, with one cell in place of the usual.</summary>
    public static string Row(Guid? tenant = null, int cell = -1, string value = "", char separator = ',')
    {
        string[] cells =
        [
            "existing-partner",
            (tenant ?? Tenant).ToString("D"),
            "contoso.example.com",
            "Contoso Ltd",
            "FR",
            "fr-FR",
            "Chantal",
            "Beauregard",
            "chantal@contoso.example.com",
            "+33 1 42 68 53 00",
            "2025-11-03",
            "INC-48213",
            "email",
        ];
        if (cell >= 0) cells[cell] = value;
        return string.Join(separator, cells);
    }

    public static Sheet Read(string text) => SheetReader.Read(Utf8(text));

    public static CheckedRows Check(string text, string culture = "en-GB") =>
        Checks().Check(Read(text).Rows, CultureInfo.GetCultureInfo(culture), Today);

    public static RowChecks Checks() => new(
        Options.Create(new AttestationOptions()), new PartnerTenants(new HashSet<Guid> { OwnTenant }));

    public static int ColumnOf(string field) => Array.IndexOf(Header.Split(','), field);

    public static AttestationFacts Facts(string text, string culture = "en-GB")
    {
        var read = Check(text, culture);
        Assert.Empty(read.Problems);
        return Assert.Single(read.Good).Facts;
    }
}
