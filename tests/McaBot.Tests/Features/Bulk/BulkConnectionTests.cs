using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Bulk;

/// <summary>Many requests, carried out through Partner Center.</summary>
[Collection(BulkStories.Name)]
public sealed class BulkConnectionTests(BulkWorld story)
{
    [Fact]
    public async Task Links_and_refusals_are_told_in_one_message_and_the_links_are_in_the_requesters_file_alone()
    {
        var crew = new BulkCrew(story, 5);
        await crew.Agent.AddsMcaBotToTheTeamAsync();
        await crew.Agent.MentionsMcaBotAsync("subscribe approvals failures");
        var before = crew.Agent.Channel.Messages.Count;
        story.PartnerCenter.Confirm(crew.Customers[2], new DateOnly(2025, 6, 30));
        var (progress, approval) = await crew.RequestsAsync(crew.Csv(i => i is 0 or 4 ? ("language", "ja-JP") : null));
        approval = await crew.Manager.SeesChangedAsync(approval, "confirmed in Partner Center already");
        Assert.Equal(2, approval.CardFor(crew.Manager.Person)!.Said().Split("confirmed in Partner Center already").Length);

        await crew.Manager.PressesUntilTakenAsync(approval, "bulk.approve");

        var told = await crew.Agent.SeesAsync("Links for customers ready: 3. Recorded: 0. Not carried out: 2.");
        progress = await crew.Agent.SeesChangedAsync(progress, "Links ready to send on");
        Assert.Contains("Could not be carried out", progress.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
        await crew.Agent.PressesAsync(told, "bulk.outcome");
        var outcome = BulkCrew.Read(await crew.Agent.ReceivesFileAsync("outcomes.csv"));
        Assert.Equal("Addressee", outcome[0][6]);
        Assert.Equal("E-mail", outcome[0][7]);
        var linkColumn = Array.IndexOf([.. outcome[0]], "Link for the customer");
        Assert.Equal("Link valid until", outcome[0][linkColumn + 1]);
        foreach (var i in new[] { 1, 2, 3 })
        {
            var link = story.PartnerCenter.Attestations.Single(a => a.CompanyName == crew.NameOf(i));
            Assert.EndsWith(link.Id.ToString("D"), outcome[i + 1][linkColumn], StringComparison.Ordinal);
            var row = await crew[i].OnlyAsync();
            Assert.Equal(row.Number, outcome[i + 1][3]);
            Assert.NotNull(row.Request.Agreement?.DocumentHash);
        }

        Assert.All([outcome[1], outcome[5]], row =>
        {
            Assert.Equal("", row[linkColumn]);
            Assert.Contains("Partner Center", row[5], StringComparison.Ordinal);
            Assert.DoesNotContain("partner-center-", row[5], StringComparison.Ordinal);
        });
        var refused = (await crew[0].OnlyAsync()).Number;

        // One message about the decision, one about the links; nothing about a row of its own.
        Assert.Single(crew.Agent.Chat.Messages, m => m.Text.Contains("is decided", StringComparison.Ordinal));
        Assert.Single(crew.Agent.Chat.Messages, m => m.Notification.Contains("Links for customers ready", StringComparison.Ordinal));
        Assert.DoesNotContain(crew.Agent.Chat.Messages, m =>
            m.Notification.Contains("Send the link on its card", StringComparison.Ordinal)
            || m.Text.Contains("did not take attestation", StringComparison.Ordinal));
        var post = await crew.Agent.SeesAsync("2 approved rows could not be carried out", crew.Agent.Channel);
        var said = string.Concat(crew.Agent.Channel.Messages.Skip(before).Select(m => m.Json));
        var number = BulkCrew.NumberOf(approval, crew.Manager);
        Assert.Equal(
            2,
            crew.Agent.Channel.Messages.Skip(before).Count(m => m.Card?.Said().Contains(number, StringComparison.Ordinal) == true));
        Assert.All(
            [crew.NameOf(0), "Chantal", crew.Manager.Person.Surname, crew.Agent.Person.Surname, "attestationId=", refused],
            secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        Assert.DoesNotContain(story.World.Bot!.Lines, line =>
            story.PartnerCenter.Attestations.Any(a => line.Contains(a.Id.ToString("D"), StringComparison.Ordinal)));
        await story.World.ForgesAsync(crew.Manager, approval, "bulk.outcome", BulkCrew.DataOf(progress, crew.Agent, "bulk.outcome"));
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.FileConsent is not null);
        Assert.NotNull(post);
        await crew.Agent.MentionsMcaBotAsync("unsubscribe");

        // The requester goes on with one row; the card about all of them follows when it is looked at.
        story.PartnerCenter.Accept(story.PartnerCenter.Attestations.Single(a => a.CompanyName == crew.NameOf(1)).Id);
        await crew.Agent.SaysAsync($"accepted {outcome[2][3]}");
        await crew[1].ComesToRestAsync(AttestationState.Completed);
        await crew.Agent.PressesAsync(crew.Agent.Chat.Find(progress.Id)!, "bulk.refresh");
        await crew.Agent.SeesChangedAsync(progress, "Recorded");

        // What the requester tries again alone is told alone.
        await crew.Agent.SaysAsync($"new link {refused}");
        await crew.Agent.SeesAsync($"did not take attestation {refused}");
    }
}
