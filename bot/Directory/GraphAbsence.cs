using McaBot.Platform.Settings;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace McaBot.Directory;

/// <summary>Whether somebody's automatic replies say that they are away. Application permission MailboxSettings.Read.</summary>
/// <remarks>Only this one setting is asked for, and of it only when it holds: not what people wrote into it is kept.</remarks>
internal sealed partial class GraphAbsence(
    GraphClient graph, GraphCalls calls, IOptions<ReminderOptions> options, TimeProvider time, ILogger<GraphAbsence> log)
{
    private const string Utc = "UTC";

    private static readonly Dictionary<string, ParsableFactory<IParsable>> Errors = new()
    {
        ["XXX"] = ODataError.CreateFromDiscriminatorValue,
    };
    private int isRefused;

    /// <summary>Set once Graph refused: the permission is missing.</summary>
    public bool IsRefused => Volatile.Read(ref isRefused) != 0;

    /// <exception cref="McaBot.Attestations.DirectoryUnavailableException">Graph was busy or out of reach.</exception>
    public async Task<bool> IsAwayAsync(Guid person, CancellationToken cancellationToken)
    {
        if (!options.Value.AbsenceCheck)
        {
            return false;
        }

        var replies = await calls.RunAsync("absence", ct => ReadAsync(person, ct), Expected, cancellationToken);
        return replies?.Status switch
        {
            AutomaticRepliesStatus.AlwaysEnabled => true,
            AutomaticRepliesStatus.Scheduled => IsNow(replies),
            _ => false,
        };
    }

    private async Task<AutomaticRepliesSetting?> ReadAsync(Guid person, CancellationToken cancellationToken)
    {
        var request = new RequestInformation(
            Method.GET, "{+baseurl}/users/{user%2Did}/mailboxSettings/automaticRepliesSetting",
            new Dictionary<string, object> { ["user%2Did"] = person.ToString("D") });
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("Prefer", $"outlook.timezone=\"{Utc}\"");
        var answer = await graph.Service.RequestAdapter.SendAsync(
            request, AutomaticRepliesSetting.CreateFromDiscriminatorValue, Errors, cancellationToken);
        Interlocked.Exchange(ref isRefused, 0);
        return answer;
    }

    /// <summary>Somebody without a mailbox is not away; refused, it is said once, not at every request.</summary>
    private ExpectedAnswer<AutomaticRepliesSetting?>? Expected(ApiException e)
    {
        if (e.ResponseStatusCode == StatusCodes.Status404NotFound)
        {
            return new(null);
        }

        if (e.ResponseStatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden))
        {
            return null;
        }

        if (Interlocked.Exchange(ref isRefused, 1) == 0)
        {
            LogRefused(e.ResponseStatusCode);
        }

        return new(null);
    }

    private bool IsNow(AutomaticRepliesSetting replies)
    {
        var now = time.GetUtcNow();
        return Moment(replies.ScheduledStartDateTime) is { } from
            && Moment(replies.ScheduledEndDateTime) is { } to
            && from <= now
            && now < to;
    }

    private static DateTimeOffset? Moment(DateTimeTimeZone? at)
    {
        if (
            !DateTime.TryParse(
                at?.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
                out var moment))
        {
            return null;
        }

        // Asked for in UTC; an answer in another zone is taken at its word.
        var written = DateTime.SpecifyKind(moment, DateTimeKind.Unspecified);
        return string.Equals(at!.TimeZone ?? Utc, Utc, StringComparison.OrdinalIgnoreCase) ? new DateTimeOffset(moment)
            : TimeZoneInfo.TryFindSystemTimeZoneById(at.TimeZone!, out var zone) ? new DateTimeOffset(written, zone.GetUtcOffset(written))
            : null;
    }

    [LoggerMessage(
        1512, LogLevel.Warning,
        "Absence cannot be read (graph-{Status}): the permission MailboxSettings.Read is missing. Everybody counts as present")]
    private partial void LogRefused(int status);
}
