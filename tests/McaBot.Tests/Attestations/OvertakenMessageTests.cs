using McaBot.Attestations;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Attestations;

/// <summary>
/// Ledgers from before what was given up was asked for again under its own id: they read as they stand, and what is moot in them stays
/// undone.
/// </summary>
public sealed class OvertakenMessageTests
{
    private static readonly Guid First = new("00000000-0000-4000-8000-0000000000f1");
    private static readonly Guid Second = new("00000000-0000-4000-8000-0000000000f2");
    private static readonly LedgerEvent[] Approved =
    [
        Entries.Requested(),
        new Assigned(ApprovalRoute.Manager, [Partner.Manager]),
        new Approved(),
        new LinkAsked(),
    ];

    private readonly Guid id = Guid.NewGuid();

    [Fact]
    public void A_link_that_was_given_up_and_asked_for_anew_is_nobodys_trouble_and_not_to_be_tried_again()
    {
        var ledger = Ledger([
            new MessageDue(First, MessageKind.IssueLink), new DeadLettered(First, "503"), new LinkAsked(),
            new MessageDue(Second, MessageKind.IssueLink)]);

        Assert.Empty(ledger.DeadLetters);
        Assert.Empty(OpenProblem.Of(ledger.Find(id)!));
        Assert.Equal((MessageStatus.DeadLettered, true, false), Stands(ledger));
        Assert.Null(ledger.Find(id)!.GivenUp(MessageKind.IssueLink));
    }

    [Fact]
    public void One_that_was_replayed_all_the_same_reads_on_as_it_did()
    {
        var ledger = Ledger([
            new MessageDue(First, MessageKind.IssueLink),
            new DeadLettered(First, "503"),
            new LinkAsked(),
            new MessageDue(Second, MessageKind.IssueLink),
            Link(),
            new MessageDone(Second),
            new Requeued(First),
            new DeadLettered(First, "503"),
        ]);

        Assert.Equal((MessageStatus.DeadLettered, true, false), Stands(ledger));
        Assert.Empty(ledger.DeadLetters);
    }

    [Fact]
    public void What_was_given_up_last_can_still_be_tried_again()
    {
        var ledger = Ledger([
            new MessageDue(First, MessageKind.IssueLink),
            new DeadLettered(First, "503"),
            new LinkAsked(),
            new MessageDue(Second, MessageKind.IssueLink),
            new DeadLettered(Second, "504"),
            new MessageDue(Guid.NewGuid(), MessageKind.Settle, "1:a"),
        ]);

        Assert.Equal(Second, Assert.Single(ledger.DeadLetters).Message.Id);
        Assert.Equal("504", Assert.Single(OpenProblem.Of(ledger.Find(id)!)).Why);
    }

    private static LinkIssued Link() => new(Hashes.Sha256(Guid.NewGuid().ToByteArray()), Guid.NewGuid(), Guid.NewGuid());

    private (MessageStatus Status, bool IsOvertaken, bool IsGivenUp) Stands(CustomerLedger ledger) =>
        ledger.Find(id)!.Messages[First] is var effect ? (effect.Status, effect.IsOvertaken, effect.IsGivenUp) : default;

    private CustomerLedger Ledger(LedgerEvent[] since)
    {
        var ledger = Entries.Ledger(Entries.Of(id, [.. Approved, .. since]));
        Assert.Null(ledger.Fault);
        return ledger;
    }
}
