using System.Text;
using McaBot.Attestations;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Features.Bulk;
using McaBot.Tests.Support;

namespace McaBot.Tests.Browser;

/// <summary>
/// What people do with files and with each other on the sandbox page: many requests at once, evidence, hand-over, exports, topics.
/// </summary>
public sealed class WorkStoryTests(SandboxPageFixture sandbox) : IClassFixture<SandboxPageFixture>
{
    [Theory]
    [InlineData("en", 1600, false, "ben")]
    [InlineData("fr", 360, true, "amelie")]
    public async Task Many_requests_are_sent_as_a_file_corrected_decided_with_one_look_and_their_outcome_taken_home(
        string language, int width, bool dark, string agentKey)
    {
        await using var stage = await Stage.OpenAsync(sandbox, language, width, dark, "bulk");
        await stage.GoesToAsync("megan");
        var (texts, agent) = (stage.Texts, await stage.GoesToAsync(agentKey));
        Guid[] customers = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        string Csv(string firstRow) =>
            string.Join("\r\n", [Sheets.Header, firstRow, .. customers.Skip(1).Select(customer => Sheets.Row(customer))]) + "\r\n";

        await Stage.SendsAsync(agent, "requests.csv", Csv(Sheets.Row(customers[0], Sheets.ColumnOf("email"), "nobody")));
        await agent.SeesCardAsync(texts.Count("Bulk.Preview.Bad", 1));
        await stage.PictureAsync("1-preview", agent);
        await Stage.SendsAsync(agent, "requests, corrected.csv", Csv(Sheets.Row(customers[0])));
        await agent.SeesCardAsync(texts.Count("Bulk.Preview.Good", 3));
        await agent.PressesAsync(texts.Count("Bulk.Button.Confirm", 3));
        await agent.SeesCardAsync(texts["Bulk.Progress.Waiting"]);
        await stage.PictureAsync("2-progress", agent);

        var manager = await stage.GoesToAsync("megan");
        await manager.SeesCardAsync(texts["Bulk.Approval.Title"]);
        await stage.PictureAsync("3-one-look", manager);
        await manager.PressesAsync(texts.Count("Bulk.Button.ApproveAll", 3));
        await manager.SeesCardAsync(texts["Bulk.Approval.You.Approved"]);

        agent = await stage.GoesToAsync(agentKey);
        await agent.About(texts["Bulk.Progress.Finished"]).PressesAsync(texts["Bulk.Button.Outcome"]);
        await Stage.TakesAsync(agent);
        await stage.PictureAsync("4-outcome", agent);
        Assert.Equal(4, BulkCrew.Read(sandbox.World.Drive.FilesOf(sandbox.World.Directory.Person(agentKey)).Last()).Count);
        foreach (var customer in customers) await new LedgerWatch(sandbox.World, customer).ComesToRestAsync(AttestationState.HandedOff);
        stage.HadNoProblems();
    }

    [Theory]
    [InlineData("en", 360, false, "ben")]
    [InlineData("fr", 1600, true, "amelie")]
    public async Task A_file_is_attached_in_the_chat_the_manager_hands_over_and_the_successor_opens_it_and_decides(
        string language, int width, bool dark, string agentKey)
    {
        await using var stage = await Stage.OpenAsync(sandbox, language, width, dark, "evidence");
        await stage.GoesToAsync("megan");
        await stage.GoesToAsync("priya");
        var (texts, agent) = (stage.Texts, await stage.GoesToAsync(agentKey));
        var customer = Guid.NewGuid();
        var at = new AgentAtWork(sandbox.World.User(agentKey), customer.ToString("D"), $"Fourth Coffee {agentKey}");
        await at.ReachesConfirmationAsync();

        await Stage.SendsAsync(agent, "accepted by letter.pdf", Encoding.ASCII.GetString(SampleFiles.Pdf()));
        await agent.SeesAsync(texts.Count("EvidenceCard.Count", 1));
        await stage.PictureAsync("1-attached", agent);
        var confirm = agent.About(texts["ConfirmCard.Title"]);
        await confirm.PressesAsync(texts.Format("Button.Confirm", "Megan Bowen"));
        await stage.PictureAsync("2-changed", agent);
        await confirm.SeesCardAsync("accepted by letter.pdf");
        await confirm.PressesAsync(texts.Format("Button.Confirm", "Megan Bowen"));

        var manager = (await stage.GoesToAsync("megan")).About(at.Customer["companyName"]);
        await manager.SeesCardAsync("accepted by letter.pdf");
        await manager.PressesAsync(texts["Button.HandOver"]);
        await manager.SeesAsync(texts["HandOver.Title"]);
        await stage.PictureAsync("3-hand-over", manager);
        await manager.FillsAsync(texts["Field.handOverTo"], "Priya Nair");
        await manager.PressesAsync(texts["Button.HandOver.Now"]);
        await manager.SeesCardAsync("Priya Nair");
        await manager.SeesNoButtonAsync(texts["Button.Reject"]);

        var successor = await stage.GoesToAsync("priya");
        var card = successor.About(at.Customer["companyName"]);
        await card.SeesCardAsync("Megan Bowen");
        await card.PressesAsync(texts["Button.OpenEvidence"]);
        await Stage.TakesAsync(successor);
        await stage.PictureAsync("4-opened", successor);
        await card.PressesAsync(texts.Format("Button.Approve", at.Customer["companyName"]));
        await card.SeesCardAsync(texts["ApprovalCard.You.approved"]);
        var decided = await new LedgerWatch(sandbox.World, customer).ComesToRestAsync(AttestationState.HandedOff);
        Assert.Equal(sandbox.World.Priya.Person.Oid, decided.Decision!.Actor.ObjectId.ToString("D"));
        Assert.Equal(SampleFiles.Pdf(), sandbox.World.Drive.FilesOf(sandbox.World.Priya.Person).Last().Content);
        stage.HadNoProblems();
    }

    [Theory]
    [InlineData("fr", 1600, false, "amelie", "exporter", "s’abonner aux échecs", "Topic.Failures")]
    [InlineData("en", 360, true, "ben", "export", "subscribe digest", "Topic.Digest")]
    public async Task An_audit_file_is_offered_and_saved_and_a_channel_chooses_what_it_hears(
        string language, int width, bool dark, string agentKey, string export, string subscribe, string topic)
    {
        await using var stage = await Stage.OpenAsync(sandbox, language, width, dark, "export");
        var (texts, agent) = (stage.Texts, await stage.GoesToAsync(agentKey));
        var at = new AgentAtWork(sandbox.World.User(agentKey), Guid.NewGuid().ToString("D"), $"Tailspin {agentKey}");
        await at.RequestsAsync();
        var ledger = new LedgerWatch(sandbox.World, Guid.Parse(at.Customer["tenantId"]));
        await ledger.ComesToRestAsync(AttestationState.Requested);

        await agent.SaysAsync($"{export} {(await ledger.OnlyAsync()).Number}");
        await agent.SeesAsync("mcabot-audit-");
        await stage.PictureAsync("1-offered", agent);
        await Stage.TakesAsync(agent);
        await stage.PictureAsync("2-saved", agent);

        var channel = await stage.GoesToChannelAsync(agentKey);
        await channel.SaysAsync($"@McaBot {subscribe}");
        await channel.SeesAsync(texts.Format("Topic.Heard", texts[topic]));
        await stage.PictureAsync("3-topics", channel);
        await channel.SaysAsync("@McaBot unsubscribe");
        stage.HadNoProblems();
    }
}
