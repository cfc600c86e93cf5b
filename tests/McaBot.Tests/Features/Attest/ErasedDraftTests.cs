using McaBot.Sandbox.Wire;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>A draft is erased, as the retention sweep does it, while its writer goes on with it.</summary>
[Collection(ErrandStories.Name)]
public sealed class ErasedDraftTests(ErrandWorld story)
{
    [Fact]
    public async Task Erased_while_it_is_confirmed_it_does_not_go_on_record_and_its_writer_is_told()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        var name = $"drafts/{(string)card.CardFor(crew.Requester.Person)!.DataOf("attest.confirm")["draft"]!}.json";
        using var erased = ErasedBeforeItIsWritten(name);

        var pressed = await crew.Requester.PressesAsync(card, "attest.confirm");

        Assert.Equal(1, erased.Hits);
        Assert.Contains("This card is no longer in use", pressed.Message + pressed.Card?.Said(), StringComparison.Ordinal);
        Assert.Empty((await crew.Ledger.ReadAsync()).Attestations);
        Assert.Empty(await story.BlobsAsync(name));
    }

    [Fact]
    public async Task Erased_while_a_file_is_attached_it_does_not_come_back_with_that_file_alone()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        var name = $"drafts/{(string)card.CardFor(crew.Requester.Person)!.DataOf("attest.confirm")["draft"]!}.json";
        using var erased = ErasedBeforeItIsWritten(name);

        await crew.Requester.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));

        await crew.Requester.SeesAsync("Too late for this request");
        Assert.Equal(1, erased.Hits);
        Assert.Empty(await story.BlobsAsync(name));
    }

    private ArmedFault ErasedBeforeItIsWritten(string name) => story.World.Faults.Next(new Fault
    {
        Service = "storage", Path = name, Method = "PUT", Do = () => story.World.Container.DeleteBlobAsync(name),
    });
}
