using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Outbox;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Outbox;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Stories;

/// <summary>
/// Two versions side by side, or one that was taken back: what only the newer one knows is left to it by the two processes that run, which
/// say so and go on with everything else. A third process, which knows it, then does it.
/// </summary>
[Collection(ReplicaStories.Name)]
public sealed class UpgradeTests(ReplicaWorld story)
{
    private static readonly TimeSpan SomeSweeps = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_message_of_a_kind_that_only_a_newer_process_knows_waits_for_it_while_all_else_is_done()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var message = Guid.NewGuid();
        await story.World.WritesAsync(
            crew.Ledger, """{"kind":"delivered"}""", $$"""[{"id":"{{message:D}}","does":"tell-auditor","target":"7"}]""");

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Ledger.ComesToAsync(
            "all else to be done", l => l.Attestations.Values.Single().PendingMessages.All(m => m.Id == message));
        await Waiting.UntilAsync("the log to say so", () => story.World.Logged(1217, $"{message:D}") > 0);
        await Task.Delay(SomeSweeps);

        var left = await crew.Ledger.OnlyAsync();
        Assert.Equal(MessageStatus.Due, left.Messages[message].Status);
        Assert.Equal("tell-auditor", Code.Of(left.Messages[message].Kind));
        Assert.InRange(story.World.Logged(1217, $"{message:D}"), 1, 2);
        Assert.DoesNotContain($"{message:D}", await ProgressAsync(crew), StringComparison.Ordinal);
        Assert.Contains($"open/{crew.Ledger.Customer:D}", await story.BlobsAsync("open/"));
        Assert.Empty(await story.BlobsAsync($"dead-letters/customers/{crew.Ledger.Customer:D}"));

        var auditor = new TellAuditor();
        await using (await NewerProcessAsync(services => services.AddSingleton<IOutboxHandler>(auditor)))
        {
            await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        }

        Assert.Equal(message, Assert.Single(auditor.Told));
    }

    [Theory]
    [InlineData("en-GB", "A newer version of McaBot is at work on this", "an entry that this version of McaBot does not know")]
    [InlineData("fr-FR", "Une version plus récente de McaBot s’occupe de cette demande", "une entrée que cette version de McaBot ne")]
    public async Task On_an_entry_of_an_unknown_kind_nothing_is_decided_and_everybody_is_told_why(string locale, string words, string entry)
    {
        var crew = story.Crew(locale, locale);
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await story.World.WritesAsync(crew.Ledger, Newer.Step);
        var before = await crew.Ledger.TextAsync();

        var approved = await crew.Manager.PressesAsync(approval, "decision.approve");
        await crew.Manager.SubmitsAsync(approval, "decision.reject", ("reason", "No."));
        var withdrawn = await crew.Requester.PressesAsync(request, "request.withdraw");
        var number = (await crew.Ledger.OnlyAsync()).Number;
        await crew.Requester.SaysAsync(locale == "fr-FR" ? $"relancer {number}" : $"remind {number}");

        Assert.Contains(words, Said(approved), StringComparison.Ordinal);
        Assert.Contains(words, Said(withdrawn), StringComparison.Ordinal);
        Assert.Contains(words, crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.Contains(words, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync(locale == "fr-FR" ? $"chercher {number}" : $"find {number}");
        var list = await crew.Requester.SeesCardWithAsync("request.open");
        var shown = (await crew.Requester.PressesAsync(list, "request.open")).Card!;
        Assert.Contains(entry, shown.Said(), StringComparison.Ordinal);
        Assert.False(shown.Has("request.withdraw"));
        Assert.False((await crew.Manager.RefreshesAsync(approval)).Card!.Has("decision.approve"));
        await Task.Delay(SomeSweeps);
        var after = await crew.Ledger.TextAsync();
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.All(
            after[before.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains("\"kind\":\"card-posted\"", line, StringComparison.Ordinal));
        await Waiting.UntilAsync("the log to say so", () => story.World.Logged(2014, $"{crew.Ledger.Customer:D}") > 0);
        Assert.InRange(story.World.Logged(2014, $"{crew.Ledger.Customer:D}"), 1, 2);
        Assert.Equal(0, story.World.Logged(1203, $"{crew.Ledger.Customer:D}"));
    }

    [Fact]
    public async Task No_new_request_begins_where_an_unknown_entry_may_have_opened_one()
    {
        var crew = story.Crew();
        var (request, _) = await crew.WaitsForDecisionAsync();
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        await story.World.WritesAsync(crew.Ledger, Newer.Step);
        var before = await crew.Ledger.TextAsync();

        var confirmed = await crew.Requester.PressesAsync(await crew.Agent.ReachesConfirmationAsync(), "attest.confirm");

        Assert.Contains("A newer version of McaBot is at work on this", Said(confirmed), StringComparison.Ordinal);
        Assert.Equal(before, await crew.Ledger.TextAsync());
    }

    [Fact]
    public async Task Whoever_verifies_is_told_of_an_unknown_entry_and_that_the_chain_holds_through_it()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        await story.World.WritesAsync(crew.Ledger, Newer.Step);

        await crew.Requester.SaysAsync($"verify {crew.Ledger.Customer:D}");
        var (exitCode, lines) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, "verify", $"{crew.Ledger.Customer:D}");

        Assert.Contains("1 entry is of a kind that this version does not know", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
        Assert.Contains(lines, l => l.StartsWith($"{crew.Ledger.Customer:D} holds: ", StringComparison.Ordinal));
        Assert.Contains("1 entries are of kinds that this version does not know; the chain holds through them", lines);

        // And an altered one is found as any other is.
        await crew.Ledger.TamperAsync(text => text.Replace("\"score\":7", "\"score\":8", StringComparison.Ordinal));
        var (altered, found) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, "verify", $"{crew.Ledger.Customer:D}");
        await crew.Ledger.TamperAsync(text => text.Replace("\"score\":8", "\"score\":7", StringComparison.Ordinal));
        Assert.Equal(2, altered);
        Assert.Contains(found, l => l.EndsWith(": Altered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_of_a_kind_that_only_a_newer_process_knows_waits_for_it_untouched()
    {
        var person = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await person.SaysAsync("help");
        var job = new BackgroundJob(
            Guid.NewGuid(), Code.Read<BackgroundJobKind>("forecast")!.Value, Guid.Parse(person.Person.Oid),
            story.World.StandIns.ServiceUrl.ToString(), person.Chat.Id, "en-GB", "c");
        var order = JsonSerializer.SerializeToElement(job, OutboxJson.Default.BackgroundJob);
        var waits = new ClaimState(Progress.New(TimeProvider.System.GetUtcNow()), Order: order);
        var blob = story.World.Container.GetBlobClient(BlobNames.Job(job.Id));
        await blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(waits, OutboxJson.Default.ClaimState)));
        var before = (await blob.DownloadContentAsync()).Value;

        await Waiting.UntilAsync("the log to say so", () => story.World.Logged(1554, $"{job.Id:D}") > 0);
        await Task.Delay(SomeSweeps);

        Assert.Equal(before.Details.ETag, (await blob.GetPropertiesAsync()).Value.ETag);
        Assert.InRange(story.World.Logged(1554, $"{job.Id:D}"), 1, 2);
        Assert.Equal(0, story.World.Logged(1205, $"{job.Id:D}"));
        var forecast = new Forecast();
        await using (await NewerProcessAsync(services => services.AddSingleton<IBackgroundJobHandler>(forecast)))
        {
            await Waiting.UntilAsync("the job to be done", () => !forecast.Asked.IsEmpty);
        }

        await blob.DeleteIfExistsAsync();
        Assert.All(forecast.Asked, asked => Assert.Equal(job.Id, asked));
    }

    [Theory]
    [InlineData("en-GB", "comes from a newer version of McaBot")]
    [InlineData("fr-FR", "vient d’une version plus récente de McaBot")]
    public async Task A_button_that_only_a_newer_version_knows_is_answered_in_words_and_its_card_stays(string locale, string words)
    {
        var crew = story.Crew(locale);
        var (request, _) = await crew.WaitsForDecisionAsync();
        var before = await Scene.OfAsync(crew);
        var verb = $"decision.postpone-{locale[..2]}";

        var pressed = await story.World.ForgesAsync(crew.Requester, request, verb, new JsonObject { ["days"] = "3" });

        Assert.Contains(words, Said(pressed), StringComparison.Ordinal);
        Assert.Equal(before, await Scene.OfAsync(crew));
        await story.World.ForgesSubmitAsync(crew.Requester, request, new JsonObject { ["verb"] = verb });
        Assert.Contains(words, crew.Requester.LastWords(), StringComparison.Ordinal);
        await Waiting.UntilAsync("the log to say so", () => story.World.Logged(1016, verb) > 0);
        Assert.InRange(story.World.Logged(1016, verb), 1, 2);
        await story.World.ForgesAsync(crew.Requester, request, "Bob Smith <b>", new JsonObject());
        Assert.Equal(0, story.World.Logged(1016, "Bob Smith"));
    }

    [Theory]
    [InlineData("en-GB", "This step belongs to a newer version of McaBot")]
    [InlineData("fr-FR", "Cette étape appartient à une version plus récente de McaBot")]
    public async Task What_is_typed_at_a_step_that_only_a_newer_version_has_is_taken_for_nothing_else(string locale, string words)
    {
        var crew = story.Crew(locale);
        var card = await crew.Agent.ReachesConfirmationAsync();
        var blob = story.World.Container.GetBlobClient(BlobNames.State($"msteams/conversations/{crew.Requester.Chat.Id}"));
        var state = JsonNode.Parse((await blob.DownloadContentAsync()).Value.Content)!;
        state["dialog"]!["dialogStack"]![0]!["id"] = "second-opinion";
        state["mood"] = new JsonObject { ["is"] = "good" };
        await blob.UploadAsync(BinaryData.FromString(state.ToJsonString()), overwrite: true);

        foreach (var typed in new[] { locale == "fr-FR" ? "oui" : "yes", locale == "fr-FR" ? "retour" : "back" })
        {
            await crew.Requester.SaysAsync(typed);
            Assert.Contains(words, crew.Requester.LastWords(), StringComparison.Ordinal);
        }

        Assert.Equal(state.ToJsonString(), (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.False(await crew.Ledger.ExistsAsync());

        // A button says itself what it is about; and what the newer version keeps besides is still there.
        await crew.Requester.PressesAsync(card, new CardPress("attest.back") { Where = data => (string?)data["to"] == "acceptance" });
        Assert.Contains("\"mood\":{\"is\":\"good\"}", (await blob.DownloadContentAsync()).Value.Content.ToString(), StringComparison.Ordinal);
        card = await crew.Agent.SeesAgainAsync(card, "attest.acceptance");
        await crew.ConfirmsAsync(await crew.Agent.DescribesAcceptanceAsync(card));
    }

    [Fact]
    public async Task A_list_shows_a_request_in_a_state_that_only_a_newer_version_knows_and_keeps_it()
    {
        var crew = story.Crew();
        var (request, _) = await crew.WaitsForDecisionAsync();
        var attestation = await crew.Ledger.OnlyAsync();
        var blob = story.World.Container.GetBlobClient(BlobNames.PersonIndex(Guid.Parse(crew.Requester.Person.Oid)));
        var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
        var other = Guid.NewGuid();
        var begin = text.IndexOf("{\"customer\"", StringComparison.Ordinal);
        var row = text[begin..text.LastIndexOf("]}", StringComparison.Ordinal)]
            .Replace($"{attestation.Key.Id:D}", $"{other:D}", StringComparison.Ordinal)
            .Replace("\"requested\"", "\"in-appeal\"", StringComparison.Ordinal);
        await blob.UploadAsync(BinaryData.FromString(text.Replace("]}", $",{row}]}}", StringComparison.Ordinal)), overwrite: true);

        await crew.Requester.SaysAsync("my requests");

        Assert.Contains("In a state that this version does not know", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn);
        Assert.Contains("in-appeal", (await blob.DownloadContentAsync()).Value.Content.ToString(), StringComparison.Ordinal);
    }

    private static string Said(PressResult pressed) => pressed.Message + pressed.Card?.Said();

    private async Task<string> ProgressAsync(Crew crew)
    {
        var blob = story.World.Container.GetBlobClient(BlobNames.OutboxProgress(crew.Ledger.Customer));
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToString() : "";
    }

    /// <summary>
    /// The same bot with one thing more that it knows, on the storage of those that run. With the world's own identity: where this process
    /// had none yet, the library would remember that for every test to come.
    /// </summary>
    private Task<BotInProcess> NewerProcessAsync(Action<IServiceCollection> knows) => BotInProcess.StartAsync(
        BotInProcess.SettingsOf(story.World),
        "Development",
        services =>
        {
            services.AddSingleton<TokenCredential>(_ => new IdentityOfWorld(story.World));
            knows(services);
        });

    private sealed class TellAuditor : IOutboxHandler
    {
        public List<Guid> Told { get; } = [];

        public IReadOnlyList<MessageKind> Kinds { get; } = [Code.Read<MessageKind>("tell-auditor")!.Value];

        public Lane Lane => Lane.Records;

        public Task<OutboxResult> DoAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
        {
            Told.Add(claimed.Message.Id);
            return Task.FromResult(OutboxResult.Done);
        }
    }

    private sealed class Forecast : IBackgroundJobHandler
    {
        public ConcurrentQueue<Guid> Asked { get; } = [];

        public BackgroundJobKind Kind { get; } = Code.Read<BackgroundJobKind>("forecast")!.Value;

        public NoticeKind Failed => NoticeKind.ExportFailed;

        public Task<Activity> DoAsync(BackgroundJob job, CultureInfo culture, CancellationToken cancellationToken)
        {
            Asked.Enqueue(job.Id);
            return Task.FromResult((Activity)MessageFactory.Text("Sunny, with documents"));
        }
    }
}
