using McaBot.Sandbox.World;
using McaBot.Tests.Support;
using Xunit.Abstractions;

namespace McaBot.Tests.Budgets;

/// <summary>What somebody does may ask so much of others before it is answered, and no more.</summary>
internal sealed class Budget(StoryWorld stories, ITestOutputHelper output)
{
    /// <summary>Everybody has spoken to the bot before.</summary>
    public async Task MeetsAsync(params IReadOnlyList<TeamsUser> people)
    {
        stories.World.Client.RefreshesCards = false;
        foreach (var person in people)
        {
            await person.OpensMcaBotAsync();
            await person.SaysAsync("help");
        }
    }

    /// <param name="depth">The most calls that are made one after the other.</param>
    /// <param name="calls">The most there are.</param>
    public async Task CostsAsync(string what, int depth, int calls, Func<Task> act)
    {
        var made = await TurnCalls.OfAsync(stories.World, act);

        output.WriteLine($"{what}: {made}");
        Assert.True(made.Depth <= depth + made.Late && made.All.Count <= calls, $"{what}: at most {calls} calls, {depth} deep, but {made}");
        Assert.Empty(made.ReadInVain);
    }
}
