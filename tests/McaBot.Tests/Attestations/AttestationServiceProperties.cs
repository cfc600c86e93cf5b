using CsCheck;
using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>Whatever people, processes and the directory do, in whatever order.</summary>
public sealed class AttestationServiceProperties
{
    private sealed record Act(int Kind, int Person, int Which, int Other)
    {
        public override string ToString() => $"{Kind}/{Person}/{Which}/{Other}";
    }

    private static readonly Gen<Act[]> Acts = Gen.Select(
        Gen.Int[0, 19], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 4],
        (kind, person, which, other) => new Act(kind, person, which, other)).Array[1, 60];

    [Fact]
    public void No_sequence_of_calls_reaches_an_illegal_state_or_a_second_decision() => Acts.Sample(acts =>
    {
        var partner = new Partner();
        var ids = new List<Guid>();
        foreach (var act in acts)
        {
            var before = partner.Ledger;
            var bytes = partner.Memory[Partner.Customer];
            var outcome = Do(act, partner, ids);
            var after = partner.Ledger;

            Assert.True(partner.Memory[Partner.Customer].AsSpan().StartsWith(bytes), "history changed");
            AssertLegal(after);
            AssertEarned(partner, before, after);
            if (outcome is { IsDone: false })
            {
                // A refusal moves nothing on; at most it asks other approvers.
                Assert.DoesNotContain(NewSteps(before, after), s => s.What is not Assigned);
            }
        }
    }, iter: 400);

    private static Outcome? Do(Act act, Partner partner, List<Guid> ids)
    {
        var person = Partner.Everybody[act.Person];
        var other = Partner.Everybody[act.Other];
        var key = new AttestationKey(Partner.Customer, ids.Count == 0 ? Guid.NewGuid() : ids[^(1 + (act.Which % ids.Count))]);
        var actor = Partner.ActorOf(person);
        try
        {
            switch (act.Kind)
            {
                case 0 or 1 or 2:
                    ids.Add(Guid.NewGuid());
                    return partner
                        .RequestAsync(ids[^1], by: act.Kind == 0 ? person : Partner.Agent, card: Partner.CardOf(person, $"card{ids.Count}"))
                        .Now();
                case 3:
                    return partner.RequestAsync(key.Id, by: person).Now();
                case 4 or 5:
                    return partner.Service.ApproveAsync(key, actor, "c", default).Now();
                case 6 or 7:
                    return partner.Service.RejectAsync(key, "because", actor, "c", default).Now();
                case 8:
                    return partner.Service.WithdrawAsync(key, actor, "c", default).Now();
                case 9 or 10:
                    return partner.Service.RecordAsync(key, "R", actor, "c", default).Now();
                case 11:
                    var drawnFrom = (partner.Ledger.Find(key.Id)?.Version ?? 1) - (act.Which % 2);
                    return partner.Service.NoteCardAsync(key, drawnFrom, Partner.CardOf(person, $"noted{act.Other}"), "c", default).Now();
                case 12:
                    Effects(partner, act, held => (k, c) => k.DoneAsync(held, Partner.CardOf(person, $"done{held.Message.Id:N}"), []));
                    break;
                case 13:
                    Effects(partner, act, held => (k, c) => k.DeferAsync(held, "503", act.Other > 2, null));
                    break;
                case 14:
                    Effects(partner, act, held => (k, c) => k.ParkAsync(held, "403"));
                    break;
                case 15:
                    partner.Time.Advance(TimeSpan.FromSeconds(20 * act.Which));
                    break;
                case 16:
                    partner.Directory.Managers[person] = other;
                    break;
                case 17:
                    partner.Directory.Add(person, enabled: act.Which != 0, guest: act.Which == 1);
                    break;
                case 18:
                    Toggle(partner.Directory.Group, person);
                    break;
                default:
                    partner.Directory.IsDown = act.Which == 0;
                    break;
            }
        }
        catch (DirectoryUnavailableException)
        {
            Assert.True(partner.Directory.IsDown);
        }

        return null;
    }

    private static void Effects(Partner partner, Act act, Func<ClaimedMessage, Func<OutboxStore, CustomerLedger, Task>> settle)
    {
        var keeper = act.Which % 2 == 0 ? partner.Outbox : partner.OutboxOf("two");
        var (held, ledger, _) = keeper.TakeAsync(Partner.Customer, "c", default).Now();
        foreach (var effect in held.Take(act.Which + 1))
        {
            settle(effect)(keeper, ledger).Now();
        }
    }

    private static void AssertLegal(CustomerLedger ledger)
    {
        Assert.Null(ledger.Fault);
        Assert.True(ledger.Attestations.Values.Count(a => a.IsOpen) <= 1, "two open");
        foreach (var attestation in ledger.Attestations.Values)
        {
            Assert.True(attestation.Steps.Count(s => s.What is Approved or Rejected or Withdrawn) <= 1, "two decisions");
            AttestationState? state = null;
            foreach (var step in attestation.Steps)
            {
                state = Transitions.Next(state, step.What);
                Assert.NotNull(state);
            }

            Assert.Equal(state, attestation.State);
        }
    }

    private static void AssertEarned(Partner partner, CustomerLedger before, CustomerLedger after)
    {
        foreach (var step in NewSteps(before, after))
        {
            var attestation = after.Find(step.Attestation)!;
            var (person, requester) = (step.Actor.ObjectId, attestation.Requester.ObjectId);
            switch (step.What)
            {
                case Requested:
                    Assert.Contains(PartnerRole.AdminAgents, partner.Directory.Roles[person]);
                    break;
                case Assigned assigned:
                    Assert.NotEmpty(assigned.Approvers);
                    Assert.DoesNotContain(requester, assigned.Approvers);
                    Assert.All(assigned.Approvers, a => Assert.True(partner.Directory.People[a].CanDecide));
                    break;
                case Approved or Rejected:
                    Assert.False(partner.Directory.IsDown);
                    Assert.NotEqual(requester, person);
                    Assert.True(partner.Directory.People[person].CanDecide);
                    Assert.True(attestation.Assignment!.Route == ApprovalRoute.Manager
                        ? attestation.IsApprover(person) && partner.Directory.Managers[requester] == person
                        : partner.Directory.Group.Contains(person));
                    break;
                case Withdrawn or Completed:
                    Assert.Equal(requester, person);
                    break;
            }
        }
    }

    private static IEnumerable<StoredEvent> NewSteps(CustomerLedger before, CustomerLedger after) =>
        after.Attestations.Values.SelectMany(a => a.Steps).Where(s => s.Sequence > before.Sequence);

    private static void Toggle(HashSet<Guid> set, Guid person)
    {
        if (!set.Remove(person))
        {
            set.Add(person);
        }
    }
}
