namespace McaBot.Turns.Limits;

/// <param name="Wait">Until the next turn is taken.</param>
/// <param name="IsNews">Whether the person has not been told for a while: who floods a chat does not get it flooded back.</param>
internal sealed record TurnRefusal(TimeSpan Wait, bool IsNews)
{
    public Notice Notice(Caller caller) => new(NoticeKind.TooFast, Person: Texts.For(caller.Culture).Seconds(Wait));
}
