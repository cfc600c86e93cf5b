using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.CarryOut;

/// <summary>However Partner Center fails, and whoever tries again: one attestation, one agreement, and a record that says so.</summary>
[Collection(OutageStories.Name)]
public sealed class PartnerCenterOutageTests(OutageWorld story)
{
    private const string Attestations = "/attestations/enhanced";
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_link_that_was_made_but_never_answered_is_the_one_that_comes_when_it_is_asked_for_again()
    {
        var crew = story.Crew();
        var calls = story.PartnerCenter.Calls.Count;
        using var outage = Fails(Attestations, new Fault { Status = 503, AfterEffect = true });

        var request = await crew.IsApprovedAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Approved);
        var unreachable = await crew.Requester.SeesChangedAsync(request, "Partner Center gave no answer");
        Assert.Equal(OutageWorld.MaxTries, outage.Hits);
        outage.Dispose();
        using (var refused = Fails(Attestations, new Fault { Status = 401, Body = Body("900421") }))
        {
            // This says nothing of what was made before.
            await crew.Requester.PressesAsync(unreachable, "request.link");
            await refused.HitAsync();
            await crew.Ledger.ComesToRestAsync(AttestationState.Approved);
        }

        await crew.Requester.PressesAsync(await crew.Requester.SeesChangedAsync(request, "Partner Center gave no answer"), "request.link");
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);

        var made = Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
        var posts = story.PartnerCenter.Calls.Skip(calls).Where(c => c.Path.EndsWith(Attestations, StringComparison.Ordinal)).ToList();
        Assert.Single(posts, c => !c.IsRepeat);
        Assert.Single(posts.DistinctBy(c => c.RequestId));
        var shown = await crew.Requester.SeesAsync("Send the link on its card");
        Assert.EndsWith(made.Id.ToString("D"), shown.CardFor(crew.Requester.Person)!.ValueOf("link"), StringComparison.Ordinal);
        Assert.Equal(
            ["Requested", "Assigned", "Approved", "LinkAsked", "LinkAsked", "LinkAsked", "LinkIssued"], await crew.Ledger.StepsAsync());
        Assert.Empty(OpenProblem.Of(await crew.Ledger.OnlyAsync()));
        Assert.Empty((await crew.Ledger.ReadAsync()).DeadLetters);
    }

    [Fact]
    public async Task An_agreement_that_was_made_but_never_answered_is_recorded_as_our_own_when_it_is_asked_for_again()
    {
        var crew = story.Crew();
        var (request, _, link) = await crew.HasLinkAsync();
        story.PartnerCenter.Accept(link.Id);
        var path = $"/customers/{crew.Ledger.Customer:D}/agreements";
        using var outage = Fails(path, new Fault { Stall = TimeSpan.FromMinutes(1), Drop = true, AfterEffect = true });

        await crew.Requester.PressesAsync(request, "request.accepted");
        var unanswered = await crew.Requester.SeesCardAsync(c =>
            c.Said().Contains("Partner Center gave no answer", StringComparison.Ordinal));
        var made = Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
        var card = unanswered.CardFor(crew.Requester.Person)!;
        Assert.DoesNotContain("request.give-up", card.Verbs);
        var insists = await story.World.ForgesAsync(crew.Requester, unanswered, "request.give-up", card.DataOf("request.accepted"));
        Assert.Contains("Partner Center gave no answer", insists.Card!.Said(), StringComparison.Ordinal);
        outage.Dispose();
        await crew.Requester.SaysAsync($"accepted {await crew.NumberAsync()}");
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        Assert.Equal(made, Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer)));
        var posts = story.PartnerCenter.Calls.Where(c => c.Method == "POST" && c.Path.EndsWith(path, StringComparison.Ordinal)).ToList();
        Assert.Equal(
            (made.Id.ToString("D"), null, Assert.Single(posts.DistinctBy(c => c.RequestId)).RequestId),
            Told((Completed)done.Completion!.What));
        await crew.Requester.SeesChangedAsync(request, made.Id.ToString("D"));
        Assert.DoesNotContain(
            "attested already", crew.Requester.Chat.Find(request.Id)!.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_to_come_back_later_it_waits_as_long_as_it_was_asked_and_gives_up_on_nothing()
    {
        var crew = story.Crew();
        var before = story.World.Requests.All.Count;
        using var busy = Fails(Attestations, new Fault { Status = 429, RetryAfter = Asked }, OutageWorld.MaxTries + 1);

        await crew.IsApprovedAsync();
        var issued = await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);

        Assert.Equal(OutageWorld.MaxTries + 1, busy.Hits);
        Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
        var tries = story
            .World.Requests.All.Skip(before)
            .Where(r => r.Service == "partnercenter" && r.Method == "POST" && r.Path.Contains(Attestations, StringComparison.Ordinal))
            .ToList();
        Assert.Equal(OutageWorld.MaxTries + 2, tries.Count);
        Assert.All(tries.Zip(tries.Skip(1)), pair =>
            Assert.True(pair.Second.Began - pair.First.Began >= Asked, $"{pair.Second.Began - pair.First.Began}"));
        Assert.DoesNotContain(issued.Messages.Values, e => e.Status == MessageStatus.DeadLettered);
        Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.Text?.Contains("could not", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Many_rows_approved_at_once_all_get_their_link_however_often_Partner_Center_turns_them_away()
    {
        var crew = new BulkCrew(story, 16);
        var (_, approval) = await crew.RequestsAsync();
        var (calls, atOnce, most, gate) = (0, 0, 0, new Lock());
        story.World.Faults.Script = (service, method, path) => service != "partnercenter" || method != "POST" ? null
            : Interlocked.Increment(ref calls) <= crew.Customers.Count ? new Fault { Status = 429, RetryAfter = TimeSpan.FromSeconds(1) }
            : new Fault { Do = CountAsync };
        try
        {
            await crew.Manager.PressesAsync(approval, "bulk.approve");
            foreach (var ledger in crew.Ledgers)
            {
                var issued = await ledger.ComesToRestAsync(AttestationState.LinkIssued);
                Assert.DoesNotContain(issued.Messages.Values, e => e.Status == MessageStatus.DeadLettered);
            }
        }
        finally
        {
            story.World.Faults.Script = null;
        }

        Assert.All(Enumerable.Range(0, crew.Customers.Count), row =>
            Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.NameOf(row)));
        Assert.InRange(most, 1, 8);

        async Task CountAsync()
        {
            lock (gate) most = Math.Max(most, ++atOnce);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            lock (gate) atOnce--;
        }
    }

    [Fact]
    public async Task A_connection_without_the_right_is_said_with_its_code_and_goes_on_once_it_has_it()
    {
        var crew = story.Crew();
        var request = await RefusesAsync(Attestations, 401, "900308", async () => await crew.IsApprovedAsync(), crew);
        foreach (var (status, code) in new[] { (401, "900420"), (401, "900421"), (403, "900329") })
        {
            await RefusesAsync(Attestations, status, code, () => PressesAsync(crew, request, "request.link"), crew);
        }

        Assert.DoesNotContain(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
        await PressesAsync(crew, request, "request.link");
        await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        var link = Assert.Single(story.PartnerCenter.Attestations, a => a.CompanyName == crew.Company);
        story.PartnerCenter.Accept(link.Id);

        request = await crew.Requester.SeesAsync("Send the link on its card");
        request = await RefusesAsync(
            $"/customers/{crew.Ledger.Customer:D}/agreements", 401, null, () => PressesAsync(crew, request, "request.accepted"), crew);
        Assert.Empty(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
        await PressesAsync(crew, request, "request.accepted");
        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Fact]
    public async Task What_turns_out_attested_when_the_link_is_asked_for_is_read_back_however_often_that_takes()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        Assert.DoesNotContain("Partner Center already holds", approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
        var prior = story.PartnerCenter.Confirm(crew.Ledger.Customer, new DateOnly(2025, 6, 30));
        using var exists = Fails(Attestations, new Fault { Status = 409, Body = Body("600061") });
        using var unread = story.World.Faults.Next(new Fault
        {
            Service = "partnercenter", Method = "GET", Path = $"/customers/{crew.Ledger.Customer:D}/agreements", Status = 503, Times = 1,
        });

        await crew.Manager.PressesAsync(approval, "decision.approve");
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        Assert.Equal(1, unread.Hits);
        Assert.Equal(
            (prior.Id.ToString("D"), true),
            (((Completed)done.Completion!.What).Reference, ((Completed)done.Completion.What).AlreadyAttested));
        await crew.Requester.SeesChangedAsync(request, $"It was attested already. Reference: {prior.Id:D}");
        Assert.Equal(prior, Assert.Single(story.PartnerCenter.AgreementsOf(crew.Ledger.Customer)));
    }

    [Fact]
    public async Task What_turns_out_attested_when_the_agreement_is_asked_for_stays_somebody_elses_however_often_it_is_read_back()
    {
        var crew = story.Crew();
        var (request, _, _) = await crew.HasLinkAsync();
        var prior = story.PartnerCenter.Confirm(crew.Ledger.Customer, new DateOnly(2025, 6, 30));
        var path = $"/customers/{crew.Ledger.Customer:D}/agreements";
        using var exists = Fails(path, new Fault { Status = 409, Body = Body("600061") });
        using var unread = story.World.Faults.Next(new Fault
        {
            Service = "partnercenter", Method = "GET", Path = path, Status = 503, Times = 1,
        });

        await crew.Requester.PressesAsync(request, "request.accepted");
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);

        Assert.Equal((1, 2), (unread.Hits, exists.Hits));
        var (reference, isPrior, _) = Told((Completed)done.Completion!.What);
        Assert.Equal((prior.Id.ToString("D"), true), (reference, isPrior));
        Assert.DoesNotContain(done.Messages.Values, m => m.MayHaveActed);
        await crew.Requester.SeesChangedAsync(request, $"It was attested already. Reference: {prior.Id:D}");
    }

    private static (string Reference, bool? AlreadyAttested, string? RequestId) Told(Completed completed) =>
        (completed.Reference, completed.AlreadyAttested, completed.RequestId?.ToString("D"));

    private static string Body(string code) => $$"""{"code":"{{code}}","description":"No.","data":[],"source":"PartnerFD"}""";

    private static async Task<Message> PressesAsync(Crew crew, Message request, string verb)
    {
        await crew.Requester.PressesAsync(crew.Requester.Chat.Find(request.Id)!, verb);
        return request;
    }

    /// <param name="code">Null for an answer without a body.</param>
    private async Task<Message> RefusesAsync(string path, int status, string? code, Func<Task<Message>> act, Crew crew)
    {
        using var refused = Fails(path, new Fault { Status = status, Body = code is null ? "" : Body(code) });
        await act();
        await refused.HitAsync();
        await crew.Ledger.ComesToRestAsync((await crew.Ledger.OnlyAsync()).State);
        var card = await crew.Requester.SeesCardAsync(c => c.Said().Contains(code ?? $"http-{status}", StringComparison.Ordinal));
        Assert.Contains("connection lacks a right", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.Equal(1, refused.Hits);
        return card;
    }

    private ArmedFault Fails(string path, Fault fault, int times = 1000) =>
        story.World.Faults.Next(fault with { Service = "partnercenter", Method = "POST", Path = path, Times = times });
}
