using McaBot.Cards;

namespace McaBot.Tests.Cards;

/// <summary>Every card, language and state as JSON in Golden/. UPDATE_GOLDEN=1 rewrites the files; look at the difference before committing it.</summary>
public sealed class GoldenTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string, string> Cards()
    {
        var cards = new TheoryData<string, string>();
        foreach (var (name, _) in CardSamples.Of(new SampleWorld()))
        {
            foreach (var culture in Cultures.All)
            {
                cards.Add(name, culture.Name);
            }
        }

        return cards;
    }

    [Theory, MemberData(nameof(Cards))]
    public void A_card_is_drawn_as_it_was_last_looked_at(string name, string language)
    {
        var draw = CardSamples.Of(new SampleWorld()).Single(c => c.Name == name).Draw;
        var json = draw(Cultures.Nearest(language, Cultures.English)).ToJson() + "\n";
        var file = Golden.File($"{name}.{language}.json");
        if (Update)
        {
            File.WriteAllText(file, json);
        }

        Assert.True(File.Exists(file), $"{file} is missing: run once with UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file), json);
    }

    [Fact]
    public void No_golden_file_is_left_of_a_card_that_is_gone()
    {
        var known = Cards().Select(row => $"{row[0]}.{row[1]}.json").ToHashSet();
        var left = System.IO.Directory.GetFiles(Golden.Folder).Select(Path.GetFileName).Where(file => !known.Contains(file!)).ToList();
        if (Update)
        {
            left.ForEach(file => File.Delete(Golden.File(file!)));
            left.Clear();
        }

        Assert.Empty(left);
    }
}
