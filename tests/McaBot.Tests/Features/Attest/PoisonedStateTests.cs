using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>What a conversation keeps cannot be read: the person is told, nobody is locked out, and the bytes are kept.</summary>
[Collection(FormStories.Name)]
public sealed class PoisonedStateTests(StoryWorld story)
{
    private const string Lost = "What you had entered cannot be read any more";
    private static readonly BinaryData Poison = BinaryData.FromString("""{"files":[],"form":{"inputs":{"domain":"cut""");

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var what in new[] { "draft", "state" })
            {
                foreach (var way in new[] { "attest", "start over", "cancel", "back", "what about tomorrow", "button", "submit" })
                {
                    ways.Add(what, way);
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_the_person_does_they_are_told_once_and_the_next_request_goes_through(string what, string way)
    {
        var crew = story.Crew();
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        var (blob, aside) = PlacesOf(crew, card, what);
        await story.World.Container.GetBlobClient(blob).UploadAsync(Poison, overwrite: true);
        var after = crew.Requester.Chat.Messages.Max(m => m.Revision);

        var words = await ActAsync(crew.Requester, card, way);

        Assert.Contains(Lost, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Reference: ", words, StringComparison.Ordinal);
        Assert.Equal(Poison.ToString(), (await story.World.Container.GetBlobClient(aside).DownloadContentAsync()).Value.Content.ToString());
        if (way is "attest" or "start over")
        {
            Assert.Contains(crew.Requester.Chat.Messages, m =>
                m.LastSent > after && m.CardFor(crew.Requester.Person)?.Has("attest.scenario") == true);
        }

        await crew.Requester.SaysAsync("help");
        Assert.DoesNotContain(Lost, crew.Requester.LastWords(), StringComparison.Ordinal);
        if (way is "attest" or "start over")
        {
            await crew.Requester.SaysAsync("cancel");
        }

        Assert.False(await crew.Ledger.ExistsAsync());
        await crew.Agent.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task In_French_too_and_a_file_sent_then_is_attached_to_nothing()
    {
        var crew = story.Crew("fr-FR");
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var (blob, _) = PlacesOf(crew, card, "draft", "attest.customer");
        await story.World.Container.GetBlobClient(blob).UploadAsync(Poison, overwrite: true);

        await crew.Requester.AttachesAsync("proof.txt", "We accept."u8.ToArray());

        Assert.Contains("Ce que vous aviez saisi n’est plus lisible", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await story.World.Container.GetBlobClient(blob).ExistsAsync());
    }

    private static async Task<string> ActAsync(TeamsUser person, Message card, string way)
    {
        switch (way)
        {
            case "button":
                var pressed = await person.PressesAsync(card, new CardPress("attest.acceptance") { SkipValidation = true });
                return pressed.Message + pressed.Card?.Said();
            case "submit":
                await person.SubmitsAsync(card, new CardPress("attest.acceptance") { SkipValidation = true });
                return person.LastWords();
            default:
                var after = person.Chat.Messages.Max(m => m.Revision);
                await person.SaysAsync(way);
                return string.Concat(person.Chat.Messages.Where(m => m.LastSent > after && m.IsFromBot).Select(m => m.Text));
        }
    }

    private static (string Blob, string Aside) PlacesOf(Crew crew, Message card, string what, string verb = "attest.acceptance")
    {
        var draft = Guid.Parse((string)card.CardFor(crew.Requester.Person)!.DataOf(verb)["draft"]!);
        var key = $"msteams/conversations/{crew.Requester.Chat.Id}";
        return what == "draft"
            ? (BlobNames.Draft(draft), BlobNames.UnreadableDraft(draft, Hashes.Sha256(Poison.ToMemory().Span)))
            : (BlobNames.State(key), BlobNames.UnreadableState(key));
    }
}
