using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F03 where the repeat reaches another process.</summary>
[Collection(ReplicaStories.Name)]
public sealed class DeliveredToAnotherProcessTests(ReplicaWorld story)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F03_A_typed_answer_delivered_to_both_processes_is_one_answer(bool sideBySide)
    {
        var crew = story.Crew();
        await crew.AtAcceptanceAsync();
        var before = crew.Requester.Chat.Messages.Count;
        var chantal = story.World.Client.Activities.Message(crew.Requester.Person, crew.Requester.Chat, "Chantal");

        var answers = sideBySide
        ? await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.World.Client.DeliverAsync(chantal.DeepClone().AsObject())))
        :
        [
            await story.World.Client.DeliverAsync(chantal), await story.World.Client.DeliverAsync(chantal),
            await story.World.Client.DeliverAsync(chantal)];

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal("Chantal", crew.Holds("firstName"));
        Assert.True(string.IsNullOrEmpty(crew.Holds("lastName")));
        Assert.Collection(
            crew.Requester.Chat.Messages.Skip(before), words => Assert.Null(words.Card), form => Assert.NotNull(form.Card));
    }

    [Fact]
    public async Task F03_A_press_delivered_to_the_other_process_shows_the_card_as_it_is_now()
    {
        var crew = story.Crew();
        var card = await crew.AtAcceptanceAsync();
        var pressed = await crew.Requester.PressesAsync(
            card, new CardPress("attest.acceptance") { Inputs = crew.Agent.Acceptance, SkipValidation = true });
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var again = new PressResult(
                await story.World.Client.DeliverAsync(pressed.Delivery!.Activity), new Dictionary<string, string>());
            Assert.True(again.Card!.Has("attest.confirm"));
        }

        card = await crew.Agent.SeesAgainAsync(card, "attest.confirm");
        var confirmed = await crew.Requester.PressesAsync(card, "attest.confirm");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var again = new PressResult(
                await story.World.Client.DeliverAsync(confirmed.Delivery!.Activity), new Dictionary<string, string>());
            Assert.True(again.Card!.Has("request.withdraw"));
        }

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }
}
