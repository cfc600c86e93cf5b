using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(FieldFiles.Name)]
public sealed class FindingTests(FieldFilesWorld story)
{
    [Theory]
    [InlineData("en-GB", "find")]
    [InlineData("fr-FR", "chercher")]
    public async Task F16_a_number_is_found_with_whatever_people_write_around_it(string locale, string command)
    {
        var crew = story.Crew(locale);
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        var digits = number[4..];
        string[] written =
        [
            $"{number}.",
            $"{number}?",
            $"\"{number}\"",
            $"“{number}”",
            $"« {number} »",
            $"#{number}",
            $"MCA\u2011{digits}",
            $"MCA\u2013{digits}",
            digits,
            $"#{digits}",
            number.ToLowerInvariant(),
        ];

        foreach (var text in written)
        {
            await crew.Requester.SaysAsync($"{command} {text}");
            Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task F16_a_command_about_a_number_with_a_full_stop_is_about_that_number()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;

        await crew.Requester.SaysAsync($"remind {number}.");

        // Found, and not reminded twice within hours: the approver was asked a moment ago.
        Assert.Contains("The approvers were told a short while ago", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F16_a_number_of_nobody_is_not_found()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);

        await ben.SaysAsync("find MCA-00000000.");

        Assert.Contains("Nothing found", ben.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F17_letters_that_do_not_come_apart_are_found_by_what_people_type()
    {
        foreach (var (company, typed) in new[] { ("Cœur", "coeur"), ("Straßen", "strassen"), ("Łódź", "lodz"), ("Ørsted", "orsted") })
        {
            var crew = story.Crew();
            crew.Agent.Customer["companyName"] = $"{company} {crew.Company.Split(' ')[1]}";
            await crew.WaitsForDecisionAsync();

            foreach (var text in new[] { typed, typed.ToUpperInvariant(), company, company.ToUpperInvariant() })
            {
                await crew.Requester.SaysAsync($"find {text} {crew.Company.Split(' ')[1]}");
                Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
            }
        }
    }
}
