using McaBot.Features.Records.Exports;
using McaBot.Features.Records.Jobs;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>Makes an audit file of a month or a customer; for people with a role only, into their own personal chat.</summary>
internal sealed class ExportCommand(
    Indexes indexes, CustomerFinder finder, BackgroundJobs jobs, RecordsPolicy records, TimeProvider time) : ICommand
{
    public string Name => "export";

    public CommandListing? Listing { get; } = new(100, "Export", "Export");

    public IReadOnlyList<string> Phrases { get; } = ["exporter", "audit"];

    public bool TakesArgument => true;

    public bool CanOnlyBeAbout(string argument) => TypedMonth.IsMonth(argument);

    public void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
        TurnScope.Ahead(() => records.RefusalAsync(turn.Caller.Actor, cancellationToken));
        if (argument.Length == 0)
        {
            return;
        }

        if (TypedMonth.Read(argument, Today) is { } month)
        {
            TurnScope.Ahead(() => indexes.CustomersOfAsync(month, cancellationToken));
        }
        else
        {
            finder.ReadAhead(argument, cancellationToken);
        }
    }

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        var today = Today;
        if (argument.Length == 0)
        {
            turn.Answer.Show(ExportChoiceCard.For([today, today.AddMonths(-1)], turn.Culture));
        }
        else if (TypedMonth.Read(argument, today) is not { } month)
        {
            if (await finder.FindAsync(turn, argument, cancellationToken) is { } customer)
            {
                await BeginAsync(turn, ExportScope.Of(customer), cancellationToken);
            }
        }
        else if ((await indexes.CustomersOfAsync(month, cancellationToken)).Count == 0)
        {
            turn.Notice(NoticeKind.NothingFound, person: argument);
        }
        else
        {
            await BeginAsync(turn, ExportScope.Of(month), cancellationToken);
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private Task BeginAsync(Turn turn, ExportScope scope, CancellationToken cancellationToken) => jobs.BeginAsync(
        turn, turn.Job(BackgroundJobKind.Export) with { Customer = scope.Customer, Month = scope.Month }, NoticeKind.ExportBegun,
        cancellationToken);
}
