using System.Net.Http.Headers;
using McaBot.Attestations;
using McaBot.Features.Attest.Evidence;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Features.Attest.Evidence;

public sealed class EvidenceScanTests
{
    private static readonly EvidenceFile File = new(
        "Chantal's proof.pdf", "application/pdf", SampleFiles.Pdf().Length, new string('a', 64));

    [Theory]
    [InlineData(200, ScanVerdict.Clean)]
    [InlineData(204, ScanVerdict.Clean)]
    [InlineData(406, ScanVerdict.Refused)]
    [InlineData(422, ScanVerdict.Refused)]
    [InlineData(202, ScanVerdict.Unknown)]
    [InlineData(302, ScanVerdict.Unknown)]
    [InlineData(401, ScanVerdict.Unknown)]
    [InlineData(500, ScanVerdict.Unknown)]
    public async Task Only_a_scanner_that_says_so_lets_a_file_in(int status, object verdict)
    {
        var (bytes, names) = (Array.Empty<byte>(), "");
        await using var scanner = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            (bytes, names) = (
                body.ToArray(),
                $"{context.Request.Path}{context.Request.QueryString}{string.Join(' ', context.Request.Headers.Select(h => h.Value))}");
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
        });

        Assert.Equal(verdict, await ScanAsync(scanner.Address));
        Assert.Equal(SampleFiles.Pdf(), bytes);
        Assert.DoesNotContain("Chantal", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_cannot_be_reached_lets_nothing_in() =>
        Assert.Equal(ScanVerdict.Unknown, await ScanAsync(new Uri("http://127.0.0.1:9/scan")));

    [Fact]
    public async Task Without_a_scanner_every_file_is_let_in() => Assert.Equal(ScanVerdict.Clean, await ScanAsync(null));

    [Fact]
    public void A_host_puts_its_own_in_place_of_it()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IEvidenceScan, Suspicious>();
        services.AddEvidence();

        Assert.Equal(typeof(Suspicious), Assert.Single(services, s => s.ServiceType == typeof(IEvidenceScan)).ImplementationType);
    }

    private static async Task<ScanVerdict> ScanAsync(Uri? scanner)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.Configure<EvidenceOptions>(options => options.ScanUrl = scanner);
        services.AddEvidence();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IEvidenceScan>().ScanAsync(File, SampleFiles.Pdf(), default);
    }

    private sealed class Suspicious : IEvidenceScan
    {
        public Task<ScanVerdict> ScanAsync(EvidenceFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            Task.FromResult(ScanVerdict.Refused);
    }
}
