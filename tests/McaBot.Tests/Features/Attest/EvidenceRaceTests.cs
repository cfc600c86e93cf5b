using System.Security.Cryptography;
using McaBot.Attestations;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// Files that arrive while something else happens to the request they belong to: what is said to be attached goes on record, or nothing is
/// said.
/// </summary>
[Collection(FormStories.Name)]
public sealed class EvidenceRaceTests(StoryWorld story)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_file_attached_while_a_step_is_still_being_drawn_goes_on_record()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        using var slow = story.World.Faults.Next("graph", $"/users/{ben.Person.Oid}/manager", stall: AWhile);

        var step = crew.Agent.DescribesAcceptanceAsync(card);
        await slow.HitAsync();
        await ben.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));
        await ben.SeesAsync("1 file is attached to the request");
        card = await step;

        await ben.PressesAsync(card, "attest.confirm");
        await ben.SeesAsync("files have changed since this card was drawn");
        await ben.SeesChangedAsync(card, "late.pdf");
        Assert.False(await crew.Ledger.ExistsAsync());
        await crew.ConfirmsAsync(ben.Chat.Find(card.Id)!);
        Assert.Equal([Hash("late")], (await crew.Ledger.OnlyAsync()).Request.Evidence);
    }

    [Fact]
    public async Task A_file_taken_off_while_a_step_is_still_being_drawn_does_not_come_back()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await ben.AttachesAsync("a.pdf", SampleFiles.Pdf("a"), "");
        var list = await ben.SeesCardWithAsync("evidence.remove");
        using var slow = story.World.Faults.Next("graph", $"/users/{ben.Person.Oid}/manager", stall: AWhile);

        var step = crew.Agent.DescribesAcceptanceAsync(card);
        await slow.HitAsync();
        await ben.PressesAsync(list, "evidence.remove", ("evidence", Hash("a")));
        await ben.SeesChangedAsync(list, "1 file was removed from the request.");
        await ben.PressesAsync(await step, "attest.confirm");
        await ben.SeesAsync("files have changed since this card was drawn");

        await crew.ConfirmsAsync(ben.Chat.Find(card.Id)!);
        Assert.Null((await crew.Ledger.OnlyAsync()).Request.Evidence);
    }

    [Fact]
    public async Task A_file_that_arrives_while_the_request_goes_on_record_is_said_to_be_too_late()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.ReachesConfirmationAsync();
        using var slow = story.World.Faults.Next("graph", $"/users/{ben.Person.Oid}/checkMemberObjects", stall: AWhile);

        var confirming = ben.PressesAsync(card, "attest.confirm");
        await slow.HitAsync();
        await IsClosedAsync((string)card.CardFor(ben.Person)!.DataOf("attest.confirm")["draft"]!);
        await ben.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));
        await ben.Chat.WaitForAsync(m => IsToldTooLate($"{m.Notification} {m.CardFor(ben.Person)?.Text}"));
        await confirming;

        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Null((await crew.Ledger.OnlyAsync()).Request.Evidence);
        Assert.DoesNotContain(ben.Chat.Messages, m =>
            m.CardFor(ben.Person)?.Said().Contains("is attached to the request", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_confirmation_that_was_refused_leaves_the_request_open_to_files()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.ReachesConfirmationAsync();
        story.World.Directory.RemoveMember(story.World.Ids.HelpdeskAgents, ben.Person.Oid);
        await ben.PressesAsync(card, "attest.confirm");
        await ben.SeesChangedAsync(card, "You need a role that may attest");
        story.World.Directory.AddMember(story.World.Ids.HelpdeskAgents, ben.Person.Oid);

        await ben.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));

        await ben.SeesAsync("1 file is attached to the request");
        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task Typed_a_confirmation_covers_only_the_files_that_were_shown()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.ReachesConfirmationAsync();
        await ben.AttachesAsync("late.pdf", SampleFiles.Pdf("late"));
        await ben.SeesAsync("1 file is attached to the request");

        await ben.SaysAsync("confirm");

        Assert.Contains("files have changed since this card was drawn", ben.LastWords(), StringComparison.Ordinal);
        Assert.Contains("late.pdf", ben.LastWords(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        await ben.SaysAsync("confirm");
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal([Hash("late")], (await crew.Ledger.OnlyAsync()).Request.Evidence);
    }

    /// <summary>Waits until nothing may be attached any more: who may attest is asked side by side with that.</summary>
    private Task IsClosedAsync(string draft) => Waiting.UntilAsync(
        "the draft to be closed",
        async () =>
        {
            var blob = story.World.Container.GetBlobClient($"drafts/{draft}.json");

            // Once the request is on record, it is gone.
            return !await blob.ExistsAsync()
                || (await blob.DownloadContentAsync()).Value.Content.ToString().Contains("\"closedAt\":\"", StringComparison.Ordinal);
        });

    /// <summary>Before the request is on record, or after.</summary>
    private static bool IsToldTooLate(string words) =>
        words.Contains("Too late for this request", StringComparison.Ordinal)
        || words.Contains("There is no request to attach this to", StringComparison.Ordinal);

    private static string Hash(string marker) => Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf(marker)));
}
