using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>Somebody with access to storage changes a ledger under the bot's hands.</summary>
[Collection(FormStories.Name)]
public sealed class BrokenLedgerTests(StoryWorld story)
{
    private const string Warning = "The record of this customer needs a check";

    [Theory]
    [InlineData("removed", 2, "Its number does not follow")]
    [InlineData("swapped", 2, "Its number does not follow")]
    [InlineData("older copy", 3, "Entries that were on record are missing from its end")]
    [InlineData("another customer's", 1, "It does not follow from the entry before it")]
    [InlineData("deleted", 1, "Entries that were on record are missing from its end")]
    public async Task However_it_was_changed_verify_names_the_first_bad_entry_and_nothing_is_decided(string how, int entry, string why)
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await crew.Ledger.HasItsHeadNotedAsync();
        var other = how == "another customer's" ? story.Crew() : null;
        if (other is not null) await other.WaitsForDecisionAsync();
        var others = other is null ? "" : await other.Ledger.TextAsync();
        await crew.Ledger.TamperAsync(text => Change(text, how, others));
        if (how == "deleted") await crew.Ledger.DeleteAsync();
        var tampered = await crew.Ledger.TextAsync();

        await crew.Requester.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains($"is not intact at entry {entry}{why}", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains(Warning, (await crew.Manager.PressesAsync(approval, "decision.approve")).Message, StringComparison.Ordinal);
        Assert.Contains(Warning, (await crew.Requester.PressesAsync(request, "request.withdraw")).Message, StringComparison.Ordinal);

        Assert.Equal((tampered, how != "deleted"), (await crew.Ledger.TextAsync(), await crew.Ledger.ExistsAsync()));
    }

    [Fact]
    public async Task While_a_request_waits_no_button_and_no_command_writes_anything_on_a_broken_ledger()
    {
        var crew = story.Crew();
        var olivia = story.Hires("Olivia");
        var (request, _, deadLetter) = await crew.RequestsInVainAsync();
        story.World.Teams.Unblock(crew.Manager.Person);
        story.ApproversAre(olivia);
        var (number, tampered) = await BreaksAsync(crew);
        var data = request.CardFor(crew.Requester.Person)!.DataOf("request.withdraw");

        foreach (
            var (who, verb, more) in new (TeamsUser, string, (string, string)[])[]
            {
                (crew.Manager, "decision.approve", []),
                (crew.Manager, "decision.reject", [("reason", "No.")]),
                (crew.Manager, "decision.hand-over", [("handOverTo", olivia.Person.Oid)]),
                (crew.Requester, "request.withdraw", []),
                (crew.Requester, "request.remind", []),
                (crew.Requester, "request.recorded", [("reference", "R-1")]),
                (crew.Requester, "request.link", []),
                (crew.Requester, "request.accepted", []),
                (crew.Requester, "request.by-hand", []),
                (crew.Requester, "request.give-up", [("choice", "confirmed")]),
                (crew.Requester, "dead-letter.requeue", [("effect", deadLetter.Id.ToString("D"))]),
                (crew.Requester, "dead-letter.dismiss", [("effect", deadLetter.Id.ToString("D"))]),
                (crew.Requester, "card.refresh", []),
            })
        {
            await PressesAsync(who, request, verb, data, more);
            Assert.True(tampered == await crew.Ledger.TextAsync(), $"{verb} wrote something.");
        }

        foreach (
            var command in new[]
            {
                $"remind {number}",
                $"accepted {number}",
                $"new link {number}",
                $"by hand {number}",
                $"give up {number}",
                $"find {number}",
                "parked",
            })
        {
            await crew.Requester.SaysAsync(command);
            Assert.True(tampered == await crew.Ledger.TextAsync(), $"{command} wrote something.");
        }

        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
    }

    [Fact]
    public async Task Nor_does_one_once_it_is_to_be_carried_out_by_hand()
    {
        var crew = story.Crew();
        var request = await crew.IsApprovedAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        request = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        var (number, tampered) = await BreaksAsync(crew);

        var recorded = await crew.Requester.PressesAsync(request, "request.recorded", ("reference", "REF-1"));
        Assert.Contains(Warning, recorded.Message, StringComparison.Ordinal);
        await PressesAsync(
            crew.Requester, request, "request.give-up", request.CardFor(crew.Requester.Person)!.DataOf("request.recorded"),
            ("choice", "confirmed"));
        await crew.Requester.SaysAsync($"give up {number}");

        Assert.Equal(tampered, await crew.Ledger.TextAsync());
    }

    /// <summary>Alters the last entry.</summary>
    internal static async Task<(string Number, string Tampered)> BreaksAsync(Crew crew)
    {
        var number = (await crew.Ledger.OnlyAsync()).Number;
        await crew.Ledger.HasItsHeadNotedAsync();
        await crew.Ledger.TamperAsync(text =>
            text.TrimEnd('\n')[..^3] + "0\"}\n" is var altered && altered != text ? altered : text.TrimEnd('\n')[..^3] + "1\"}\n");
        return (number, await crew.Ledger.TextAsync());
    }

    private Task<PressResult> PressesAsync(
        TeamsUser who, Message about, string verb, JsonObject data, params (string Id, string Value)[] more)
    {
        var sent = data.DeepClone().AsObject();
        sent["verb"] = verb;
        foreach (var (id, value) in more) sent[id] = value;
        return story.World.ForgesAsync(who, who.Chat.Messages is [.., var last] ? last : about, verb, sent);
    }

    private static string Change(string text, string how, string others)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        switch (how)
        {
            case "removed": lines.RemoveAt(1); break;
            case "swapped": (lines[1], lines[2]) = (lines[2], lines[1]); break;
            case "older copy": lines = lines[..2]; break;
            case "another customer's": return others;
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }
}
