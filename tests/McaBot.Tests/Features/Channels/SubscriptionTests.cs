using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Channels;

[Collection(PlainStories.Name)]
public sealed class SubscriptionTests(StoryWorld story)
{
    private Conversation Channel => story.World.Teams.Team.Channel;

    [Fact]
    public async Task A_channel_that_names_no_topic_gets_approvals_and_failures_and_hears_what_else_there_is()
    {
        var ben = await AgentInTheTeamAsync();

        await SaysAsync(ben, "subscribe", "This channel is subscribed", "✓ approvals", "✓ failures", "○ digest (not subscribed)");
        await SaysAsync(ben, "subscribe", "This channel is subscribed already", "✓ approvals", "✓ failures", "○ digest");
        await SaysAsync(ben, "subscribe to the daily digest", "This channel is subscribed", "✓ approvals", "✓ failures", "✓ digest");
        await SaysAsync(ben, "unsubscribe approvals, failures", "subscription has changed", "○ approvals", "○ failures", "✓ digest");
        await SaysAsync(ben, "unsubscribe approvals", "What is posted to this channel", "○ approvals", "✓ digest");
        await SaysAsync(ben, "Subscriptions?", "What is posted to this channel", "○ approvals", "○ failures", "✓ digest");
        await SaysAsync(ben, "unsubscribe digest", "no longer subscribed");
        await SaysAsync(ben, "unsubscribe digest", "This channel is not subscribed");
        await SaysAsync(ben, "subscriptions", "○ approvals", "○ failures", "○ digest");
    }

    [Fact]
    public async Task French_words_work_and_naming_a_language_alone_changes_no_topic()
    {
        var ben = await AgentInTheTeamAsync();

        await SaysAsync(
            ben, "s’abonner aux échecs et au récapitulatif en français", "Ce canal est abonné", "○ approbations", "✓ échecs",
            "✓ récapitulatif");
        await SaysAsync(ben, "subscribe in English", "This channel is subscribed", "○ approvals", "✓ failures", "✓ digest");
        await SaysAsync(ben, "abonnements", "○ approvals", "✓ failures", "✓ digest");
        await SaysAsync(ben, "se désabonner des échecs", "○ failures", "✓ digest");
        await SaysAsync(ben, "se désabonner", "no longer subscribed");
    }

    [Theory]
    [InlineData("subscribe failings")]
    [InlineData("subscribe failures bananas")]
    [InlineData("unsubscribe invoices")]
    public async Task A_topic_that_does_not_exist_gets_the_list_and_changes_nothing(string text)
    {
        var ben = await AgentInTheTeamAsync();
        await ben.MentionsMcaBotAsync("subscribe digest");

        await SaysAsync(ben, text, "I do not know this topic", text.Split(' ')[^1], "○ approvals", "○ failures", "✓ digest");
        await SaysAsync(ben, "subscriptions", "○ approvals", "○ failures", "✓ digest");
        await ben.MentionsMcaBotAsync("unsubscribe");
    }

    [Fact]
    public async Task Who_has_no_role_changes_no_topic_and_a_slip_of_the_finger_is_forgiven()
    {
        var (ben, tom) = (await AgentInTheTeamAsync(), story.Hires("Tom"));
        await SaysAsync(ben, "subscribe failurs", "This channel is subscribed", "○ approvals", "✓ failures");

        await SaysAsync(tom, "subscribe digest", "You cannot change this channel’s subscription");
        await SaysAsync(tom, "unsubscribe failures", "You cannot change this channel’s subscription");

        await SaysAsync(tom, "subscriptions", "○ approvals", "✓ failures", "○ digest");
        await ben.MentionsMcaBotAsync("unsubscribe");
    }

    [Fact]
    public async Task A_channel_with_failures_and_digest_alone_is_told_nothing_of_a_request_that_goes_well()
    {
        var crew = story.Crew();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        await crew.Requester.MentionsMcaBotAsync("subscribe failures digest");

        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        Assert.DoesNotContain(Channel.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
    }

    private async Task<TeamsUser> AgentInTheTeamAsync()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();
        await ben.MentionsMcaBotAsync("unsubscribe");
        return ben;
    }

    private async Task SaysAsync(TeamsUser person, string text, params string[] answers)
    {
        await person.MentionsMcaBotAsync(text);
        Assert.All(answers, answer => Assert.Contains(answer, person.LastWords(Channel), StringComparison.Ordinal));
    }
}
