using McaBot.Features.Records.Exports;
using McaBot.Features.Records.Jobs;
using McaBot.Features.Records.Reports;
using McaBot.Outbox;
using McaBot.Platform;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Records;

/// <summary>A month in numbers; for people with a role only, into their own personal chat.</summary>
internal sealed class ReportCommand(BackgroundJobs jobs, RecordsPolicy records, PartnerClock clock) : ICommand
{
    public string Name => "report";

    // Once a month is too seldom for one of the ten places in Teams' own list.
    public CommandListing? Listing { get; } = new(105, null, "Report");

    public IReadOnlyList<string> Phrases { get; } = ["rapport", "month in numbers", "mois en chiffres"];

    public bool TakesArgument => true;

    public bool CanOnlyBeAbout(string argument) => TypedMonth.IsMonth(argument);

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        if (!await records.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        var today = clock.Today;
        if (TypedMonth.Read(argument, today) is not { Year: >= ReportMonth.FirstYear } month)
        {
            turn.Answer.Show(
                ReportChoiceCard.For([today, today.AddMonths(-1), today.AddMonths(-2)], isUnknown: argument.Length > 0, turn.Culture));
            return;
        }

        if (month > today)
        {
            turn.Notice(NoticeKind.MonthNotBegun, person: MonthReport.NameOf(month, turn.Culture));
            return;
        }

        await jobs.BeginAsync(
            turn, turn.Job(BackgroundJobKind.Report) with { Month = month }, NoticeKind.ReportBegun, cancellationToken);
    }
}
