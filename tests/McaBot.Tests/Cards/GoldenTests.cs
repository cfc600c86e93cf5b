using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

/// <summary>
/// Every card in Golden/: its text in all states, English and French, in one file a card; and as JSON once for each shape.
/// Golden/README.md says how to read them.
/// </summary>
public sealed class GoldenTests
{
    private const string Hostile = "hostile.txt";
    private const string HowToRead = "README.md";

    private static readonly IReadOnlyList<CardSample> Samples = CardSamples.Of(new SampleWorld());

    public static TheoryData<string> Cards() => new(Samples.Select(sample => sample.Card).Distinct());

    public static TheoryData<string> Shapes() => new(CardShapes.Chosen(Samples).Select(sample => sample.Name));

    [Theory, MemberData(nameof(Cards))]
    public void A_card_reads_in_both_languages_as_it_was_last_looked_at(string card) =>
        Golden.AssertIs(TextFile(card), GoldenText.Of(Samples.Where(sample => sample.Card == card)));

    [Theory, MemberData(nameof(Shapes))]
    public void A_shape_is_drawn_as_it_was_last_looked_at(string name) =>
        Golden.AssertIs(JsonFile(name), GoldenJson.Of(Samples.Single(sample => sample.Name == name).Draw(Cultures.English).ToJson()));

    [Fact]
    public void Hostile_text_is_shown_on_each_card_as_it_was_last_looked_at()
    {
        var cards = CardSamples.Of(HostileWorld.World).GroupBy(sample => sample.Card).Select(states =>
            new KeyValuePair<string, List<string>>(states.Key, [.. states.SelectMany(LinesWithHostileText).Distinct()]));

        Golden.AssertIs(Hostile, string.Join("\n", cards.Where(card => card.Value.Count > 0).Select(card =>
            $"== {card.Key} ==\n" + string.Concat(card.Value.Select(line => GoldenText.Visible(line) + "\n")))));
    }

    [Fact]
    public void A_card_has_the_same_shapes_in_French_as_in_English()
    {
        foreach (var sample in Samples)
        {
            var english = CardShapes.Of(sample.Draw(Cultures.English).ToJson()).ToHashSet();
            var french = CardShapes.Of(sample.Draw(Cultures.French).ToJson()).ToHashSet();
            Assert.True(english.SetEquals(french), $"{sample}: {string.Join("; ", english.Except(french).Concat(french.Except(english)))}");
        }
    }

    [Fact]
    public void No_two_samples_have_the_same_name() =>
        Assert.Equal(Samples.Count, Samples.Select(sample => sample.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void No_golden_file_is_left_of_a_card_that_is_gone() =>
        Golden.AssertNoOther(new HashSet<string>(
        [
            Hostile,
            HowToRead,
            .. Samples.Select(sample => TextFile(sample.Card)),
            .. CardShapes.Chosen(Samples).Select(sample => JsonFile(sample.Name)),
        ]));

    private static IEnumerable<string> LinesWithHostileText(CardSample sample) =>
        CardReading.Of(sample.Draw(Cultures.English).ToJson())
            .SelectMany(entry => entry.Split('\n'))
            .Where(line => line.Contains("**B**", StringComparison.Ordinal));

    private static string TextFile(string card) => $"{card}.txt";

    private static string JsonFile(string name) => $"{name}.json";
}
