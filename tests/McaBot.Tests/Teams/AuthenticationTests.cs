using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Teams;

/// <summary>
/// A request waits for a decision, and each row is the manager's own press on it, spoiled in one way: if it came in, it would decide.
/// </summary>
public sealed class AuthenticationTests(AuthenticationTests.WaitingRequest waiting) : IClassFixture<AuthenticationTests.WaitingRequest>
{
    [Theory]
    [MemberData(nameof(Refusals.OfTheHeader), MemberType = typeof(Refusals), DisableDiscoveryEnumeration = true)]
    public Task Nothing_happens_by_a_header_where(string sentence, int status, object spoil) => RefusesAsync(sentence, status, spoil);

    [Theory]
    [MemberData(nameof(Refusals.OfTheToken), MemberType = typeof(Refusals), DisableDiscoveryEnumeration = true)]
    public Task Nothing_happens_by_a_token_where(string sentence, int status, object spoil) => RefusesAsync(sentence, status, spoil);

    [Theory]
    [MemberData(nameof(Refusals.OfTheActivity), MemberType = typeof(Refusals), DisableDiscoveryEnumeration = true)]
    public Task Nothing_happens_by_an_activity_where(string sentence, int status, object spoil) => RefusesAsync(sentence, status, spoil);

    [Fact]
    public async Task The_same_press_as_the_channel_sends_it_decides()
    {
        var crew = waiting.Story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();

        var answer = await Press(crew, approval).SendAsync();

        Assert.Equal(200, answer.Status);
        Assert.Contains("You approved this", answer.Body, StringComparison.Ordinal);
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
    }

    [Theory]
    [InlineData("bearer ")]
    [InlineData("BEARER ")]
    public async Task The_scheme_may_be_written_in_any_case(string scheme)
    {
        var hello = new Attempt(
            waiting.Story.World,
            waiting.Story.World.Client.Activities.Message(waiting.Crew.Manager.Person, waiting.Crew.Manager.Chat, "hi"))
        {
            Authorization = token => [scheme + token],
        };

        Assert.Equal(200, (await hello.SendAsync()).Status);
    }

    private static Attempt Press(Crew crew, Message approval)
    {
        var data = approval.CardFor(crew.Manager.Person)!.DataOf("decision.approve");
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = "decision.approve",
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        return new Attempt(
            crew.World,
            crew.World.Client.Activities.Invoke(crew.Manager.Person, crew.Manager.Chat, approval, "adaptiveCard/action", value));
    }

    private async Task RefusesAsync(string sentence, int status, object spoil)
    {
        var (world, crew) = (waiting.Story.World, waiting.Crew);
        await world.Client.SettledAsync();
        var attempt = Press(crew, waiting.Approval);
        ((Action<Attempt>)spoil)(attempt);
        var (ledger, reference, chats, blobs) = (await crew.Ledger.TextAsync(), await ReferenceAsync(), Chats(), await BlobsAsync());
        world.Requests.Clear();

        var answer = await attempt.SendAsync();

        Assert.Equal((sentence, status, ""), (sentence, answer.Status, answer.Body));
        Assert.All(["identity", "graph", "teams", "partnercenter", "files", "drive"], service => Assert.Empty(world.Requests.Of(service)));
        Assert.Equal(ledger, await crew.Ledger.TextAsync());
        Assert.Equal(reference, await ReferenceAsync());
        Assert.Equal(chats, Chats());
        Assert.Equal(blobs, await BlobsAsync());
    }

    /// <summary>How the bot reaches the manager, byte for byte.</summary>
    private async Task<string> ReferenceAsync()
    {
        var blob = (
            await waiting.Story.World.Container.GetBlobClient($"people/{waiting.Crew.Manager.Person.Oid}").DownloadContentAsync()).Value;
        return $"{blob.Details.ETag} {blob.Content}";
    }

    /// <summary>All that is kept, but for what follows from the request by itself.</summary>
    private async Task<List<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var blob in waiting.Story.World.Container.GetBlobsAsync())
        {
            if (!blob.Name.StartsWith("open/", StringComparison.Ordinal)) names.Add(blob.Name);
        }

        return names;
    }

    private string Chats() =>
        string.Join('\n', waiting.Crew.Manager.Chat.Messages.Concat(waiting.Crew.Requester.Chat.Messages).Select(m => $"{m} {m.Revision}"));

    public sealed class WaitingRequest : IAsyncLifetime
    {
        internal StoryWorld Story { get; } = new();

        internal Crew Crew { get; private set; } = null!;

        internal Message Approval { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Story.InitializeAsync();
            Crew = Story.Crew();
            (_, Approval) = await Crew.WaitsForDecisionAsync();
            await Crew.Ledger.HasItsHeadNotedAsync();
        }

        public Task DisposeAsync() => Story.DisposeAsync();
    }
}
