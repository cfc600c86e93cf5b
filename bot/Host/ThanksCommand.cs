using McaBot.Turns;

namespace McaBot.Host;

internal sealed class ThanksCommand : ICommand
{
    public string Name => "thanks";

    public IReadOnlyList<string> Phrases { get; } = ["thank you", "thx", "ty", "cheers", "thanks a lot", "merci", "merci beaucoup"];

    public IReadOnlyList<string> AlsoNames { get; } = ["ty"];

    public Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        turn.Answer.Say(Replies.Thanks(turn.Culture));
        return Task.CompletedTask;
    }
}
