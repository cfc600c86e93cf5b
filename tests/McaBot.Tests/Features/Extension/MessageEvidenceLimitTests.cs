using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Extension;

/// <summary>
/// A message that is to be kept as evidence and cannot be: why, is said in the dialog and in the chat, and nothing else is lost.
/// </summary>
[Collection(NarrowStories.Name)]
public sealed class MessageEvidenceLimitTests(NarrowWorld story)
{
    private const string Attest = "message.attest";

    [Theory]
    [InlineData("en-GB", "the file is larger than 2 KB")]
    [InlineData("fr-FR", "le fichier dépasse 2\u00A0ko")]
    public async Task A_message_that_is_too_long_is_not_kept_and_fills_the_request_in_all_the_same(string locale, string why)
    {
        var crew = story.Crew(locale);
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();

        var ended = await KeepsAsync(crew, Accepting(crew, new string('x', 3_000)));

        Assert.Contains(why, ended.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(why, (await ben.SeesCardWithAsync("attest.start")).CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.Empty(await story.BlobsAsync($"evidence/{await DraftAsync(ben)}/"));
        await ben.SaysAsync("attest");
        var card = await crew.Agent.ChoosesAsync(await ResumedAsync(crew));
        Assert.Equal(crew.Company, card.CardFor(ben.Person)!.ValueOf("companyName"));
        card = await crew.Agent.DescribesCustomerAsync(card);
        Assert.Equal("Chantal", card.CardFor(ben.Person)!.ValueOf("firstName"));
        await crew.ConfirmsAsync(await crew.Agent.DescribesAcceptanceAsync(card));
        Assert.Empty((await crew.Ledger.OnlyAsync()).Request.Evidence ?? []);
    }

    [Fact]
    public async Task The_eleventh_file_is_not_kept_and_the_ten_are_and_it_is_once_another_is_removed()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var form = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        await crew.Agent.DescribesCustomerAsync(form);
        var ten = Enumerable.Range(0, EvidenceFile.Most).Select(i => story.World.Files.Put($"{i}.txt", [(byte)('a' + i)]));
        await ben.AttachesAsync([.. ten]);
        var message = Accepting(crew, "");
        var evidence = $"evidence/{await DraftAsync(ben)}/";
        var after = story.World.Teams.Revision;

        var ended = await KeepsAsync(crew, message);

        const string Why = "the request holds as many files as it may. Remove one first.";
        Assert.Contains(Why, ended.Card!.Said(), StringComparison.Ordinal);
        var list = await ben.SeesCardWithAsync("evidence.remove", after);
        Assert.Contains(Why, list.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal(EvidenceFile.Most, (await story.BlobsAsync(evidence)).Count);
        var first = Hashes.Sha256("a"u8);

        await ben.PressesAsync(list, "evidence.remove", ("evidence", first));
        await ben.SeesChangedAsync(list, "1 file was removed from the request.");
        var kept = await KeepsAsync(crew, message);

        Assert.Contains("attached to it as evidence", kept.Card!.Said(), StringComparison.Ordinal);
        var card = await ben.SeesCardWithAsync("attest.acceptance", after);
        Assert.Equal("Beauregard", card.CardFor(ben.Person)!.ValueOf("lastName"));
        await crew.ConfirmsAsync(await crew.Agent.DescribesAcceptanceAsync(card));
        var files = (await crew.Ledger.OnlyAsync()).Request.Evidence!;
        Assert.Equal(EvidenceFile.Most, files.Count);
        Assert.DoesNotContain(first, files);
    }

    /// <summary>The form as it waits, where something else is said first.</summary>
    private static async Task<Message> ResumedAsync(Crew crew)
    {
        var card = await crew.Requester.SeesCardAsync(c => c.Has("attest.scenario") || c.Has("attest.start"));
        if (card.CardFor(crew.Requester.Person)!.Has("attest.scenario")) return card;

        await crew.Requester.PressesAsync(card, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "resume" });
        return await crew.Agent.SeesAgainAsync(card, "attest.scenario");
    }

    private static async Task<OpenDialog> KeepsAsync(Crew crew, Message message) =>
        await (await crew.Requester.AttestsFromMessageAsync(message)).PressesAsync(
            new CardPress(Attest) { Inputs = new Dictionary<string, string> { ["keepMessage"] = "keep" } });

    private static Message Accepting(Crew crew, string more) => crew.Manager.ChatsInChannel(
        $"Our customer {crew.Company}: Chantal Beauregard <{crew.Agent.Acceptance["email"]}> accepted on 3 November 2025. {more}");

    private static async Task<string> DraftAsync(TeamsUser user) =>
        (string)(await user.SeesCardAsync(c => c.Verbs.Any(v => v.StartsWith("attest.", StringComparison.Ordinal))))
            .CardFor(user.Person)!.DataOf("attest.start")["draft"]!;
}
