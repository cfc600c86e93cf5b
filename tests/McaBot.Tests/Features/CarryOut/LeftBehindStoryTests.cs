using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.CarryOut;

[Collection(ConnectedStories.Name)]
public sealed class LeftBehindStoryTests(ConnectedWorld story)
{
    [Fact]
    public async Task What_somebody_who_left_had_asked_for_is_given_up_by_its_number_and_its_link_shown_to_nobody()
    {
        var crew = story.Crew();
        var (_, _, link) = await crew.HasLinkAsync();
        var colleague = story.Hires("Rhea", story.World.Ids.AdminAgents);
        var number = await crew.NumberAsync();
        await colleague.SaysAsync($"give up {number}");
        Assert.DoesNotContain(colleague.Chat.Messages, m => m.CardFor(colleague.Person)?.Has("request.give-up") == true);
        crew.Requester.Person.AccountEnabled = false;

        await colleague.SaysAsync($"give up {number}");
        var asked = await colleague.SeesCardWithAsync("request.give-up");
        Assert.Equal(AttestationState.LinkIssued, (await crew.Ledger.OnlyAsync()).State);
        await colleague.PressesAsync(asked, "request.give-up");

        var ended = await crew.Ledger.ComesToRestAsync(AttestationState.Failed);
        Assert.Equal(Guid.Parse(colleague.Person.Oid), ended.Steps[^1].Actor.ObjectId);
        await colleague.SeesChangedAsync(asked, $"Given up by {colleague.Person.Name}");
        await crew.Requester.SeesCardAsync(c => c.Said().Contains($"Given up by {colleague.Person.Name}", StringComparison.Ordinal));
        Assert.DoesNotContain(colleague.Chat.Messages, m =>
            (m.Json + string.Concat(m.Overrides.Values)).Contains(link.Id.ToString("D"), StringComparison.OrdinalIgnoreCase));
    }
}
