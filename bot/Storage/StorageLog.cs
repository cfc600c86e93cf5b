using McaBot.Storage.Projections;

namespace McaBot.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(
        2001, LogLevel.Warning,
        "Container {Container} is missing at start and is made: if this is not the first start, everything in it was lost")]
    public static partial void ContainerCreated(ILogger logger, string container);

    [LoggerMessage(2002, LogLevel.Error, "The ledger of customer {Customer} does not hold from entry {Entry} on: {Fault}")]
    public static partial void LedgerBroken(ILogger logger, Guid customer, long entry, LedgerFaultKind fault);

    [LoggerMessage(
        2003, LogLevel.Warning, "An append to the ledger of customer {Customer} got no clear answer ({Why}); looking for its entries")]
    public static partial void AnswerLost(ILogger logger, Guid customer, string why);

    [LoggerMessage(
        2004, LogLevel.Error, "The details of attestation {Attestation}, entry {Entry}, are missing or not those whose hash is on record")]
    public static partial void DetailsAltered(ILogger logger, Guid attestation, Guid? entry);

    [LoggerMessage(2005, LogLevel.Warning, "Blob {Blob} cannot be read and counts as missing")]
    public static partial void Unreadable(ILogger logger, string blob);

    [LoggerMessage(2006, LogLevel.Warning, "More than {Most} channels are subscribed; the rest is not told")]
    public static partial void TooManyChannels(ILogger logger, int most);

    [LoggerMessage(
        2007, LogLevel.Warning,
        "The head of the ledger of customer {Customer} could not be noted ({Why}); whoever reads or appends to it next notes it")]
    public static partial void HeadNotNoted(ILogger logger, Guid customer, string why);

    [LoggerMessage(
        2008, LogLevel.Warning, "The subscription of channel {Channel} ended: {Why}. What was still to be posted there is dropped")]
    public static partial void SubscriptionEnded(ILogger logger, string channel, SubscriptionEnd why);

    [LoggerMessage(
        2009, LogLevel.Warning,
        "Channel {Channel} is subscribed, and Teams says that there is no such channel; if that lasts, the subscription ends")]
    public static partial void ChannelMissing(ILogger logger, string channel);

    [LoggerMessage(2013, LogLevel.Error, "A draft cannot be read; its writer begins again, and what was there is kept as {Blob}")]
    public static partial void DraftPutAside(ILogger logger, string blob);

    [LoggerMessage(
        2014, LogLevel.Warning,
        "Entry {Entry} of the ledger of customer {Customer} is of a kind that this version does not know ({Kind}): attestation "
        + "{Attestation} is left to a newer one")]
    public static partial void NewerEntry(ILogger logger, long entry, Guid customer, string kind, Guid attestation);

    [LoggerMessage(
        2015, LogLevel.Warning,
        "The ledger of customer {Customer} counts with {Entries} entries from now on: an operator accepted it as restored, without "
        + "{Lost} more")]
    public static partial void RestoreAccepted(ILogger logger, Guid customer, long entries, long lost);

    [LoggerMessage(2010, LogLevel.Error, "{Why} While the bot runs it is not made anew: restore it")]
    public static partial void ContainerMissing(ILogger logger, string why);

    [LoggerMessage(2011, LogLevel.Information, "Container {Container} is begun with")]
    public static partial void ContainerBegun(ILogger logger, string container);

    [LoggerMessage(2012, LogLevel.Error, "{Why} Until it is back nothing is read and nothing is written: restore it")]
    public static partial void Lost(ILogger logger, string why);

    [LoggerMessage(
        1360, LogLevel.Critical,
        "Attestation {Attestation} of customer {Customer} is not as it went on record: nothing is decided or carried out on it")]
    public static partial void FactsAltered(ILogger logger, Guid attestation, Guid customer);

    [LoggerMessage(1369, LogLevel.Warning, "Day index {Blob} takes no more lines; what is counted today is too low")]
    public static partial void DayFull(ILogger logger, string blob);

    [LoggerMessage(1216, LogLevel.Warning, "Something of {Source} {Within} was given up and is a dead letter now: requeue or dismiss it")]
    public static partial void GivenUp(ILogger logger, string source, Guid within);
}
