using System.Text;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>A card of 6 KB, as large as those of McaBot, and the answer to an invoke that carries it.</summary>
internal static class SampleCard
{
    private const int Size = 6 * 1024;

    public static string Json { get; } = Build();

    /// <summary>What goes over the wire, byte for byte the same from every server but for white space around the card.</summary>
    public static byte[] Answer { get; } =
        Encoding.UTF8.GetBytes($$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{{Json}}}""");

    private static string Build()
    {
        const string begin = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Attestation"}""";
        const string end = """],"actions":[{"type":"Action.Execute","title":"Approuver","verb":"decision.approve"}]}""";
        var card = new StringBuilder(begin);
        for (var row = 1; card.Length < Size - end.Length; row++)
        {
            card.Append(FormattableString.Invariant(
                $$""",{"type":"TextBlock","text":"{{row}}. Société \"Contoso\" S.A., Paris","isSubtle":true,"wrap":true}"""));
        }

        return card.Append(end).ToString();
    }
}
