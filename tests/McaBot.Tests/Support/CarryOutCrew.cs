using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>Takes a crew up to where Partner Center comes in.</summary>
internal static class CarryOutCrew
{
    /// <summary>Requested and approved; the request's card is what the requester goes on with.</summary>
    public static async Task<Message> IsApprovedAsync(this Crew crew)
    {
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        return request;
    }

    /// <summary>The link has come with a message of its own, and nothing is left to do.</summary>
    public static async Task<(Message Request, Message Told, PartnerAttestation Link)> HasLinkAsync(this Crew crew)
    {
        var request = await crew.IsApprovedAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        var told = await crew.Requester.SeesAsync("Send the link on its card to your customer");
        var card = await crew.Agent.SeesAgainAsync(told, "request.accepted");
        var earlier = await crew.Requester.SeesChangedAsync(request, "There is a newer card about this");
        Assert.Empty(earlier.CardFor(crew.Requester.Person)!.Actions);
        return (card, told, crew.LinkMade());
    }

    /// <summary>What waits behind the last link made for the crew's customer.</summary>
    public static PartnerAttestation LinkMade(this Crew crew) =>
        crew.World.PartnerCenter.Attestations.Last(a => a.CompanyName == crew.Company);

    public static async Task<string> NumberAsync(this Crew crew) => (await crew.Ledger.OnlyAsync()).Number;
}
