using McaBot.Platform;
using McaBot.Storage.Projections;
using Microsoft.Bot.Schema;

namespace McaBot.Turns;

/// <summary>The culture of people whose client does not say it all: as they last spoke, else as the directory knows them.</summary>
internal sealed partial class KnownCultures(People people, IDirectory directory, TimeProvider time, ILogger<KnownCultures> log)
{
    /// <summary>People wait for their answer, and it can be given in the default language.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>The same person, with the culture completed from what is known.</summary>
    public async Task<Caller> CompleteAsync(Caller caller, Activity activity, CultureInfo fallback, CancellationToken cancellationToken)
    {
        if (caller.Said is { IsNeutralCulture: false })
        {
            return caller;
        }

        var known = Cultures.Whole(await KnownAsync(caller, cancellationToken));
        if (caller.Said is { } said)
        {
            return known is not null && known.Parent.Name == said.Name ? caller with { Region = known } : caller;
        }

        return known is null
            ? caller
            : caller with { Culture = Cultures.Nearest(known.Name, fallback), Region = SpokenCulture.In(known, activity) };
    }

    private async Task<string?> KnownAsync(Caller caller, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Longest, time, cancellationToken);
        try
        {
            return (await people.FindAsync(caller.ObjectId, deadline.Token))?.Locale
                ?? (caller.Said is null ? (await directory.FindAsync(caller.ObjectId, deadline.Token))?.Language : null);
        }
        catch (Exception e) when (e is StoreUnavailableException or DirectoryUnavailableException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // Nothing of it is stored, so the next turn may know better.
            Log.NotKnown(log, e, caller.ObjectId);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1018, LogLevel.Information, "The language of {Person} could not be looked up; the default is used for this answer")]
        public static partial void NotKnown(ILogger log, Exception e, Guid person);
    }
}
