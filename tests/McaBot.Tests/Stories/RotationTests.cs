using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

/// <summary>
/// What the bot signs in with is changed while people work: process after process is started anew with the new one, then the old one is
/// taken away. No turn is lost and nothing is done twice.
/// </summary>
[Collection(ReplicaStories.Name)]
public sealed class RotationTests(ReplicaWorld story)
{
    [Fact]
    public async Task Keys_of_the_channel_the_identitys_secret_and_the_way_into_storage_change_in_the_middle_of_a_request()
    {
        var crew = story.Crew();
        var world = story.World;
        var settings = (Dictionary<string, string>)world.BotEnvironment;
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

        world.Issuer.RollOver();
        settings["IDENTITY_HEADER"] = world.StandIns.Identity.Renew();
        settings["Storage__ConnectionString"] = SignedAccess(settings["Storage__ConnectionString"]);
        await world.Bots[0].RestartAsync();
        card = await crew.Agent.DescribesCustomerAsync(card);
        await world.Bots[1].RestartAsync();
        world.StandIns.Identity.DropEarlier();
        world.Issuer.RollOver(keepOld: false);
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        await crew.ConfirmsAsync(card);
        await crew.Manager.PressesUntilTakenAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");

        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff"], await crew.Ledger.StepsAsync());
        Assert.All(attestation.Messages.Values, message => Assert.Equal(MessageStatus.Done, message.Status));
        Assert.Single(
            crew.Manager.Chat.Messages,
            m => m.CardFor(crew.Manager.Person)?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        Assert.DoesNotContain("AccountKey", settings["Storage__ConnectionString"], StringComparison.Ordinal);
    }

    /// <summary>A shared access signature in place of the account's key.</summary>
    private static string SignedAccess(string connectionString)
    {
        var service = new BlobServiceClient(connectionString);
        var until = TimeProvider.System.GetUtcNow().AddDays(1);
        var signed = service.GenerateAccountSasUri(AccountSasPermissions.All, until, AccountSasResourceTypes.All);
        return $"BlobEndpoint={service.Uri};SharedAccessSignature={signed.Query.TrimStart('?')}";
    }
}
