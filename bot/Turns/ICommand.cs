namespace McaBot.Turns;

/// <summary>
/// Something people can type at any point, in the personal chat, in a channel, or both. A class that implements it is registered, and
/// listed in help and in the Teams app, without being named anywhere else.
/// </summary>
internal interface ICommand
{
    /// <summary>The code buttons carry.</summary>
    string Name { get; }

    /// <summary>The phrases that call it, in every language, lower case without accents.</summary>
    IReadOnlyList<string> Phrases { get; }

    /// <summary>Null where neither help nor Teams names it.</summary>
    CommandListing? Listing => null;

    /// <summary>Whether words may follow the phrase, such as a customer's name.</summary>
    bool TakesArgument => false;

    /// <summary>Phrases that are people's names, too: while a form waits for an answer, they are that.</summary>
    IReadOnlyList<string> AlsoNames => [];

    /// <summary>
    /// Whether, without a number, it may as well be meant of the request that is being written: then it does nothing, and asks for one.
    /// </summary>
    bool NeedsNumberWhileWriting => false;

    /// <summary>Whether it asks for a yes or no: then it is read beside the rest whether a request is being written.</summary>
    bool AsksForYes => false;

    /// <summary>Whether its phrases answer no form, whatever words follow them.</summary>
    bool IsClear => false;

    /// <summary>
    /// Whether the words after a phrase can be nothing but what it is about, such as a month: no name goes on like that. Numbers, tenant
    /// ids and domains are that for every command.
    /// </summary>
    bool CanOnlyBeAbout(string argument) => false;

    bool InPersonalChat => true;

    bool InChannel => false;

    /// <summary>
    /// Begins to read what it will need, while it is still open whether the text is an answer to a form. Changes and tells nothing.
    /// Whoever finds the command calls it before it is run.
    /// </summary>
    void ReadAhead(Turn turn, string argument, CancellationToken cancellationToken)
    {
    }

    Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken);
}
