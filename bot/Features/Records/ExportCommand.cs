using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Records.Exports;
using McaBot.Features.Records.Jobs;
using McaBot.Outbox;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Makes an audit file of a month or a customer; for people with a role only, into their own personal chat.</summary>
internal sealed class ExportCommand(Indexes indexes, BackgroundJobs jobs, RecordsPolicy records, TimeProvider time) : ICommand
{
    public string Name => "export";

    public CommandListing? Listing { get; } = new(100, "Export", "Export");

    public IReadOnlyList<string> Phrases { get; } = ["exporter", "audit"];

    public bool TakesArgument => true;

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        if (argument.Length == 0)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            turn.Answer.Show(ExportChoiceCard.For([today, today.AddMonths(-1)], turn.Culture));
            return;
        }

        var (scope, customers, isVague) = await FindAsync(argument, cancellationToken);
        if (customers.Count == 0)
        {
            turn.Notice(isVague ? NoticeKind.TooVague : NoticeKind.NothingFound, person: argument);
            return;
        }

        var isBegun = await jobs.TryBeginAsync(
            turn.Job(BackgroundJobKind.Export) with
            {
                Customer = scope!.Customer,
                Month = scope.Month,
            },
            cancellationToken);
        turn.Notice(isBegun ? NoticeKind.ExportBegun : NoticeKind.Busy);
    }

    private async Task<(ExportScope? Scope, IReadOnlyCollection<Guid> Customers, bool IsVague)> FindAsync(
        string argument, CancellationToken cancellationToken)
    {
        if (TypedMonth.Read(argument, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } month)
        {
            return (ExportScope.Of(month), await indexes.CustomersOfAsync(month, cancellationToken), false);
        }

        var found = await indexes.FindCustomersAsync(argument, cancellationToken);
        return found.Count == 1 ? (ExportScope.Of(found[0].Customer), [found[0].Customer], false) : (null, [], found.Count > 1);
    }
}
