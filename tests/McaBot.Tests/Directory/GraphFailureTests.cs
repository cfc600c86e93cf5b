using Azure.Core;
using Azure.Identity;
using McaBot.Attestations;
using McaBot.Directory;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Directory;

public sealed class GraphFailureTests
{
    private static readonly Dictionary<string, Func<IDirectory, Task>> Calls = new()
    {
        ["roles"] = d => d.RolesOfAsync(GraphStandIn.Person, default),
        ["person"] = d => d.FindAsync(GraphStandIn.Person, default),
        ["manager"] = d => d.ManagerOfAsync(GraphStandIn.Person, default),
        ["approvers"] = d => d.ApproverGroupAsync(default),
        ["approver"] = d => d.IsInApproverGroupAsync(GraphStandIn.Person, default),
    };

    public static TheoryData<string, int, string, string> Refusals
    {
        get
        {
            var rows = new TheoryData<string, int, string, string>();
            foreach (var call in Calls.Keys)
            {
                foreach (var status in new[] { 400, 401, 403, 429, 500, 502, 503, 504 })
                {
                    rows.Add(call, status, """{"error":{"code":"Whatever","message":"Ada Lovelace may not"}}""", $"graph-{status}");
                }

                rows.Add(call, 403, "<html>Ada Lovelace</html>", "graph-body");
                rows.Add(call, 404, "<html>Ada Lovelace</html>", "graph-body");
                rows.Add(call, 200, "", "graph-body");
                rows.Add(call, 200, "<html>Ada Lovelace</html>", "graph-body");
                rows.Add(call, 200, """{"value":""", "graph-body");
                rows.Add(call, 200, "[]", "graph-body");
                rows.Add(call, 200, "null", "graph-body");
                rows.Add(call, 200, "{}", "graph-body");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_failure_is_a_code_and_nothing_of_what_graph_wrote(string call, int status, string body, string code)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.AnswerJson(body, status);

        var e = await Assert.ThrowsAsync<DirectoryUnavailableException>(() => Calls[call](graph.Directory));

        Assert.Equal(code, e.Message);
        Assert.DoesNotContain("Lovelace", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stalled_graph_is_given_up_within_a_turn()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var graph = await GraphStandIn.StartAsync(services => services.AddSingleton<TimeProvider>(time));
        graph.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        var failures = Task.WhenAll(
            Calls.Values.Select(call => Assert.ThrowsAsync<DirectoryUnavailableException>(() => call(graph.Directory))));
        await Waiting.UntilAsync("each call to arrive", () => graph.Requests.Count == Calls.Count);
        time.Advance(GraphCalls.Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(failures.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.All(await failures, e => Assert.Equal("graph-timeout", e.Message));
        Assert.Equal(Calls.Count, graph.Requests.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_that_graph_failed()
    {
        await using var graph = await GraphStandIn.StartAsync();
        using var caller = new CancellationTokenSource();
        graph.Answer = async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => graph.Directory.FindAsync(GraphStandIn.Person, caller.Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again_and_then_given_up()
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var e = await Assert.ThrowsAsync<DirectoryUnavailableException>(() => graph.Directory.RolesOfAsync(GraphStandIn.Person, default));

        Assert.Equal("graph-unreachable", e.Message);
        Assert.InRange(graph.Requests.Count, 2, 3);
    }

    [Theory]
    [InlineData(503, null, 2)]
    [InlineData(504, null, 2)]
    [InlineData(429, "0", 2)]
    [InlineData(429, "30", 1)]
    [InlineData(429, null, 1)]
    [InlineData(503, "30", 1)]
    [InlineData(500, null, 1)]
    [InlineData(403, null, 1)]
    public async Task Only_what_passes_quickly_is_tried_again(int status, string? retryAfter, int calls)
    {
        await using var graph = await GraphStandIn.StartAsync();
        graph.Answer = context =>
        {
            if (graph.Requests.Count > 1)
            {
                return GraphStandIn.WriteAsync(context, $$"""{"value":["{{GraphStandIn.AdminAgents}}"]}""");
            }

            context.Response.Headers.RetryAfter = retryAfter;
            return GraphStandIn.WriteAsync(context, """{"error":{"code":"Busy","message":"-"}}""", status);
        };

        var asking = graph.Directory.RolesOfAsync(GraphStandIn.Person, default);

        if (calls == 2)
        {
            Assert.Equal([PartnerRole.AdminAgents], await asking);
            Assert.Single(graph.Requests.Select(r => r.Body).Distinct());
        }
        else
        {
            Assert.Equal($"graph-{status}", (await Assert.ThrowsAsync<DirectoryUnavailableException>(() => asking)).Message);
        }

        Assert.Equal(calls, graph.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        await using var graph = await GraphStandIn.StartAsync(s => s.AddSingleton<TokenCredential>(new NoCredential()));

        var e = await Assert.ThrowsAsync<DirectoryUnavailableException>(() => graph.Directory.RolesOfAsync(GraphStandIn.Person, default));

        Assert.Equal("graph-token", e.Message);
        Assert.Empty(graph.Requests);
    }

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("none");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("none");
    }
}
