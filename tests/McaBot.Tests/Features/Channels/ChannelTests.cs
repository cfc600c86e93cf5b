using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Channels;

[Collection(PlainStories.Name)]
public sealed class ChannelTests(StoryWorld story)
{
    private Conversation Channel => story.World.Teams.Team.Channel;

    [Fact]
    public async Task The_bot_introduces_itself_and_only_permitted_roles_subscribe()
    {
        var (tom, ben) = (story.Hires("Tom"), story.Hires("Ben", story.World.Ids.HelpdeskAgents));
        await ben.AddsMcaBotToTheTeamAsync();
        Assert.Contains("Hello, I am McaBot", ben.LastWords(Channel), StringComparison.Ordinal);
        await ben.MentionsMcaBotAsync("unsubscribe");

        await tom.MentionsMcaBotAsync("subscribe");
        Assert.Contains("You cannot change this channel’s subscription", tom.LastWords(Channel), StringComparison.Ordinal);
        Assert.Contains("Helpdesk agent", tom.LastWords(Channel), StringComparison.Ordinal);
        Assert.Equal(0, await SubscriptionsAsync());

        await ben.MentionsMcaBotAsync("subscribe");
        Assert.Contains("This channel is subscribed", ben.LastWords(Channel), StringComparison.Ordinal);
        await ben.MentionsMcaBotAsync("Subscribe!");
        Assert.Contains("This channel is subscribed already", ben.LastWords(Channel), StringComparison.Ordinal);
        await tom.MentionsMcaBotAsync("unsubscribe");
        Assert.Equal(1, await SubscriptionsAsync());
        await ben.MentionsMcaBotAsync("unsubscribe");
        Assert.Contains("no longer subscribed", ben.LastWords(Channel), StringComparison.Ordinal);
        await ben.MentionsMcaBotAsync("unsubscribe");
        Assert.Contains("This channel is not subscribed", ben.LastWords(Channel), StringComparison.Ordinal);
        Assert.Equal(0, await SubscriptionsAsync());
    }

    [Fact]
    public async Task A_channel_has_a_language_of_its_own_and_keeps_it_until_the_card_has_settled()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe fr");
        Assert.Contains("Ce canal est abonné", crew.Requester.LastWords(Channel), StringComparison.Ordinal);
        var (request, _) = await crew.RequestsAsync();
        var post = await crew.Requester.SeesAsync(crew.Company, Channel);
        Assert.DoesNotContain("{{", post.Card!.Said(), StringComparison.Ordinal);
        Assert.Matches(@"Depuis le (1er|\d+) \p{L}+ \d{4} à \d\d:\d\d UTC", post.Card!.Said());

        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");

        await crew.Requester.SeesChangedAsync(post, "Une demande d’attestation a été retirée", Channel);
        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        Assert.Single(Channel.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("fr", "en-GB", "Une nouvelle attestation a été demandée", "Since", @"Depuis le (1er|\d+) \p{L}+ \d{4} à \d\d:\d\d UTC")]
    [InlineData("en", "fr-FR", "A new attestation was requested", "Depuis", @"Since \d+ \p{L}+ \d{4} at \d\d:\d\d UTC")]
    public async Task A_channels_card_stays_in_the_channels_language_whoever_refreshes_it(
        string language, string reader, string title, string other, string moment)
    {
        var crew = story.Crew(reader, reader);
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync($"subscribe {language}");
        await crew.WaitsForDecisionAsync();
        var post = await crew.Requester.SeesAsync(crew.Company, Channel);
        var data = CardDataOf(await crew.Ledger.OnlyAsync());

        var refreshed = (await story.World.ForgesAsync(crew.Requester, post, "card.refresh", data.DeepClone(), Channel)).Card!;
        var shared = await crew.Requester.InsertsAsync(Assert.Single((await crew.Requester.SearchesAsync(crew.Company)).Finds));
        var readAgain = (await crew.Requester.PressesAsync(shared, "card.refresh")).Card!;

        // More to be told, asked for by somebody of another language, changes the topics alone.
        await crew.Requester.MentionsMcaBotAsync("subscribe failures");
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        var unsubscribed = (await story.World.ForgesAsync(crew.Requester, post, "card.refresh", data.DeepClone(), Channel)).Card!;

        Assert.Equal(post.Card!.Said(), refreshed.Said());
        Assert.Equal(post.Card!.Said(), unsubscribed.Said());
        Assert.Contains(title, refreshed.Said(), StringComparison.Ordinal);
        Card[] shown = [refreshed, shared.Card!, readAgain, unsubscribed];
        Assert.All(shown, card =>
        {
            Assert.Matches(moment, card.Said());
            Assert.DoesNotContain(other, card.Said(), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static JsonObject CardDataOf(Attestation attestation) =>
        new() { ["customer"] = $"{attestation.Key.Customer:D}", ["attestation"] = $"{attestation.Key.Id:D}" };

    [Fact]
    public async Task A_channel_that_is_not_subscribed_is_told_nothing()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");

        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        Assert.DoesNotContain(Channel.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Chatter_that_does_not_name_the_bot_gets_no_answer()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();
        var sends = story.World.Requests.Of("teams").Count();

        var chatter = story.World.Client.Activities.Message(ben.Person, Channel, "help, attest, subscribe: who knows McaBot?");
        var delivered = await story.World.Client.DeliverAsync(chatter);
        var other = story.World.Client.Activities.Message(ben.Person, Channel, "<at>Sam</at> subscribe");
        other["entities"]!
        .AsArray()
        .Add(
            new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>Sam</at>",
                ["mentioned"] = new JsonObject { ["id"] = "29:sam", ["name"] = "Sam" },
            });
        Assert.True((await story.World.Client.DeliverAsync(other)).IsOk);

        Assert.True(delivered.IsOk);

        // The channel may hear of other stories meanwhile: an answer names what it answers.
        var said = new[] { chatter, other }.Select(activity => (string)activity["id"]!).ToList();
        Assert.DoesNotContain(
            story.World.Requests.Of("teams").Skip(sends), call =>
                said.Exists(id => call.Path.Contains(id, StringComparison.Ordinal) || call.Body.Contains(id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("attest")]
    [InlineData("my requests")]
    [InlineData("waiting for me")]
    [InlineData("find Contoso")]
    [InlineData("verify Contoso")]
    public async Task Personal_commands_are_refused_in_a_channel(string command)
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();

        await crew.Requester.MentionsMcaBotAsync(command);

        var said = crew.Requester.LastWords(Channel);
        Assert.Contains("Let us do this in private", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoso", said, StringComparison.Ordinal);
        Assert.Empty(story.World.Requests.Of("graph", crew.Requester.Person.Oid));
    }

    [Fact]
    public async Task Help_and_unknown_words_in_a_channel_show_what_works_there_in_the_thread()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();

        foreach (var text in new[] { "help", "do the dishes" })
        {
            var asked = await ben.MentionsMcaBotAsync(text);
            Assert.Contains("@McaBot subscribe", ben.LastWords(Channel), StringComparison.Ordinal);
            Assert.Equal(asked.Sent!.Id, Channel.Messages[^1].ThreadId);
        }
    }

    [Fact]
    public async Task No_decision_is_made_in_a_channel_and_a_refresh_there_shows_nobodys_data()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe");
        var (_, approval) = await crew.RequestsAsync();
        var post = await crew.Requester.SeesAsync(crew.Company, Channel);
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");

        var decided = await story.World.ForgesAsync(crew.Manager, post, "decision.approve", data.DeepClone(), Channel);
        var refreshed = await story.World.ForgesAsync(crew.Manager, post, "card.refresh", data.DeepClone(), Channel);

        Assert.Contains("in private", decided.Message ?? decided.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chantal", refreshed.Card!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Requester.Person.Name, refreshed.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
    }

    private async Task<int> SubscriptionsAsync()
    {
        var count = 0;
        await foreach (
            var blob in story.World.Container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "channels/", CancellationToken.None)
        )
            count += blob.Name.Length > 0 ? 1 : 0;
        return count;
    }
}
