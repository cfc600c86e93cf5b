using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>A command that finds several customers offers them as buttons instead of asking for more letters.</summary>
[Collection(PlainStories.Name)]
public sealed class CustomerChoiceTests(StoryWorld story)
{
    [Fact]
    public async Task Verify_and_export_run_for_the_customer_that_is_chosen_and_for_no_other()
    {
        var (first, second, word) = await TwoAlikeAsync();
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);
        var claire = story.Hires("Claire", story.World.Ids.AdminAgents, locale: "fr-FR");

        await carla.SaysAsync($"verify {word}");
        var choice = await carla.SeesCardWithAsync("command.run");
        var said = choice.CardFor(carla.Person)!.Said();
        Assert.Contains("Which customer do you mean?", said, StringComparison.Ordinal);
        Assert.Contains(first.Company, said, StringComparison.Ordinal);
        Assert.Contains(second.Company, said, StringComparison.Ordinal);
        Assert.DoesNotContain("The ledger is intact", said, StringComparison.Ordinal);
        var verified = await carla.PressesAsync(choice, For("verify", second));
        Assert.Contains("The ledger is intact", verified.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(second.Ledger.Customer.ToString("D"), verified.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Ledger.Customer.ToString("D"), verified.Card!.Said(), StringComparison.Ordinal);

        await claire.SaysAsync($"exporter «\u00A0{word}\u00A0»");
        choice = await claire.SeesCardWithAsync("command.run");
        Assert.Contains("De quel client s’agit-il", choice.CardFor(claire.Person)!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(claire.Chat.Messages, m => m.FileConsent is not null);
        await claire.SubmitsAsync(choice, For("exporter", first));
        var parts = SampleFiles.Unzip((await claire.ReceivesFileAsync("mcabot-audit-")).Content);
        Assert.Contains($"ledgers/{first.Ledger.Customer:D}.jsonl", parts.Keys);
        Assert.DoesNotContain($"ledgers/{second.Ledger.Customer:D}.jsonl", parts.Keys);
    }

    private static CardPress For(string command, Crew crew) =>
        new("command.run") { Where = data => (string?)data["command"] == $"{command} {crew.Ledger.Customer:D}" };

    private async Task<(Crew First, Crew Second, string Word)> TwoAlikeAsync()
    {
        var (first, second) = (story.Crew(), story.Crew());
        var word = first.Company.Split(' ')[1];
        second.Agent.Customer["companyName"] = $"{word} Holding";
        foreach (var crew in new[] { first, second })
        {
            await crew.RequestsAsync();
            await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        }

        return (first, second, word);
    }
}
