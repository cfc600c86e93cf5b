using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Attestations;

/// <summary>
/// ledger-v1.jsonl is a ledger as it is stored, with every event and every code: whoever changes how ledgers are written or read has to go
/// on reading it. UPDATE_GOLDEN=1 rewrites it, which after the first release may only add lines at its end.
/// </summary>
public sealed class GoldenLedgerTests
{
    private static readonly string File = Repository.PathOf("tests", "McaBot.Tests", "Attestations", "ledger-v1.jsonl");

    [Fact]
    public void The_golden_ledger_is_written_as_it_was() => Pinned.Same(
        Encoding.UTF8.GetString(LedgerFormat.Write(CustomerLedger.Empty(GoldenLedger.Customer), GoldenLedger.Entries)), File);

    [Fact]
    public void The_golden_ledger_can_be_read()
    {
        var ledger = LedgerFormat.Read(GoldenLedger.Customer, System.IO.File.ReadAllBytes(File));

        Assert.Null(ledger.Fault);
        Assert.Equal(GoldenLedger.Entries.Count, ledger.Sequence);
        Assert.Equal(
            [
                AttestationState.Completed, AttestationState.Completed, AttestationState.Completed, AttestationState.Completed,
                AttestationState.Completed, AttestationState.Rejected, AttestationState.Rejected, AttestationState.Withdrawn,
                AttestationState.Expired, AttestationState.Failed, AttestationState.Failed,
                .. Enumerable.Repeat(AttestationState.Withdrawn, 2 + Enum.GetValues<AgreementProblem>().Length), AttestationState.Requested,
            ],
            ledger.Attestations.Values.OrderBy(a => a.RequestedAt).Select(a => a.State));
        Assert.All(ledger.Attestations.Values, a => Assert.Empty(a.PendingMessages));
    }

    [Fact]
    public void What_the_golden_ledger_says_is_what_was_meant()
    {
        var ledger = LedgerFormat.Read(GoldenLedger.Customer, System.IO.File.ReadAllBytes(File));
        var lines = LedgerFormat.Lines(System.IO.File.ReadAllBytes(File)).Select(line => line.Entry).ToList();
        var first = ledger.Attestations.Values.MinBy(a => a.RequestedAt)!;

        Assert.Equal(
            GoldenLedger.Entries.Select(e => (e.Id, e.At, e.Attestation, e.Actor, e.Correlation, EventKind.Of(e.What))),
            lines.Select(e => (e.Id, e.At, e.Attestation, e.Actor, e.Correlation, EventKind.Of(e.What))));
        Assert.Equal("agreement-42", ((Completed)first.Completion!.What).Reference);
        Assert.Equal(Enum.GetValues<Audience>(), first.Cards.Select(card => card.Audience).Distinct().Order());
        Assert.Equal(2, first.Orders.Count);
        Assert.NotNull(first.ErasedAt);
        Assert.Contains(lines, e => e.What is Completed { Reference: "Réf. œ 42 <&>" });
    }

    [Fact]
    public void The_golden_ledger_leaves_out_no_event_and_no_code()
    {
        var kinds = typeof(LedgerEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);
        var said = GoldenLedger.Entries.SelectMany(PartsOf).SelectMany(MembersIn).ToHashSet();
        var roles = GoldenLedger.Entries.Select(entry => entry.Actor.Role).ToHashSet();

        Assert.Empty(kinds.Except(GoldenLedger.Entries.Select(entry => entry.What.GetType())));
        Assert.All(
            said.Select(member => member.GetType()).Distinct(),
            type => Assert.Empty(Enum.GetValues(type).Cast<object>().Except(said)));
        Assert.Contains(Scenario.NewPartner, said);
        Assert.Contains(MessageKind.RemindApprover, said);
        Assert.Empty(Enum.GetValues<PartnerRole>().Select(Code.Of).Except(roles));
        Assert.Empty(new[] { null, Actor.ManagerOfRequester, Actor.Operator.Role }.Except(roles));
    }

    /// <summary>Every property that may be left out is there at least once.</summary>
    [Fact]
    public void The_golden_ledger_leaves_out_no_property()
    {
        var parts = GoldenLedger.Entries.SelectMany(PartsOf).ToList();
        var given = parts
            .SelectMany(part => PropertiesOf(part.GetType()).Where(property => property.GetValue(part) is not null))
            .ToHashSet();
        var all = parts.Select(part => part.GetType()).Distinct().SelectMany(PropertiesOf);

        Assert.Empty(all.Except(given).Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    private static IEnumerable<object> PartsOf(Entry entry) => [entry.What, .. entry.Completes ?? [], .. entry.Enqueues ?? []];

    private static IEnumerable<object> MembersIn(object value) => PropertiesOf(value.GetType())
        .Select(property => property.GetValue(value))
        .OfType<object>()
        .SelectMany(inner => inner switch
        {
            Enum member => [member],
            string or IEnumerable => [],
            _ when inner.GetType().Assembly == typeof(LedgerEvent).Assembly => MembersIn(inner),
            _ => [],
        });

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")];
}
