using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>A link is an attestation with Partner Center: a press that comes again must not make another.</summary>
public sealed class NewLinkTests
{
    private readonly PartnerWithLinks partner = new();

    [Fact]
    public async Task A_card_from_before_the_link_that_counts_makes_no_other_link_however_often_it_is_pressed()
    {
        var issued = await partner.LinkIssuedAsync();
        var first = await PressesAsync(issued.Version);
        var anew = await partner.DoneAsync(first.Attestation!, MessageKind.IssueLink, partner.Link());

        var again = await PressesAsync(issued.Version);
        var meant = await PressesAsync(anew.Version);

        Assert.True(again.Repeated);
        Assert.Equal(anew.Link!.Id, again.Attestation!.Link!.Id);
        Assert.False(again.Attestation.Awaits(MessageKind.IssueLink));
        Assert.False(meant.Repeated);
        Assert.True(meant.Attestation!.Awaits(MessageKind.IssueLink));

        Task<Outcome> PressesAsync(long seen) =>
            partner.CarryOut.AskLinkAsync(issued.Key, PartnerWithLinks.Requester, "t", seen, default);
    }
}
