using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F03: the same activity a second time changes nothing and says nothing.</summary>
[Collection(FormStories.Name)]
public sealed class DeliveredTwiceTests(StoryWorld story)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F03_A_typed_answer_delivered_again_or_side_by_side_is_one_answer(bool sideBySide)
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();
        var before = crew.Requester.Chat.Messages.Count;
        var chantal = story.World.Client.Activities.Message(crew.Requester.Person, crew.Requester.Chat, "Chantal");

        var answers = sideBySide
            ? await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.World.Client.DeliverAsync(chantal.DeepClone().AsObject())))
            : [await story.World.Client.DeliverAsync(chantal), await story.World.Client.DeliverAsync(chantal)];

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal("Chantal", crew.Holds("firstName"));
        Assert.True(string.IsNullOrEmpty(crew.Holds("lastName")));
        Assert.Collection(
            crew.Requester.Chat.Messages.Skip(before), words => Assert.Null(words.Card), form => Assert.NotNull(form.Card));
    }

    [Fact]
    public async Task F03_A_typed_confirmation_delivered_twice_is_answered_once()
    {
        var crew = story.Crew();
        await crew.Agent.ReachesConfirmationAsync();
        var before = crew.Requester.Chat.Messages.Count;

        var confirmed = await crew.Requester.SaysAsync("confirm");
        Assert.True((await story.World.Client.DeliverAsync(confirmed.Activity)).IsOk);

        Assert.DoesNotContain("I did not understand that", crew.Requester.SaidSince(before), StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task F03_A_command_delivered_five_times_is_answered_once()
    {
        var crew = story.Crew();
        await crew.Requester.OpensMcaBotAsync();
        var before = crew.Requester.Chat.Messages.Count;
        var help = story.World.Client.Activities.Message(crew.Requester.Person, crew.Requester.Chat, "help");

        for (var i = 0; i < 5; i++) Assert.True((await story.World.Client.DeliverAsync(help)).IsOk);

        Assert.Single(crew.Requester.Chat.Messages.Skip(before));
    }

    [Fact]
    public async Task F03_A_press_delivered_again_gets_the_same_answer_and_is_done_once()
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();
        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });

        var again = await story.World.Client.DeliverAsync(pressed.Delivery!.Activity);

        Assert.Equal(pressed.Delivery.Body, again.Body);
        Assert.Contains("attest.confirm", again.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F03_A_submit_delivered_again_posts_and_replaces_nothing()
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();
        var pressed = await crew.Requester.SubmitsAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });
        var (count, edition) = (crew.Requester.Chat.Messages.Count, crew.Requester.Chat.Find(card.Id)!.Edition);

        Assert.True((await story.World.Client.DeliverAsync(pressed.Delivery!.Activity)).IsOk);

        Assert.Equal((count, edition), (crew.Requester.Chat.Messages.Count, crew.Requester.Chat.Find(card.Id)!.Edition));
    }

    [Fact]
    public async Task F03_An_installation_delivered_twice_is_welcomed_once()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.OpensMcaBotAsync();
        var before = ben.Chat.Messages.Count;
        var installed = story.World.Client.Activities.InstallationUpdate(ben.Person, ben.Chat, "add");

        await Task.WhenAll(
            story.World.Client.DeliverAsync(installed.DeepClone().AsObject()),
            story.World.Client.DeliverAsync(installed.DeepClone().AsObject()));
        await story.World.Client.DeliverAsync(installed);

        Assert.Single(ben.Chat.Messages.Skip(before));
    }

    [Fact]
    public async Task F03_Another_answer_with_the_same_words_is_another_answer()
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();

        await crew.Requester.SaysAsync("Chantal");
        await crew.Requester.SaysAsync("Chantal");

        Assert.Equal("Chantal", crew.Holds("lastName"));
    }

    [Fact]
    public async Task F03_A_mark_of_what_was_delivered_names_nobody_and_says_nothing()
    {
        var crew = story.Crew();
        await crew.Requester.SaysAsync("help");

        Assert.All(await story.BlobsAsync("deliveries/"), name => Assert.Matches("^deliveries/[0-9T-]{13}/[0-9a-f]{64}$", name));
        Assert.NotEmpty(await story.BlobsAsync("deliveries/"));
    }
}
