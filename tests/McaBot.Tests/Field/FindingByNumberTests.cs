using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F16: a number as people write it finds its request, and "too many" is said only of many.</summary>
[Collection(FormStories.Name)]
public sealed class FindingByNumberTests(StoryWorld story)
{
    private const string TooMany = "do you mean?";

    [Fact]
    public async Task F16_A_number_is_found_however_it_is_written()
    {
        var (crew, number) = await RequestedAsync();
        var digits = number["MCA-".Length..];
        foreach (
            var text in new[]
            {
                $"find {number}.",
                $"find {number}?",
                $"find “{number}”",
                $"find «\u00a0{number}\u00a0»",
                $"find \"{number}\"",
                $"find '{number}'",
                $"find #{number}",
                $"find MCA\u2011{digits}",
                $"find MCA\u2013{digits}",
                $"find {digits}",
                $"find: {number.ToLowerInvariant()}!",
                $"chercher {number}\u00a0?",
            })
        {
            await crew.Requester.SaysAsync(text);

            Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task F16_A_number_alone_shows_its_request_and_one_that_is_none_is_said_to_be_none()
    {
        var (crew, number) = await RequestedAsync();
        foreach (
            var text in new[]
            {
                number,
                $"{number}.",
                $"#{number}",
                number["MCA-".Length..].ToLowerInvariant(),
                $"MCA\u2011{number["MCA-".Length..]}",
            })
        {
            await crew.Requester.SaysAsync(text);

            Assert.True(crew.Requester.Chat.Messages[^1].CardFor(crew.Requester.Person)!.Has("request.withdraw"), text);
        }

        await crew.Requester.SaysAsync("MCA-00000000");
        Assert.Contains("Nothing found", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("00000000");
        Assert.Contains("I did not understand that", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F16_The_card_of_a_number_alone_settles_like_every_other()
    {
        var (crew, number) = await RequestedAsync();
        await crew.Requester.SaysAsync(number);
        var shown = crew.Requester.Chat.Messages[^1];

        await crew.Manager.SaysAsync(number);
        await crew.Manager.PressesUntilTakenAsync(crew.Manager.Chat.Messages[^1], "decision.approve");

        await crew.Requester.SeesWithoutAsync(shown, "request.withdraw");
    }

    [Fact]
    public async Task F16_Somebody_elses_number_alone_shows_nothing_to_whoever_may_not_see_it()
    {
        var (crew, number) = await RequestedAsync();
        var tom = story.Hires("Tom");

        await tom.SaysAsync(number);

        Assert.DoesNotContain(crew.Company, tom.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chantal", tom.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F16_Remind_and_hand_over_take_a_number_with_punctuation()
    {
        var (crew, number) = await RequestedAsync();
        var before = crew.Requester.Chat.Messages.Count;

        await crew.Requester.SaysAsync($"remind {number}.");
        await crew.Requester.SaysAsync($"relancer «\u00a0{number}\u00a0»");
        Assert.DoesNotContain(TooMany, crew.Requester.SaidSince(before), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing found", crew.Requester.SaidSince(before), StringComparison.Ordinal);
        await crew.Manager.SaysAsync($"hand over {number}.");

        Assert.True(crew.Manager.Chat.Messages[^1].CardFor(crew.Manager.Person)!.Has("decision.hand-over"));
    }

    [Fact]
    public async Task F16_Nothing_found_is_said_where_there_is_none_and_the_one_request_is_meant_where_there_is_one()
    {
        var (crew, number) = await RequestedAsync();
        await crew.Requester.SaysAsync("remind Nobodyhasthisname");
        Assert.Contains("Nothing found", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("find");
        Assert.DoesNotContain(TooMany, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains("What shall I look for?", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains(number, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("give up");
        Assert.Contains("There is no request for that", crew.Requester.LastWords(), StringComparison.Ordinal);

        await crew.Manager.SaysAsync("hand over");
        Assert.Contains(number, crew.Manager.LastWords(), StringComparison.Ordinal);
        await crew.Manager.SaysAsync($"hand over {crew.Company}");
        Assert.Contains(number, crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(TooMany, crew.Manager.LastWords(), StringComparison.Ordinal);
    }

    private async Task<(Crew Crew, string Number)> RequestedAsync()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        return (crew, (await crew.Ledger.OnlyAsync()).Number);
    }
}
