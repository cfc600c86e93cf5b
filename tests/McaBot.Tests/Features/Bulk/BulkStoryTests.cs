using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Many requests from one file, decided together.</summary>
[Collection(PlainStories.Name)]
public sealed class BulkStoryTests(StoryWorld story)
{
    [Fact]
    public async Task All_rows_are_requested_looked_through_and_approved_with_one_word_and_told_about_once()
    {
        var crew = new BulkCrew(story, 12);
        var (progress, approval) = await crew.RequestsAsync();
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(AttestationState.Requested, a.State));
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true || m.Card?.Has("decision.approve") == true);
        var said = approval.CardFor(crew.Manager.Person)!.Said();
        Assert.Contains($"{crew.Agent.Person.Name} asks for 12 attestations", said, StringComparison.Ordinal);
        Assert.Contains(crew.NameOf(0), said, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.NameOf(11), said, StringComparison.Ordinal);

        await crew.Manager.PressesAsync(approval, new CardPress("bulk.page") { Where = data => (int?)data["page"] == 1 });
        approval = await crew.Manager.SeesChangedAsync(approval, crew.NameOf(11));
        await crew.Manager.PressesAsync(approval, "bulk.review");
        var review = BulkCrew.Read(await crew.Manager.ReceivesFileAsync("rows.csv"));
        Assert.Equal(13, review.Count);
        Assert.Contains("2025-11-03", review[12]);

        await crew.Manager.PressesAsync(approval, "bulk.open", ("row", "13"));
        var single = await crew.Manager.SeesCardWithAsync("decision.reject");
        Assert.Contains(crew.NameOf(11), single.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        await crew.Manager.PressesUntilTakenAsync(single, "decision.reject", ("reason", "The ticket names another company."));
        await crew[11].ComesToRestAsync(AttestationState.Rejected);

        await crew.Manager.PressesUntilTakenAsync(crew.Manager.Chat.Find(approval.Id)!, "bulk.approve");

        await crew.Agent.SeesAsync("is decided: 11 approved, 1 rejected");
        var decided = (await crew.Manager.SeesChangedAsync(approval, "✓ You approved 11 attestations")).CardFor(crew.Manager.Person)!;
        Assert.Contains($"{crew.Agent.Person.Name} asked for 12 attestations.", decided.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("asks for", decided.Said(), StringComparison.Ordinal);
        Assert.False(decided.Has("bulk.approve"));
        foreach (var ledger in crew.Ledgers.Take(11))
        {
            var attestation = await ledger.ComesToRestAsync(AttestationState.HandedOff);
            Assert.Equal(crew.Manager.Person.Oid, attestation.Decision!.Actor.ObjectId.ToString("D"));
            Assert.Equal(Actor.ManagerOfRequester, attestation.Decision.Actor.Role);
        }

        Assert.Equal(["Requested", "Assigned", "Rejected"], await crew[11].StepsAsync());
        await crew.Agent.PressesAsync(await crew.Agent.SeesChangedAsync(progress, "Your requests are decided"), "bulk.outcome");
        var outcome = BulkCrew.Read(await crew.Agent.ReceivesFileAsync("outcomes.csv"));
        Assert.Equal(13, outcome.Count);
        Assert.Equal(["Addressee", "E-mail", "Greeting", "Signature"], outcome[0][6..10]);
        Assert.All(outcome.Skip(1), row => Assert.StartsWith("Bonjour ", row[8], StringComparison.Ordinal));
        Assert.All(outcome.Skip(1), row => Assert.Equal($"{crew.Agent.Person.Name}, Northwind Traders", row[9]));
        Assert.Equal(
            ["13", crew.NameOf(11), "Rejected", "The ticket names another company."],
            [outcome[12][0], outcome[12][1], outcome[12][4], outcome[12][5]]);
        Assert.All(outcome.Skip(1).Take(11), row => Assert.Equal("Approved, to be recorded", row[4]));
        Assert.Single(crew.Agent.Chat.Messages, m => m.Text.Contains("is decided", StringComparison.Ordinal));
        Assert.DoesNotContain(crew.Agent.Chat.Messages, m => m.Text.Contains("was approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejecting_all_needs_a_reason_that_every_row_carries()
    {
        var crew = new BulkCrew(story, 3, "fr-FR");
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var approval = await crew.Manager.SeesCardWithAsync("bulk.approve");

        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.reject");
        approval = await crew.Manager.SeesChangedAsync(approval, "1 field needs attention");
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(AttestationState.Requested, a.State));
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.reject", ("reason", "  =HYPERLINK(\"http://evil\")  "));

        await crew.Agent.SeesAsync("est décidée. Approuvées : 0. Refusées : 3.".Replace(" :", "\u00A0:", StringComparison.Ordinal));
        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(AttestationState.Rejected, a.State));
        await crew.Agent.PressesAsync(crew.Agent.Chat.Find(preview.Id)!, "bulk.outcome");
        var outcome = BulkCrew.Read(await crew.Agent.ReceivesFileAsync("resultats.csv"));
        Assert.All(outcome.Skip(1), row => Assert.Equal("'=HYPERLINK(\"http://evil\")", row[5]));
    }

    [Fact]
    public async Task The_same_file_sent_or_confirmed_again_doubles_nothing()
    {
        var crew = new BulkCrew(story, 4);
        var preview = await crew.SendsAsync(crew.Csv());
        var twice = await Task.WhenAll(crew.Agent.PressesAsync(preview, "bulk.confirm"), crew.Agent.PressesAsync(preview, "bulk.confirm"));
        Assert.All(twice, press => Assert.True(press.Card!.Has("bulk.refresh"), press.Card.Said()));
        await crew.Manager.SeesCardWithAsync("bulk.approve");

        var again = await crew.SendsAsync(crew.Csv(), "copy.csv", "bulk.refresh");

        Assert.Contains("You sent this very file before.", again.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal(4, (await crew.AttestationsAsync()).Count);
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);

        var touched = await crew.SendsAsync(crew.Csv() + "\r\n", "touched.csv", "bulk.problems");
        Assert.Contains("0 rows can be requested", touched.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(touched.CardFor(crew.Agent.Person)!.Has("bulk.confirm"));
    }

    [Fact]
    public async Task What_was_rejected_can_be_asked_for_again_with_the_same_file()
    {
        var crew = new BulkCrew(story, 2);
        var (_, approval) = await crew.RequestsAsync();
        var batch = (string)BulkCrew.DataOf(approval, crew.Manager, "bulk.reject")["batch"]!;
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.reject", ("reason", "Too early."));
        await crew.Agent.SeesAsync("0 approved, 2 rejected");
        await crew[0].ComesToRestAsync(AttestationState.Rejected);
        await crew[1].ComesToRestAsync(AttestationState.Rejected);
        await Waiting.UntilAsync("nothing to be open", async () => await crew.BlobsAsync($"bulk-open/{batch}") == 0);

        var after = crew.Manager.Chat.Messages.Max(m => m.Revision);
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var second = await crew.Manager.SeesCardWithAsync("bulk.approve", after);
        await crew.Manager.PressesUntilTakenAsync(second, "bulk.approve");

        await crew.Agent.SeesAsync("2 approved, 0 rejected");
        Assert.Equal(2, (await crew.AttestationsAsync()).Count(a => a.State == AttestationState.Rejected));
        Assert.Equal(2, (await crew.AttestationsAsync()).Count(a => a.State == AttestationState.HandedOff));
    }

    [Fact]
    public async Task Nobody_decides_about_all_who_may_not_decide_about_one()
    {
        var crew = new BulkCrew(story, 2);
        var (progress, approval) = await crew.RequestsAsync();
        var data = BulkCrew.DataOf(approval, crew.Manager, "bulk.approve");
        var tom = story.Hires("Tom", story.World.Ids.HelpdeskAgents);
        await tom.SaysAsync("help");

        Assert.Contains(
            "your own request", (await story.World.ForgesAsync(crew.Agent, progress, "bulk.approve", data.DeepClone())).Message!,
            StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await story.World.ForgesAsync(tom, approval, "bulk.approve", data.DeepClone())).Message);
        Assert.NotNull((await story.World.ForgesAsync(tom, approval, "bulk.review", data.DeepClone())).Message);
        var unknown = data.DeepClone().AsObject();
        unknown["batch"] = Guid.NewGuid().ToString("D");
        Assert.Contains(
            "Bulk request not found", (await story.World.ForgesAsync(crew.Manager, approval, "bulk.approve", unknown)).Card!.Said(),
            StringComparison.Ordinal);
        var stale = data.DeepClone().AsObject();
        stale["version"] = 7;
        await story.World.ForgesAsync(crew.Manager, approval, "bulk.approve", stale);
        Assert.Contains("earlier state", crew.Manager.LastWords(), StringComparison.Ordinal);
        crew.Agent.Person.ManagerOid = null;
        Assert.NotNull((await crew.Manager.PressesAsync(approval, "bulk.approve")).Message);

        Assert.All(await crew.AttestationsAsync(), a => Assert.Equal(AttestationState.Requested, a.State));
        Assert.DoesNotContain(tom.Chat.Messages, m => m.FileConsent is not null);
        crew.Agent.Person.ManagerOid = crew.Manager.Person.Oid;
    }

    [Fact]
    public async Task Of_two_approvers_the_first_word_counts_and_the_other_is_told_whose()
    {
        var (crew, olivia, priya) = story.CrewWithoutManager();
        var customers = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        await crew.Requester.OpensMcaBotAsync();
        await crew.Requester.AttachesAsync(
            "requests.csv", Bulk.Sheets.Utf8(Bulk.Sheets.Header + "\n" + string.Join('\n', customers.Select(c => Bulk.Sheets.Row(c)))));
        await crew.Requester.PressesUntilTakenAsync(await crew.Requester.SeesCardWithAsync("bulk.confirm"), "bulk.confirm");
        var (first, second) = (await olivia.SeesCardWithAsync("bulk.approve"), await priya.SeesCardWithAsync("bulk.approve"));

        await olivia.PressesUntilTakenAsync(first, "bulk.approve");
        await priya.PressesUntilTakenAsync(second, "bulk.reject", ("reason", "No."));

        await crew.Requester.SeesAsync("3 approved, 0 rejected");
        await priya.SeesChangedAsync(second, $"{olivia.Person.Name} approved all that waited.");
        foreach (var customer in customers)
        {
            var attestation = await new LedgerWatch(story.World, customer).ComesToRestAsync(AttestationState.HandedOff);
            Assert.Equal(olivia.Person.Oid, attestation.Decision!.Actor.ObjectId.ToString("D"));
        }
    }

    [Fact]
    public async Task A_channel_hears_of_all_rows_in_one_post_with_numbers_only()
    {
        var crew = new BulkCrew(story, 3);
        await crew.Agent.AddsMcaBotToTheTeamAsync();
        await crew.Agent.MentionsMcaBotAsync("subscribe");
        var before = crew.Agent.Channel.Messages.Count;

        var (_, approval) = await crew.RequestsAsync();
        var post = await crew.Agent.SeesAsync("3 requests wait for a decision", crew.Agent.Channel);
        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");
        await crew.Agent.SeesChangedAsync(post, "Nothing waits for a decision any more", crew.Agent.Channel);
        await crew.Agent.MentionsMcaBotAsync("unsubscribe");

        var number = BulkCrew.NumberOf(approval, crew.Manager);
        Assert.Single(
            crew.Agent.Channel.Messages.Skip(before), m => m.Card?.Said().Contains(number, StringComparison.Ordinal) == true);
        var said = string.Concat(crew.Agent.Channel.Messages.Skip(before).Select(m => m.Json));
        Assert.DoesNotContain("Chantal", said, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.NameOf(0), said, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Manager.Person.Surname, said, StringComparison.Ordinal);
    }
}
