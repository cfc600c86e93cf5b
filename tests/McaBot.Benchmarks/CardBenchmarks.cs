using System.Globalization;
using BenchmarkDotNet.Attributes;
using McaBot.Cards;

namespace McaBot.Benchmarks;

/// <summary>Cards from domain data to the JSON that is sent.</summary>
[MemoryDiagnoser]
public class CardBenchmarks
{
    private static readonly Guid Draft = Guid.Parse("0193a5c0-1111-7222-8333-4444aaaabbbb");
    private readonly AttestationView view = Samples.Waiting();
    private CultureInfo culture = CultureInfo.InvariantCulture;

    [Params("en", "fr")]
    public string Language { get; set; } = "en";

    [GlobalSetup]
    public void SetUp() => culture = CultureInfo.GetCultureInfo(Language);

    [Benchmark]
    public string Confirm() => ConfirmCard.For(Draft, Samples.Facts, ["Max Manager"], culture).ToJson();

    [Benchmark]
    public string Approval() => ApprovalCard.For(view, [], null, culture).ToJson();
}
