using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Storage.Ledger;

public sealed class AttestationServiceOnBlobsTests : IAsyncLifetime
{
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Of_fifty_decisions_at_once_one_wins_and_every_loser_is_told_whose()
    {
        var partner = new Partner(ledger: storage.Ledger);
        partner.Directory.Managers.Clear();
        var approvers = Enumerable.Range(0, 50).Select(_ => partner.Directory.Add(Guid.NewGuid()).ObjectId).ToList();
        partner.Directory.Group.UnionWith(approvers);
        var key = await partner.RequestedAsync();

        var outcomes = await Task.WhenAll(approvers.Select((approver, i) => Task.Run(() =>
        {
            var attestations = partner.ServiceOf(storage.Ledger, $"replica{i % 3}");
            var decider = Partner.ActorOf(approver);
            return i % 2 == 0
                ? attestations.ApproveAsync(key, decider, $"{i}", default)
                : attestations.RejectAsync(key, "because", decider, $"{i}", default);
        })));

        var ledger = await storage.Ledger.ReadAsync(Partner.Customer, default);
        var decision = Assert.Single(ledger.Find(key.Id)!.Steps, s => s.What is Approved or Rejected or Withdrawn);
        var winner = outcomes.Index().Single(o => o.Item.IsDone).Index;
        Assert.Null(ledger.Fault);
        Assert.Equal(approvers[winner], decision.Actor.ObjectId);
        Assert.Equal(winner % 2 == 0, decision.What is Approved);
        Assert.Equal(49, outcomes.Count(o => o is { Refusal: Refusal.AlreadySettled, Repeated: false }));
        Assert.All(outcomes, o => Assert.Equal(decision.Id, o.Attestation!.Decision!.Id));
        Assert.Single(ledger.Find(key.Id)!.Messages.Values, e => e.Kind == MessageKind.TellRequester);
    }

    [Fact]
    public async Task A_decision_whose_answer_is_lost_on_the_way_is_made_once_and_answered()
    {
        var partner = new Partner(ledger: storage.Ledger);
        var key = await partner.RequestedAsync();
        storage.Wire.LoseAnswers(5, Wire.IsAppend);

        var outcome = await partner.Service.ApproveAsync(key, Partner.ActorOf(Partner.Manager), "c", default);

        Assert.True(outcome is { IsDone: true, Repeated: false });
        var ledger = await storage.Ledger.ReadAsync(Partner.Customer, default);
        Assert.Single(ledger.Find(key.Id)!.Steps, s => s.What is Approved);
        Assert.Single(ledger.Find(key.Id)!.Messages.Values, e => e.Kind == MessageKind.TellRequester);
    }

    [Fact]
    public async Task A_confirmation_repeated_after_storage_was_down_is_one_request()
    {
        var partner = new Partner(ledger: storage.Ledger);
        var id = Guid.NewGuid();
        storage.Wire.LoseAnswers(int.MaxValue, r => Wire.IsAppend(r) || r.Method == HttpMethod.Get);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => partner.RequestAsync(id));
        storage.Wire.On = null;

        var again = await partner.RequestAsync(id);
        var third = await partner.RequestAsync(id);

        Assert.True(again.IsDone);
        Assert.True(third is { IsDone: true, Repeated: true });
        Assert.Single((await storage.Ledger.ReadAsync(Partner.Customer, default)).Attestations);
    }
}
