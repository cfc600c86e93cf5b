using McaBot.Teams.Files;

namespace McaBot.Tests.Teams.Files;

public sealed class FileHostsTests
{
    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/file", true)]
    [InlineData("https://a.b.sharepoint.com/", true)]
    [InlineData("https://CONTOSO.SharePoint.COM/", true)]
    [InlineData("https://contoso.sharepoint.com:443/", true)]
    [InlineData("https://sharepoint.com/", false)]
    [InlineData("https://evilsharepoint.com/", false)]
    [InlineData("https://contoso.sharepoint.com.evil.example/", false)]
    [InlineData("https://contoso.sharepoint.com./", false)]
    [InlineData("https://contoso.sharepoint.com:8443/", false)]
    [InlineData("https://evil.example/.sharepoint.com", false)]
    [InlineData("https://evil.example#.sharepoint.com", false)]
    [InlineData("https://evil.example?.sharepoint.com", false)]
    [InlineData("https://contoso.sharepoint.com@evil.example/", false)]
    [InlineData("https://user:word@contoso.sharepoint.com/", false)]
    [InlineData("http://contoso.sharepoint.com/", false)]
    [InlineData("ftp://contoso.sharepoint.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://169.254.169.254/metadata", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void By_default_only_names_below_sharepoint_com_are_allowed(string? address, bool allowed)
    {
        using var parts = new FileParts([]);
        Assert.Equal(allowed, parts.Hosts.Admits(address));
    }

    [Theory]
    [InlineData("files.example", "https://files.example/x", true)]
    [InlineData("files.example", "https://www.files.example/x", false)]
    [InlineData("files.example:8443", "https://files.example:8443/x", true)]
    [InlineData("files.example:8443", "https://files.example/x", false)]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5000/x", true)]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5001/x", false)]
    [InlineData("files.example", "https://contoso.sharepoint.com/x", false)]
    public void A_named_host_is_compared_whole_and_takes_the_place_of_the_default(string entry, string address, bool allowed)
    {
        using var parts = new FileParts([entry]);
        Assert.Equal(allowed, parts.Hosts.Admits(address));
    }

    [Fact]
    public void Plain_http_is_for_this_machine_in_development_alone()
    {
        using var production = new FileParts(["127.0.0.1:5000", "files.example"], "Production");
        Assert.False(production.Hosts.Admits("http://127.0.0.1:5000/x"));
        Assert.False(production.Hosts.Admits("http://files.example/x"));
        Assert.True(production.Hosts.Admits("https://files.example/x"));
    }

    [Theory]
    [InlineData("*.sharepoint.com", true)]
    [InlineData("contoso-my.sharepoint.com", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("*.com", false)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("*.*.com", false)]
    [InlineData("*sharepoint.com", false)]
    [InlineData("*.sharepoint.com:443", false)]
    [InlineData("*.127.0.0.1", false)]
    [InlineData("*.sharepoint.com/sites", false)]
    [InlineData("https://contoso.sharepoint.com", false)]
    [InlineData("", false)]
    public void An_entry_is_a_whole_host_or_a_domain_with_everything_below_it(string entry, bool understood) =>
        Assert.Equal(understood, FileHosts.CanRead(entry));

    [Theory]
    [InlineData("audit 2026-11.csv", "audit 2026-11.csv")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\ada\scan.pdf", "scan.pdf")]
    [InlineData("a:b*c?.txt", "a-b-c-.txt")]
    [InlineData("proof\u202Efdp.exe", "prooffdp.exe")]
    [InlineData("line\r\nbreak.txt", "linebreak.txt")]
    [InlineData(" ..hidden. ", "hidden")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("Übersicht – été.csv", "Übersicht – été.csv")]
    public void A_file_name_is_made_one_every_place_takes(string? name, string safe) => Assert.Equal(safe, FileNames.Safe(name));

    [Fact]
    public void A_long_name_keeps_its_extension_and_no_half_character()
    {
        var safe = FileNames.Safe(string.Concat(Enumerable.Repeat("😀", 200)) + ".csv");

        Assert.InRange(safe.Length, 100, 120);
        Assert.EndsWith("😀.csv", safe, StringComparison.Ordinal);
    }
}
