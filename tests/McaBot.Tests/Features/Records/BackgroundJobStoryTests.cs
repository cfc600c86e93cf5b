using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>What was promised to come later comes, or its failure is told.</summary>
[Collection(ErrandStories.Name)]
public sealed class BackgroundJobStoryTests(ErrandWorld story)
{
    [Fact]
    public async Task An_audit_file_that_cannot_be_made_is_said_to_have_failed_and_one_asked_for_later_comes()
    {
        var (crew, carla) = await HasARecordAsync();
        using (story.World.Faults.Next("storage", $"offers/{carla.Person.Oid}", times: 1000, status: 403))
        {
            await carla.SaysAsync($"export {crew.Ledger.Customer}");
            await carla.SeesAsync("Your audit file is being made");

            await carla.SeesAsync("Your audit file could not be made");
        }

        await NothingIsLeftAsync();
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
        await carla.SaysAsync($"export {crew.Ledger.Customer}");
        await carla.ReceivesFileAsync("mcabot-audit-");
    }

    [Fact]
    public async Task An_audit_file_and_a_check_asked_for_right_before_a_crash_come_after_it()
    {
        var (crew, carla) = await HasARecordAsync();
        var (asked, struck) = (new TaskCompletionSource(), new TaskCompletionSource());
        using (story.World.Faults.Next(new Fault
        {
            Service = "storage", Path = $"offers/{carla.Person.Oid}", Method = "PUT", Drop = true, Do = async () =>
            {
                await asked.Task;
                await story.World.Bot!.KillAsync();
                struck.TrySetResult();
            },
        }))
        {
            await carla.SaysAsync($"export {crew.Ledger.Customer}");
            await carla.SaysAsync("verify");
            asked.SetResult();
            await struck.Task.WaitAsync(Waiting.Limit);
        }

        await story.World.Bot!.StartAsync();

        await carla.ReceivesFileAsync("mcabot-audit-");
        await carla.SeesCardAsync(c => c.Said().Contains("Check of all ledgers", StringComparison.Ordinal));
        await NothingIsLeftAsync();
        Assert.DoesNotContain(carla.Chat.Messages, m => m.Text.Contains("could not be", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_records_is_not_handed_out_to_somebody_who_lost_the_role_since_it_was_offered()
    {
        var (crew, carla) = await HasARecordAsync();
        await carla.SaysAsync($"export {crew.Ledger.Customer}");
        var offer = await carla.SeesFileOfferAsync("mcabot-audit-");
        story.World.Directory.RemoveMember(story.World.Ids.AdminAgents, carla.Person.Oid);

        await carla.AllowsFileAsync(offer);

        await carla.SeesAsync("You need a role");
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileInfo is not null);
        story.World.Directory.AddMember(story.World.Ids.AdminAgents, carla.Person.Oid);
        await carla.AllowsFileAsync(offer);
        await carla.Chat.WaitForAsync(m => m.FileInfo is not null);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_told_is_a_dead_letter_that_a_colleague_has_told_after_all()
    {
        var (crew, carla) = await HasARecordAsync();
        story.World.Faults.Script = (service, method, path) =>
            service == "teams" && method == "POST" && path.EndsWith("/activities", StringComparison.Ordinal)
                ? new Fault { Status = 403 }
                : null;
        await carla.SaysAsync($"export {crew.Ledger.Customer}");
        await Waiting.UntilAsync("a dead letter", async () => (await story.BlobsAsync("dead-letters/jobs/")).Count > 0);
        story.World.Faults.Script = null;
        var job = Assert.Single(await story.BlobsAsync("dead-letters/jobs/")).Split('/')[^1];
        await IsSweptAsync(job, times: 3);
        Assert.Single(story.World.Bot!.Lines, line => line.Contains($"Something of jobs {job}", StringComparison.Ordinal));
        var rita = story.Hires("Rita", story.World.Ids.AdminAgents);

        await rita.SaysAsync("dead letters");
        var list = await rita.SeesCardWithAsync("dead-letter.requeue");
        Assert.Contains("Delivering an audit file", list.CardFor(rita.Person)!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
        await rita.PressesAsync(list, new CardPress("dead-letter.requeue") { Where = data => (string?)data["source"] == "jobs" });

        await carla.ReceivesFileAsync("mcabot-audit-");
        await NothingIsLeftAsync();
        Assert.DoesNotContain(rita.Chat.Messages, m => m.FileConsent is not null);
    }

    private async Task<(Crew Crew, TeamsUser Carla)> HasARecordAsync()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        return (crew, story.Hires("Carla", story.World.Ids.AdminAgents));
    }

    private async Task IsSweptAsync(string job, int times)
    {
        var begun = story.World.Requests.All[^1].Number;
        await Waiting.UntilAsync("sweeps", () => story.World.Requests.All.Count(r =>
            r.Number > begun && r.Method == "GET" && r.Path.Contains($"outbox/jobs/{job}", StringComparison.OrdinalIgnoreCase)) >= times);
    }

    private Task NothingIsLeftAsync() => StoryWorld.IsForgottenAsync(() => story.BlobsAsync("outbox/jobs/"));
}
