using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

[Collection(FaultStories.Name)]
public sealed class RefusedTokenTests(FaultyWorld story)
{
    [Fact]
    public async Task A_bot_whose_token_was_revoked_gets_another_and_goes_on_without_a_restart()
    {
        var crew = story.Crew();
        await crew.Requester.OpensMcaBotAsync();
        await crew.Manager.OpensMcaBotAsync();
        story.World.Issuer.Revoke(Connector.Resource);
        var before = story.World.Requests.All.Count;

        // A token fetched a moment ago is not replaced: another one would do no better.
        for (
            var asked = 0;
            asked < 20 && !crew.Requester.LastWords().Contains("What you can write to me", StringComparison.Ordinal);
            asked++)
        {
            await crew.Requester.SaysAsync("help");
        }

        var (_, approval) = await crew.RequestsAsync();

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.All(attestation.Messages.Values, effect => Assert.Equal((MessageStatus.Done, false), (effect.Status, effect.MayHaveActed)));
        Assert.True(approval.CardFor(crew.Manager.Person)!.Has("decision.approve"));
        var calls = story.World.Requests.All.Skip(before).ToList();
        Assert.Contains(calls, call => call is { Service: "teams", Status: 401 });

        // One that came too late on a busy machine was given up and made again.
        Assert.Single(calls, call =>
            call is { Service: "identity", Status: 200 }
            && call.Path.Contains(new Uri(Connector.Resource).Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_refuses_every_token_is_not_asked_over_and_over()
    {
        var crew = story.Crew();
        await crew.Requester.OpensMcaBotAsync();
        using var closed = story.World.Faults.Next("teams", crew.Requester.Chat.Id[2..], times: 100, status: 401, method: "POST");
        var before = story.World.Requests.All.Count;

        await crew.Requester.SaysAsync("help");

        Assert.InRange(closed.Hits, 1, 12);
        Assert.InRange(story.World.Requests.All.Skip(before).Count(call => call is { Service: "identity", Status: 200 }), 0, 1);
    }
}
