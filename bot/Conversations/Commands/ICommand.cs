namespace McaBot.Conversations.Commands;

/// <summary>Something people can type at any point, in the personal chat, in a channel, or both.</summary>
public interface ICommand
{
    /// <summary>The code buttons carry.</summary>
    string Name { get; }

    /// <summary>The phrases that call it, in every language, lower case without accents.</summary>
    IReadOnlyList<string> Phrases { get; }

    /// <summary>Whether words may follow the phrase, such as a customer's name.</summary>
    bool TakesArgument => false;

    bool InPersonalChat => true;

    bool InChannel => false;

    Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken);
}
