using CsCheck;
using McaBot.Attestations;
using McaBot.Storage.Ledger;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

/// <summary>
/// The same races as in memory, over real append blobs: two processes, each call to storage in every order that the generator finds.
/// </summary>
public sealed class RacesOnBlobsTests : IAsyncLifetime
{
    private const int Rounds = 40;
    private static readonly Gen<int[]> Orders = Gen.Int[0, 1000].Array[1, 60];
    private static readonly CarryOutPolicy Connected = new(CarryOutWay.PartnerCenter);
    private static readonly Actor Agent = Partner.ActorOf(Partner.Agent);
    private TestStorage storage = null!;
    private ILedger[] ledgers = null!;

    private sealed record Act(int Kind, bool IsElsewhere)
    {
        public override string ToString() => $"{Kind}{(IsElsewhere ? "'" : "")}";
    }

    /// <param name="Steps">How many steps it puts on record where it is done.</param>
    private sealed record Result(Act Act, string Correlation, Guid By, int Steps, Outcome Outcome);

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        ledgers =
        [
            storage.Ledger,
            new BlobLedger(new LedgerStore(storage.Store), storage.Markers, storage.Heads, storage.Log.Of<BlobLedger>()),
        ];
        await new Partner(ledger: storage.Ledger).RequestAsync(Guid.NewGuid());
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public Task Of_clickers_a_withdrawal_hand_overs_reminders_repeats_and_the_end_of_time_one_wins_and_every_loser_is_told_whose() =>
        Gen.Select(ActsOf(11), Orders, Gen.Bool).SampleAsync(async (acts, order, isLate) =>
        {
            var partner = new Partner(ledger: storage.Ledger)
            {
                Life = new ReminderPolicy { RemindAtMostEvery = TimeSpan.FromMinutes(1), EscalateAfter = TimeSpan.Zero },
            };
            partner.Directory.Managers.Clear();
            var key = await RequestedAsync(partner);
            partner.Time.Advance(TimeSpan.FromDays(isLate ? 30 : 2));
            var race = new Race(partner, key, await storage.Ledger.ReadAsync(key.Customer, default), Guid.NewGuid());

            var results = await RunAsync(order, acts, (act, correlation) => DoAsync(race, act, correlation));

            var ledger = await AuditedAsync(key.Customer, results);
            var attestation = ledger.Find(key.Id)!;
            var ends = attestation.Steps.Where(s => s.What is Approved or Rejected or Withdrawn or Expired).ToList();
            Assert.True(ends.Count <= 1, "decided twice");
            Assert.True(ledger.Attestations.Values.Count(a => a.IsOpen) <= 1, "two open");
            foreach (var result in results.Where(r => r.Outcome.Refusal == Refusal.AlreadySettled))
            {
                Assert.Equal(ends[0].Id, result.Outcome.Attestation!.Decision!.Id);
                Assert.Equal(result.Act.Kind <= 3 && ends[0].Actor.ObjectId == result.By, result.Outcome.Repeated);
            }

            // Whoever could have ended it has ended it, unless somebody else did or it was taken out of their hands.
            if (ends.Count == 0)
                    Assert.DoesNotContain(results, r => r.Act.Kind == 4 || (r.Act.Kind <= 3 && r.Outcome.Refusal != Refusal.NotAsked));
                else
                    Assert.DoesNotContain(attestation.Steps, s => s.Sequence > ends[0].Sequence && s.What is Assigned or Reminded);
            Assert.Equal(
                ends is [{ What: Approved or Rejected or Expired }] ? 1 : 0,
                attestation.Messages.Values.Count(e => e.Kind == MessageKind.TellRequester));
            Assert.Single(attestation.Messages.Values, e => e is { Kind: MessageKind.Announce, Target: null });
            Assert.Equal(race.Held.Distinct(), race.Held);
        }, iter: Rounds, threads: 1);

    [Fact]
    public Task Of_everything_the_requester_may_press_once_it_is_approved_one_act_ends_it_and_nothing_is_asked_for_twice() =>
        Gen.Select(ActsOf(7), Orders, Gen.Bool).SampleAsync(async (acts, order, isHandedOff) =>
        {
            var partner = new Partner(ledger: storage.Ledger);
            var key = await RequestedAsync(partner);
            await partner
                .ServiceOf(storage.Ledger, "one", isHandedOff ? null : Connected)
                .ApproveAsync(key, Partner.ActorOf(Partner.Manager), "decide", default);
            if (!isHandedOff) await DoneAsync(partner.OutboxOf("one"), key, MessageKind.IssueLink, partner.Details.Link(), "link");
            partner.Time.Advance(partner.Policy.ClaimTime + partner.Policy.ClaimTime);

            var results = await RunAsync(order, acts, (act, correlation) => CarryOutAsync(partner, key, act, correlation));

            var attestation = (await AuditedAsync(key.Customer, results)).Find(key.Id)!;
            var steps = attestation.Steps;
            Assert.True(steps.Count(s => s.What is Completed or Failed) <= 1, "ended twice");
            Assert.True(attestation.IsOpen || steps[^1].What is Completed or Failed);
            Assert.Equal(
                steps.Count(s => s.What is AcceptanceReported),
                attestation.Messages.Values.Count(e => e.Kind == MessageKind.CreateAgreement));
            Assert.Equal(steps.Count(s => s.What is LinkAsked), attestation.Messages.Values.Count(e => e.Kind == MessageKind.IssueLink));
            Assert.All(results.Where(r => !r.Outcome.IsDone), loser =>
            {
                // What the loser is shown is what stood in the way: the history as far as it went then.
                var shown = loser.Outcome.Attestation!.Steps;
                Assert.Equal(steps.Take(shown.Count).Select(s => s.Id), shown.Select(s => s.Id));
                Assert.True(
                    loser.Outcome.Refusal == Refusal.UnderWay
                        ? loser.Outcome.Attestation.PendingMessages.Any()
                        : loser.Outcome.Refusal == Refusal.AlreadySettled);
            });
        }, iter: Rounds, threads: 1);

    private static Gen<Act[]> ActsOf(int last) =>
        Gen.Select(Gen.Int[0, last], Gen.Bool, (kind, isElsewhere) => new Act(kind, isElsewhere)).Array[3, 7];

    private static async Task<AttestationKey> RequestedAsync(Partner partner)
    {
        var requested = await partner.RequestAsync(Guid.NewGuid(), card: Partner.CardOf(Partner.Agent, "1:a"), customer: Guid.NewGuid());
        return requested.Attestation!.Key;
    }

    private async Task<IReadOnlyList<Result>> RunAsync(
        int[] order, Act[] acts, Func<Act, string, Task<(Guid By, int Steps, Outcome? Outcome)>> does)
    {
        var results = new Result?[acts.Length];
        await new WireTurnstile(storage.Wire).RunAsync(order, acts.Index().Select(act => (Func<Task>)(async () =>
        {
            var correlation = $"act{act.Index}";
            var (by, steps, outcome) = await does(act.Item, correlation);
            if (outcome is not null) results[act.Index] = new Result(act.Item, correlation, by, steps, outcome);
        })));
        return [.. results.OfType<Result>()];
    }

    /// <summary>
    /// The chain holds in the file itself, and what was said to be done is on record once, what was refused or repeated not at all.
    /// </summary>
    private async Task<CustomerLedger> AuditedAsync(Guid customer, IEnumerable<Result> results)
    {
        var ledger = LedgerFormat.Read(customer, await storage.BytesAsync($"ledger/{customer:D}.jsonl"));
        Assert.Null(ledger.Fault);
        var steps = ledger.Attestations.Values.SelectMany(a => a.Steps).OrderBy(s => s.Sequence).ToList();
        Assert.Equal(steps.Select(s => s.Sequence).Distinct(), steps.Select(s => s.Sequence));
        foreach (var result in results)
        {
            var mine = steps.Where(s => s.Correlation == result.Correlation).ToList();
            Assert.Equal(result.Outcome is { IsDone: true, Repeated: false } ? result.Steps : 0, mine.Count);
            Assert.All(mine.Take(1), step => Assert.Equal(result.By, step.Actor.ObjectId));
        }

        return ledger;
    }

    private async Task<(Guid By, int Steps, Outcome? Outcome)> DoAsync(Race race, Act act, string correlation)
    {
        var (partner, key) = (race.Partner, race.Key);
        var (ledger, process) = act.IsElsewhere ? (ledgers[1], "two") : (ledgers[0], "one");
        var (attestations, life) = (partner.ServiceOf(ledger, process), partner.RemindersOf(process, ledger));
        var by = act.Kind switch
        {
            0 or 1 or 5 => Partner.Approver,
            2 or 3 or 6 => Partner.OtherApprover,
            _ => Partner.Agent,
        };
        var actor = Partner.ActorOf(by);
        switch (act.Kind)
        {
            case 0 or 2:
                return (by, 2, await attestations.ApproveAsync(key, actor, correlation, default));
            case 1 or 3:
                return (by, 1, await attestations.RejectAsync(key, "because", actor, correlation, default));
            case 4:
                return (by, 1, await attestations.WithdrawAsync(key, actor, correlation, default));
            case 5:
                return (by, 1, await life.HandOverAsync(key, Partner.OtherApprover, actor, correlation, default));
            case 6:
                return (by, 1, await life.HandOverAsync(key, Partner.Approver, actor, correlation, default));
            case 7:
                return (by, 1, await life.RemindAsync(key, actor, correlation, default));
            case 8:
                return (by, 2, await attestations.RequestAsync(key.Id, Partner.Facts(key.Customer), actor, null, correlation, default));
            case 9:
                return (
                    by, 2,
                    await attestations.RequestAsync(race.OtherDraft, Partner.Facts(key.Customer), actor, null, correlation, default));
            case 10:
                await partner.ExpiryProcessOf(process, ledger).AdvanceAsync(race.Present, correlation, default);
                break;
            default:
                race.Hold(await partner.OutboxOf($"{process} {correlation}", ledger).TakeAsync(key.Customer, correlation, default));
                break;
        }

        return (by, 0, null);
    }

    private async Task<(Guid By, int Steps, Outcome? Outcome)> CarryOutAsync(
        Partner partner, AttestationKey key, Act act, string correlation)
    {
        var (ledger, process) = act.IsElsewhere ? (ledgers[1], "two") : (ledgers[0], "one");
        var carryOut = partner.CarryOutOf(ledger, process, Connected);
        switch (act.Kind)
        {
            case 0:
                return (Partner.Agent, 1, await carryOut.AskLinkAsync(key, Agent, correlation, default));
            case 1:
                return (Partner.Agent, 1, await carryOut.ReportAcceptedAsync(key, Agent, correlation, default));
            case 2:
                return (Partner.Agent, 1, await carryOut.HandOffAsync(key, Agent, correlation, default));
            case 3:
                return (Partner.Agent, 1, await carryOut.GiveUpAsync(key, Agent, correlation, default));
            case 4 or 5:
                return (
                    Partner.Agent, 1,
                    await partner.ServiceOf(ledger, process, Connected).RecordAsync(key, $"PC-{act.Kind}", Agent, correlation, default));
            case 6:
                await DoneAsync(
                    partner.OutboxOf(process, ledger), key, MessageKind.CreateAgreement,
                    new Completed("made", RequestId: Guid.NewGuid(), CorrelationId: Guid.NewGuid()), correlation);
                break;
            default:
                await DoneAsync(
                    partner.OutboxOf(process, ledger), key, MessageKind.CreateAgreement,
                    new PartnerCenterRefused(PartnerCenterProblem.NotYetAccepted, "1"), correlation);
                break;
        }

        return (Partner.Agent, 0, null);
    }

    /// <summary>What the process that holds the message makes of it; nothing where it holds none.</summary>
    private static async Task DoneAsync(OutboxStore keeper, AttestationKey key, MessageKind kind, LedgerEvent step, string correlation)
    {
        var (held, _, _) = await keeper.TakeAsync(key.Customer, correlation, default);
        foreach (var claimed in held.Where(h => h.Message.Kind == kind)) await keeper.DoneAsync(claimed, null, [], step);
    }

    /// <param name="Present">The ledger as it was before everybody set off.</param>
    private sealed record Race(Partner Partner, AttestationKey Key, CustomerLedger Present, Guid OtherDraft)
    {
        private readonly List<Guid> held = [];

        public IReadOnlyList<Guid> Held => held;

        public void Hold(ClaimedMessages taken)
        {
            lock (held)
            {
                held.AddRange(taken.Held.Select(h => h.Message.Id));
            }
        }
    }
}
