namespace McaBot.Platform.SelfChecks;

/// <summary>
/// Looks at one thing the bot needs, for an operator. It may ask what it likes of the outside, but changes nothing that lasts. Found by
/// this interface, named nowhere else.
/// </summary>
internal interface ISelfCheck
{
    CheckSubject Subject { get; }

    /// <summary>What its line is called where it comes to no answer.</summary>
    string Name { get; }

    /// <summary>After this long without an answer it is wrong.</summary>
    TimeSpan Limit => TimeSpan.FromSeconds(10);

    Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken);
}
