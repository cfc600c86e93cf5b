using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.CarryOut;

/// <summary>Somebody with access to storage changes what was approved before it is carried out.</summary>
[Collection(ConnectedStories.Name)]
public sealed class AlteredCarryOutTests(ConnectedWorld story)
{
    [Theory]
    [InlineData("details", "deleted")]
    [InlineData("details", "changed")]
    [InlineData("link", "changed")]
    [InlineData("link", "deleted")]
    public async Task Nothing_is_asked_of_Partner_Center_on_facts_that_are_not_those_on_record(string what, string how)
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        Assert.True(story.PartnerCenter.Accept(link.Id));
        var issued = await crew.Ledger.OnlyAsync();
        var stale = request.CardFor(crew.Requester.Person)!;
        await using var tampering = new Tampering(story);
        await tampering.DoAsync(how, what == "link" ? $"details/{issued.Key.Id:D}.{issued.Link!.Id:D}.json" : Tampering.DetailsOf(issued));

        foreach (var verb in new[] { "request.accepted", "request.link", "request.by-hand" })
        {
            var card = (await story.World.ForgesAsync(crew.Requester, request, verb, stale.DataOf(verb))).Card!;
            Assert.Contains("What went on record was changed", card.Said(), StringComparison.Ordinal);
            Assert.StartsWith(
                "This attestation is held up", card.Said().Split('\n')[0].Split("MCA-")[^1][8..].TrimStart(), StringComparison.Ordinal);
            Assert.Equal(["card.refresh", "evidence.package", "request.give-up"], card.Verbs.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(link.Id.ToString("D"), card.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var command in new[] { "accepted", "new link", "by hand" })
        {
            await crew.Requester.SaysAsync($"{command} {issued.Number}");
            Assert.Contains("What went on record was changed", crew.Requester.LastWords(), StringComparison.Ordinal);
        }

        var present = await crew.Ledger.OnlyAsync();
        Assert.Equal((AttestationState.LinkIssued, issued.Version), (present.State, present.Version));
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
        Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);

        await crew.Requester.SaysAsync($"give up {issued.Number}");
        var sure = await crew.Requester.SeesCardAsync(c => c.Has("request.give-up") && c.DataOf("request.give-up").ContainsKey("choice"));
        await crew.Requester.PressesAsync(sure, "request.give-up");
        await crew.Ledger.ComesToRestAsync(AttestationState.Failed);
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }
}
