using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>The first words fit the person: nothing is offered that would only refuse.</summary>
[Collection(FormStories.Name)]
public sealed class FirstContactTests(StoryWorld story)
{
    [Theory]
    [InlineData("en-GB", "I take you through attesting it")]
    [InlineData("fr-FR", "je vous guide pour l’attester")]
    public async Task An_agent_is_told_what_McaBot_does_and_may_begin(string locale, string words)
    {
        var ben = story.Crew(locale).Requester;

        await ben.OpensMcaBotAsync();

        var card = await GreetedAsync(ben, words);
        Assert.True(card.Has("attest.start"));
        Assert.DoesNotContain("waiting", CommandsOf(card));
    }

    [Theory]
    [InlineData("en-GB", "Colleagues ask you to approve")]
    [InlineData("fr-FR", "Des collègues vous demandent d’approuver")]
    public async Task A_manager_is_told_that_colleagues_ask_and_shown_what_waits(string locale, string words)
    {
        var megan = story.Crew(managerLocale: locale).Manager;

        await megan.OpensMcaBotAsync();

        var card = await GreetedAsync(megan, words);
        Assert.False(card.Has("attest.start"));
        Assert.Contains("waiting", CommandsOf(card));
    }

    [Fact]
    public async Task Somebody_who_attests_and_approves_may_do_both()
    {
        var crew = story.Crew();
        story.World.Directory.AddMember(story.World.Ids.HelpdeskAgents, crew.Manager.Person.Oid);

        await crew.Manager.SaysAsync("hi");

        var card = await GreetedAsync(crew.Manager, "Colleagues ask you to approve");
        Assert.True(card.Has("attest.start"));
        Assert.Contains("waiting", CommandsOf(card));
    }

    [Theory]
    [InlineData("en-GB", "hi", "You hold none of the roles for that", "Helpdesk agent")]
    [InlineData("fr-FR", "bonjour", "Vous n’avez aucun des rôles nécessaires", "Agent du support technique")]
    public async Task Somebody_without_a_role_is_told_who_may_and_whom_to_ask(string locale, string hello, string words, string role)
    {
        var tom = story.Hires("Tom", locale: locale);

        await tom.SaysAsync(hello);

        var card = await GreetedAsync(tom, words);
        Assert.Contains(role, card.Said(), StringComparison.Ordinal);
        Assert.False(card.Has("attest.start"));
        Assert.Equal(["help"], CommandsOf(card));
    }

    [Fact]
    public async Task Help_names_the_roles_and_offers_what_the_person_may_do()
    {
        var crew = story.Crew();
        await crew.Requester.SaysAsync("help");
        await crew.Manager.SaysAsync("help");

        Assert.All(["Global administrator", "Admin agent", "Helpdesk agent"], role =>
            Assert.Contains(role, crew.Requester.LastWords(), StringComparison.Ordinal));
        Assert.Contains("attest for Contoso", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("attest for Contoso", crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.False(crew.Manager.Chat.Messages[^1].Card!.Has("attest.start"));
        await crew.Manager.SaysAsync("do the thing");
        Assert.False(crew.Manager.Chat.Messages[^1].Card!.Has("attest.start"));
    }

    [Fact]
    public async Task Where_the_directory_does_not_answer_a_greeting_is_given_all_the_same()
    {
        var ben = story.Crew().Requester;
        await ben.OpensMcaBotAsync();
        using var fault = story.World.Faults.Next("graph", ben.Person.Oid, times: 1000, status: 403);

        await ben.SaysAsync("hi");

        Assert.Contains("You need a role that may attest", ben.LastWords(), StringComparison.Ordinal);
        Assert.True(ben.Chat.Messages[^1].Card!.Has("attest.start"));
    }

    private static async Task<Card> GreetedAsync(TeamsUser user, string words) =>
        (await user.SeesAsync(words)).CardFor(user.Person)!;

    private static IEnumerable<string> CommandsOf(Card card) => card.Json["actions"]!.AsArray()
        .Where(a => (string?)a!["verb"] == "command.run")
        .Select(a => (string)a!["data"]!["command"]!);
}
