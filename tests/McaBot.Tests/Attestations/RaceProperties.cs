using CsCheck;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>Callers interleaved at every await, in every order that the generator finds.</summary>
public sealed class RaceProperties
{
    private static readonly Gen<int[]> Orders = Gen.Int[0, 1000].Array[1, 80];

    [Fact]
    public void Of_any_number_of_deciders_exactly_one_wins() => Gen.Select(Gen.Int[0, 5].Array[2, 8], Orders).Sample((deciders, order) =>
    {
        var turnstile = new Turnstile();
        var partner = new Partner(turnstile);
        partner.Directory.Managers.Clear();
        var key = Run(turnstile, order, partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1:a")));

        var acts = deciders.Select((d, i) => DecideAsync(partner.ServiceOf(partner.Memory, $"p{i}"), key, d)).ToList();
        var keeping = KeepAsync(partner);
        var outcomes = Run(turnstile, order, Task.WhenAll(acts));
        Run(turnstile, order, keeping);

        var attestation = partner.Find(key);
        Assert.Null(partner.Ledger.Fault);
        var decision = Assert.Single(attestation.Steps, s => s.What is Approved or Rejected or Withdrawn);
        var winner = outcomes.Index().Single(o => o.Item is { IsDone: true, Repeated: false }).Index;
        Assert.Equal(PersonOf(deciders[winner]), decision.Actor.ObjectId);
        Assert.All(outcomes.Index().Where(o => o.Index != winner), loser =>
        {
            Assert.Equal(decision.Id, loser.Item.Attestation!.Decision!.Id);
            Assert.Equal(PersonOf(deciders[loser.Index]) == decision.Actor.ObjectId, loser.Item.Repeated);
            Assert.True(loser.Item.Refusal == Refusal.AlreadySettled || (loser.Item.Repeated && decision.What is Withdrawn));
        });
        Assert.Equal(decision.What is Withdrawn ? 0 : 1, attestation.Messages.Values.Count(e => e.Kind == MessageKind.TellRequester));
    }, iter: 300);

    [Fact]
    public void Of_decisions_a_withdrawal_hand_overs_reminders_and_the_end_of_time_one_ends_it() =>
        Gen.Select(Gen.Int[0, 7].Array[2, 7], Orders)
            .Sample(
                (acts, order) =>
                {
                    var turnstile = new Turnstile();
                    var partner = new Partner(turnstile)
                    {
                        Life = new ReminderPolicy { EscalateAfter = TimeSpan.FromDays(29), RemindAtMostEvery = TimeSpan.FromMinutes(1) },
                    };
                    var key = Run(turnstile, order, partner.RequestedAsync(Partner.CardOf(Partner.Agent, "1:a")));
                    partner.Time.Advance(TimeSpan.FromDays(acts.Length % 2 == 0 ? 29 : 30));
                    var present = partner.Ledger;

                    Run(turnstile, order, Task.WhenAll(acts.Select((a, i) => LiveAsync(partner, present, key, a, $"p{i}"))));

                    var attestation = partner.Find(key);
                    Assert.Null(partner.Ledger.Fault);
                    var ends = attestation.Steps.Where(s => s.What is Approved or Rejected or Withdrawn or Expired).ToList();
                    Assert.True(ends.Count <= 1, "decided twice");
                    Assert.Equal(ends.Count == 0, attestation.State == AttestationState.Requested);
                    if (ends is [var end])
                    {
                        Assert.DoesNotContain(attestation.Steps, s => s.Sequence > end.Sequence && s.What is Assigned or Reminded);
                    }

                    // However many processes look at the same moment: each step of time happens once.
                    Assert.True(
                        attestation.Steps.Count(s => s.What is Assigned { Cause: AssignmentCause.Escalated })
                            <= 1 + attestation.Steps.Count(s => s.What is Assigned { Cause: AssignmentCause.HandedOver }));
                    Assert.True(
                        attestation.Steps.Count(s => s.What is Reminded && s.Actor.IsMcaBot)
                            <= 1 + attestation.Steps.Count(s => s.What is Assigned) - 1);
                    Assert.True(attestation.Steps.Count(s => s.What is Reminded && !s.Actor.IsMcaBot) <= 1);
                    Assert.Equal(
                        ends is [{ What: Approved or Rejected or Expired }] ? 1 : 0,
                        attestation.Messages.Values.Count(e => e.Kind == MessageKind.TellRequester));
                },
                iter: 300);

    [Fact]
    public void Of_any_number_of_requests_for_one_customer_exactly_one_gets_in() =>
        Gen.Select(Gen.Int[0, 2].Array[2, 6], Orders)
            .Sample(
                (drafts, order) =>
                {
                    var turnstile = new Turnstile();
                    var partner = new Partner(turnstile);
                    Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

                    var outcomes = Run(turnstile, order, Task.WhenAll(drafts.Select(d => partner.RequestAsync(ids[d]))));

                    var requested = Assert.Single(partner.Ledger.Attestations.Values);
                    Assert.Single(outcomes, o => o is { IsDone: true, Repeated: false });
                    Assert.All(outcomes.Index(), o =>
                        Assert.Equal(ids[drafts[o.Index]] == requested.Key.Id ? null : Refusal.AlreadyOpen, o.Item.Refusal));
                    Assert.Contains(requested.Request.DetailsHash, partner.Details.Details.Keys);
                },
                iter: 200);

    [Fact]
    public void Of_any_number_of_processes_one_holds_each_effect() => Gen.Select(Gen.Int[2, 6], Orders).Sample((processes, order) =>
    {
        var turnstile = new Turnstile();
        var partner = new Partner(turnstile);
        Run(turnstile, order, partner.RequestedAsync());
        partner.Time.Advance(partner.Policy.ClaimTime);

        var taken = Run(
            turnstile,
            order,
            Task.WhenAll(
                Enumerable.Range(0, processes).Select(i => partner.OutboxOf($"p{i}").TakeAsync(Partner.Customer, "c", default))));

        var held = taken.SelectMany(t => t.Held).Select(h => h.Message.Id).ToList();
        Assert.Equal(3, held.Count);
        Assert.Equal(held.Distinct(), held);
    }, iter: 100);

    private static async Task LiveAsync(Partner partner, CustomerLedger present, AttestationKey key, int act, string process)
    {
        var attestations = partner.ServiceOf(partner.Memory, process);
        await (act switch
        {
            0 => attestations.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default),
            1 => attestations.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default),
            2 => partner.RemindersOf(process).HandOverAsync(key, Partner.Approver, Partner.ActorOf(Partner.Manager), "c", default),
            3 => partner.RemindersOf(process).RemindAsync(key, Partner.ActorOf(Partner.Agent), "c", default),
            4 => attestations.RejectAsync(key, "because", Partner.ActorOf(Partner.Approver), "c", default),
            _ => (Task)partner.ExpiryProcessOf(process).AdvanceAsync(present, "c", default),
        });
    }

    private static Guid PersonOf(int decider) => decider switch
    {
        0 or 1 => Partner.Approver,
        2 or 3 => Partner.OtherApprover,
        _ => Partner.Agent,
    };

    private static Task<Outcome> DecideAsync(AttestationService attestations, AttestationKey key, int decider) => decider switch
    {
        0 or 2 => attestations.ApproveAsync(key, Partner.ActorOf(PersonOf(decider)), "c", default),
        1 or 3 => attestations.RejectAsync(key, "because", Partner.ActorOf(PersonOf(decider)), "c", default),
        _ => attestations.WithdrawAsync(key, Partner.ActorOf(Partner.Agent), "c", default),
    };

    private static async Task KeepAsync(Partner partner)
    {
        var (held, _, _) = await partner.Outbox.TakeAsync(Partner.Customer, "c", default);
        foreach (var effect in held)
        {
            await partner.Outbox.DoneAsync(effect, Partner.CardOf(Partner.Approver, $"{effect.Message.Id:N}"), []);
        }
    }

    private static T Run<T>(Turnstile turnstile, IReadOnlyList<int> order, Task<T> task)
    {
        turnstile.Run(order, task);
        return task.Now();
    }

    private static void Run(Turnstile turnstile, IReadOnlyList<int> order, Task task)
    {
        turnstile.Run(order, task);
        task.Now();
    }
}
