using McaBot.Host;
using McaBot.Tests.Support;
using McaBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace McaBot.Tests.Turns;

public sealed class CardActionRouterTests
{
    [Fact]
    public void Two_actions_that_share_a_verb_are_refused_by_name()
    {
        var problem = Assert.Throws<InvalidOperationException>(() =>
            RouterOf(new Pressed("card.a", "card.b"), new Pressed("card.b")));

        Assert.Equal("Pressed and Pressed share the verb card.b.", problem.Message);
    }

    [Fact]
    public void Actions_with_verbs_of_their_own_are_taken() =>
        Assert.NotNull(RouterOf(new Pressed("card.a"), new Pressed("card.b")));

    private static CardActionRouter RouterOf(params ICardAction[] actions) =>
        new(actions, Newer.Versions(), NullLogger<CardActionRouter>.Instance);

    private sealed class Pressed(params string[] verbs) : ICardAction
    {
        public IReadOnlyList<string> Verbs => verbs;

        public Task RunAsync(Turn turn, CardInput input, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
