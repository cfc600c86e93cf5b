using Azure.Core;
using McaBot.Teams;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Teams;

/// <summary>How long a call for a token may take, and who waits for it.</summary>
public sealed class TokenCallsTests
{
    private static readonly TokenRequestContext Graph = new(["https://graph.example/.default"]);
    private static readonly TokenRequestContext Teams = new(["https://teams.example/.default"]);
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Each_call_that_is_given_up_lets_the_next_take_twice_as_long_until_one_is_answered()
    {
        using var service = new Service();
        using var calls = Calls(service);

        foreach (var seconds in new[] { 2, 4, 8, 16, 16 })
        {
            await IsGivenUpAfterAsync(calls, TimeSpan.FromSeconds(seconds));
        }

        service.Answers = true;
        using var answer = await AskAsync(calls, default);
        service.Answers = false;
        await IsGivenUpAfterAsync(calls, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_answer_that_begins_and_does_not_end_is_given_up_as_well()
    {
        using var service = new Service { Answers = true, Ends = false };
        using var calls = Calls(service);

        await IsGivenUpAfterAsync(calls, TimeSpan.FromSeconds(2));

        await IsGivenUpAfterAsync(calls, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_caller_who_leaves_says_nothing_about_the_service()
    {
        using var service = new Service();
        using var calls = Calls(service);
        using var caller = new CancellationTokenSource();
        var asked = AskAsync(calls, caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await IsGivenUpAfterAsync(calls, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_token_comes_for_those_who_wait_also_when_whoever_asked_first_has_left()
    {
        var source = new Source();
        var shared = new SharedTokenCredential(source);
        using var caller = new CancellationTokenSource();
        var first = shared.GetTokenAsync(Graph, caller.Token).AsTask();
        var second = shared.GetTokenAsync(Graph, default).AsTask();
        var other = shared.GetTokenAsync(Teams, default).AsTask();

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var third = shared.GetTokenAsync(Graph, default).AsTask();
        source.Come.SetResult();

        Assert.Equal(await second, await third);
        Assert.NotEqual(await second, await other);
        Assert.Equal([Graph.Scopes[0], Teams.Scopes[0]], source.Asked);
    }

    [Fact]
    public async Task What_has_failed_is_asked_for_again()
    {
        var source = new Source { Fails = true };
        var shared = new SharedTokenCredential(source);
        source.Come.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.GetTokenAsync(Graph, default).AsTask());

        source.Fails = false;

        Assert.Equal(Graph.Scopes[0], (await shared.GetTokenAsync(Graph, default)).Token);
        Assert.Equal(2, source.Asked.Count);
    }

    private HttpMessageInvoker Calls(Service service) => new(new TokenCallsHandler(time) { InnerHandler = service });

    private static async Task<HttpResponseMessage> AskAsync(HttpMessageInvoker calls, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://identity.example/token");
        return await calls.SendAsync(request, cancellationToken);
    }

    private async Task IsGivenUpAfterAsync(HttpMessageInvoker calls, TimeSpan longest)
    {
        var asked = AskAsync(calls, default);
        time.Advance(longest - TimeSpan.FromMilliseconds(1));
        Assert.False(asked.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    /// <summary>Gives tokens, or leaves calls without an answer or without its end.</summary>
    private sealed class Service : HttpMessageHandler
    {
        public bool Answers { get; set; }

        public bool Ends { get; init; } = true;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!Answers) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage { Content = Ends ? new StringContent("{}") : new Endless() };
        }
    }

    private sealed class Endless : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            Task.Delay(Timeout.InfiniteTimeSpan);

        protected override Task SerializeToStreamAsync(
            Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) =>
            Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Source : TokenCredential
    {
        public TaskCompletionSource Come { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Asked { get; } = [];

        public bool Fails { get; set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add(requestContext.Scopes[0]);
            await Come.Task.WaitAsync(cancellationToken);
            return Fails
                ? throw new InvalidOperationException("no token")
                : new AccessToken(requestContext.Scopes[0], DateTimeOffset.UnixEpoch);
        }
    }
}
