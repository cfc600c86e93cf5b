using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F08: a client that names no locale changes nobody's language.</summary>
[Collection(FormStories.Name)]
public sealed class LanguageTests(StoryWorld story)
{
    [Fact]
    public async Task F08_An_approver_who_once_wrote_without_a_locale_is_still_asked_in_French()
    {
        var crew = story.Crew(managerLocale: "fr-FR");
        var manager = crew.Manager;
        await crew.RequestsAsync();
        await manager.SaysAsync("aide");
        manager.Person.NamesLocale = manager.Person.NamesClientLocale = false;

        await manager.SaysAsync("en attente");
        Assert.Contains("En attente", manager.LastWords(), StringComparison.Ordinal);

        var after = manager.Chat.Messages.Max(m => m.Revision);
        await story.CrewOf(crew.Requester, manager).Agent.RequestsAsync();
        var card = await manager.SeesCardWithAsync("decision.approve", after);
        IsFrench(card.CardFor(manager.Person)!);
        Assert.Contains("\"locale\":\"fr-FR\"", await StoredAsync(manager), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F08_A_card_refreshed_without_a_locale_stays_French()
    {
        var crew = story.Crew(managerLocale: "fr-FR");
        var (_, approval) = await crew.RequestsAsync();
        await crew.Manager.SaysAsync("aide");
        crew.Manager.Person.NamesLocale = crew.Manager.Person.NamesClientLocale = false;

        var refreshed = await crew.Manager.RefreshesAsync(approval);

        IsFrench(refreshed.Card!);
    }

    [Fact]
    public async Task F08_A_locale_that_only_the_client_names_counts()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents, locale: "fr-FR");
        ben.Person.NamesLocale = false;

        await ben.SaysAsync("aide");

        Assert.Contains("Ce que vous pouvez m’écrire", ben.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F08_Somebody_new_whose_client_names_nothing_is_answered_as_the_directory_says()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents, locale: "fr-FR");
        ben.Person.NamesLocale = ben.Person.NamesClientLocale = false;

        await ben.OpensMcaBotAsync();
        Assert.Contains("Bonjour", ben.LastWords(), StringComparison.Ordinal);
        await ben.SaysAsync("aide");

        Assert.Contains("Ce que vous pouvez m’écrire", ben.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"locale\"", await StoredAsync(ben), StringComparison.Ordinal);
    }

    private static void IsFrench(Card approval)
    {
        Assert.Contains(approval.Titles, title => title.StartsWith("Approuver ", StringComparison.Ordinal));
        Assert.DoesNotContain(approval.Titles, title => title.StartsWith("Approve ", StringComparison.Ordinal));
    }

    private async Task<string> StoredAsync(TeamsUser user)
    {
        var blob = story.World.Container.GetBlobClient($"people/{user.Person.Oid}");
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToString() : "";
    }
}
