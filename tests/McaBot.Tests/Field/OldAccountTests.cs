using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>Accounts from before 2014 have no user type.</summary>
[Collection(FieldFiles.Name)]
public sealed class OldAccountTests(FieldFilesWorld story)
{
    [Fact]
    public async Task A_manager_whose_account_has_no_user_type_is_asked_and_decides()
    {
        var crew = story.Crew();
        crew.Manager.Person.UserType = null;

        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");

        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
    }

    [Theory]
    [InlineData("invited")]
    [InlineData("accepted")]
    [InlineData("named so")]
    public async Task One_that_came_from_elsewhere_is_a_guest_all_the_same_and_is_not_asked(string sign)
    {
        var crew = story.Crew();
        var olivia = story.Hires("Olivia");
        story.ApproversAre(olivia);
        var guest = crew.Manager.Person;
        if (sign == "named so")
        {
            guest = story.World.Directory.Add(
                new Person
                {
                    Key = $"guest-{Guid.NewGuid():N}",
                    GivenName = "Greta",
                    Surname = "Grenholm",
                    Oid = Guid.NewGuid().ToString("D"),
                    TenantId = story.World.Ids.TenantId,
                    Upn = "greta_elsewhere.example#EXT#@northwind-partner.example",
                });
            crew.Requester.Person.ManagerOid = guest.Oid;
        }

        guest.UserType = null;
        guest.CreationType = sign == "invited" ? "Invitation" : null;
        guest.ExternalUserState = sign == "accepted" ? "Accepted" : null;

        await crew.Agent.RequestsAsync();

        await olivia.SeesCardWithAsync("decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.DoesNotContain(story.World.User(guest).Chat.Messages, m => m.Card?.Has("decision.approve") == true);
    }
}
