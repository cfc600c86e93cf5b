using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.DeadLetters;

[Collection(PatientStories.Name)]
public sealed class DeadLetterTests(PatientWorld story)
{
    private const string NotReached = "An approver could not be reached";

    [Fact]
    public async Task What_was_given_up_is_seen_tried_again_and_delivered_once_its_cause_is_gone()
    {
        var crew = story.Crew();
        var (request, attestation, deadLetter) = await crew.RequestsInVainAsync();
        await crew.Requester.SeesChangedAsync(request, NotReached);

        // Nothing of it for whoever holds no role, and no replay by a forged press either.
        var outsider = story.Hires("Oscar");
        await outsider.SaysAsync("dead letters");
        Assert.DoesNotContain(crew.Company, outsider.LastWords(), StringComparison.Ordinal);
        var list = await ListAsync(crew.Requester, "parked", attestation.Number);
        Assert.Contains("connector-403", list.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        var press = new CardPress("dead-letter.requeue") { Where = data => (string?)data["effect"] == deadLetter.Id.ToString("D") };
        var data = list.CardFor(crew.Requester.Person)!.Action("dead-letter.requeue", press.Where)!["data"]!.DeepClone();
        await story.World.ForgesAsync(outsider, outsider.Chat.Messages[^1], "dead-letter.requeue", data);
        Assert.Equal(MessageStatus.DeadLettered, (await crew.Ledger.OnlyAsync()).Messages[deadLetter.Id].Status);

        story.World.Teams.Unblock(crew.Manager.Person);
        await crew.Requester.PressesAsync(list, press);

        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(
            (MessageStatus.Done, 1, false),
            attestation.Messages[deadLetter.Id] is var done ? (done.Status, done.Requeues, done.MayHaveActed) : default);
        Assert.Single(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
        await NoLongerSaysAsync(crew, request);
        await crew.Requester.SaysAsync("dead letters");
        Assert.DoesNotContain(attestation.Number, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.False(await story.World.Container.GetBlobClient($"dead-letters/customers/{crew.Ledger.Customer:D}").ExistsAsync());
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_dismissed_on_record_under_a_name_and_listed_no_more()
    {
        var crew = story.Crew();
        var (request, attestation, deadLetter) = await crew.RequestsInVainAsync();
        await crew.Requester.SeesChangedAsync(request, NotReached);
        var outsider = story.Hires("Oscar");
        await outsider.OpensMcaBotAsync();
        var list = await ListAsync(crew.Requester, "parked", attestation.Number);
        var press = new CardPress("dead-letter.dismiss") { Where = data => (string?)data["effect"] == deadLetter.Id.ToString("D") };
        var data = list.CardFor(crew.Requester.Person)!.Action("dead-letter.dismiss", press.Where)!["data"]!.DeepClone();
        await story.World.ForgesAsync(outsider, outsider.Chat.Messages[^1], "dead-letter.dismiss", data.DeepClone());
        Assert.Equal(MessageStatus.DeadLettered, (await crew.Ledger.OnlyAsync()).Messages[deadLetter.Id].Status);

        await crew.Requester.PressesAsync(list, press);

        Assert.Equal(MessageStatus.Dismissed, (await crew.Ledger.OnlyAsync()).Messages[deadLetter.Id].Status);
        var line = Assert.Single((await crew.Ledger.TextAsync()).Split('\n'), l =>
            l.Contains("\"kind\":\"dismissed\"", StringComparison.Ordinal));
        Assert.Contains(crew.Requester.Person.Oid, line, StringComparison.Ordinal);
        await NoLongerSaysAsync(crew, request);
        await crew.Requester.SaysAsync("dead letters");
        Assert.DoesNotContain(attestation.Number, crew.Requester.LastWords(), StringComparison.Ordinal);
        story.World.Teams.Unblock(crew.Manager.Person);
        await story.World.ForgesAsync(crew.Requester, list, "dead-letter.requeue", data.DeepClone());
        Assert.Equal(MessageStatus.Dismissed, (await crew.Ledger.OnlyAsync()).Messages[deadLetter.Id].Status);
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
    }

    /// <summary>The request's card settles with what was given up.</summary>
    private static Task NoLongerSaysAsync(Crew crew, Message request) => Waiting.UntilAsync("the request's card to settle", () =>
        !crew.Requester.Chat.Find(request.Id)!.CardFor(crew.Requester.Person)!.Said().Contains(NotReached, StringComparison.Ordinal));

    [Fact]
    public async Task More_than_a_card_holds_is_leafed_through()
    {
        var crews = Enumerable.Range(0, 3).Select(_ => story.Crew()).ToList();
        foreach (var crew in crews)
        {
            await crew.RequestsInVainAsync();
        }

        var numbers = await Task.WhenAll(crews.Select(async c => (await c.Ledger.OnlyAsync()).Number));
        var reader = crews[0].Requester;
        var first = await ListAsync(reader, "parked", numbers[0]);
        var seen = first.CardFor(reader.Person)!.Said();
        Assert.Contains("Page 1 of ", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(numbers[2], seen, StringComparison.Ordinal);

        await reader.PressesAsync(first, new CardPress("dead-letter.page"));
        seen = (await reader.SeesChangedAsync(first, "Page 2 of ")).CardFor(reader.Person)!.Said();

        Assert.Contains(numbers[2], seen, StringComparison.Ordinal);
        foreach (var crew in crews)
        {
            var effect = Assert.Single((await crew.Ledger.OnlyAsync()).Messages.Values, e => e.Status == MessageStatus.DeadLettered);
            await story.World.ForgesAsync(
                reader,
                first,
                "dead-letter.dismiss",
                new System.Text.Json.Nodes.JsonObject
                {
                    ["customer"] = crew.Ledger.Customer.ToString("D"),
                    ["attestation"] = (await crew.Ledger.OnlyAsync()).Key.Id.ToString("D"),
                    ["effect"] = effect.Id.ToString("D"),
                });
        }

        await reader.SaysAsync("dead letters");
        Assert.All(numbers, number => Assert.DoesNotContain(number, reader.LastWords(), StringComparison.Ordinal));
    }

    /// <summary>The marker is written right after what it marks.</summary>
    private static Task<Message> ListAsync(TeamsUser user, string command, string number) => Waiting.UntilAsync(
        $"{number} in the list",
        async () =>
        {
            await user.SaysAsync(command);
            return
                user.Chat.Messages[^1] is var last
                && last.CardFor(user.Person)?.Said().Contains(number, StringComparison.Ordinal) == true
                ? last
                : null;
        },
        () => Task.FromResult(user.LastWords()));
}
