using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace McaBot.Tests.Sdk;

public sealed class ConnectorTests : IAsyncLifetime
{
    private readonly List<Call> _calls = [];
    private LoopbackServer _server = null!;
    private Func<HttpContext, Task> _answer = context => context.Response.WriteAsync("""{"id":"new"}""");

    public static TheoryData<string, Func<IConversations, Task>, string, string, bool> Calls => new()
    {
        { "a reply", c => c.ReplyToActivityAsync("a:1", "1:2/3", new Activity("message")), "POST", "/emea/v3/conversations/a%3A1/activities/1%3A2%2F3", true },
        { "a send", c => c.SendToConversationAsync("19:x@thread.tacv2;messageid=1", new Activity("message")), "POST", "/emea/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities", true },
        { "an update", c => c.UpdateActivityAsync("a:1", "7", new Activity("message")), "PUT", "/emea/v3/conversations/a%3A1/activities/7", true },
        { "a deletion", c => c.DeleteActivityAsync("a:1", "7"), "DELETE", "/emea/v3/conversations/a%3A1/activities/7", false },
        { "a new conversation", c => c.CreateConversationAsync(new ConversationParameters { TenantId = "t" }), "POST", "/emea/v3/conversations", true },
        { "a member", c => c.GetConversationMemberAsync("29:u#?", "a:1"), "GET", "/emea/v3/conversations/a%3A1/members/29%3Au%23%3F", false },
        { "the members by page", c => c.GetConversationPagedMembersAsync("a:1", 50, "x&y=1"), "GET", "/emea/v3/conversations/a%3A1/pagedmembers?pageSize=50&continuationToken=x%26y%3D1", false },
        { "the first page", c => c.GetConversationPagedMembersAsync("a:1"), "GET", "/emea/v3/conversations/a%3A1/pagedmembers", false },
        { "an id that tries to climb", c => c.SendToConversationAsync("a/../../b", new Activity("message")), "POST", "/emea/v3/conversations/a%2F..%2F..%2Fb/activities", true },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task Each_call_has_the_documented_address(
        string what, Func<IConversations, Task> call, string method, string target, bool hasBody)
    {
        Assert.NotEmpty(what);

        await call(Channel());

        var seen = Assert.Single(_calls);
        Assert.Equal((method, target), (seen.Method, seen.Target));
        Assert.Equal("Bearer t0ken", seen.Authorization);
        Assert.Equal(hasBody, seen.Body.Length > 0);
        if (hasBody)
            Assert.Equal("application/json; charset=utf-8", seen.ContentType);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_change_the_path_is_never_sent(string id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Channel().SendToConversationAsync(id, new Activity("message")));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Channel().UpdateActivityAsync("a:1", id, new Activity("message")));

        Assert.Empty(_calls);
    }

    [Fact]
    public async Task A_base_address_without_a_final_slash_keeps_its_path()
    {
        await Channel("amer").SendToConversationAsync("a", new Activity("message"));

        Assert.Equal("/amer/v3/conversations/a/activities", Assert.Single(_calls).Target);
    }

    [Fact]
    public async Task An_activity_is_posted_in_camel_case_and_its_id_comes_back()
    {
        var answer = await Channel().SendToConversationAsync(
            "a:1", new Activity("message") { Text = "été", ReplyToId = null });

        Assert.Equal("new", answer?.Id);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"message","text":"été"}"""), JsonNode.Parse(Assert.Single(_calls).Body)));
    }

    [Fact]
    public async Task An_empty_answer_is_no_error()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 202;
            return Task.CompletedTask;
        };

        Assert.Null(await Channel().SendToConversationAsync("a:1", new Activity("message")));
        await Channel().DeleteActivityAsync("a:1", "7");
    }

    [Fact]
    public async Task A_refusal_carries_status_retry_after_and_error_and_is_not_retried()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("""{"error":{"code":"Throttled","message":"slow down"}}""");
        };

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(
            () => Channel().SendToConversationAsync("a:1", new Activity("message") { Text = "secret words" }));

        Assert.Equal(HttpStatusCode.TooManyRequests, refusal.Response?.StatusCode);
        Assert.Equal(["7"], refusal.Response!.Headers["retry-after"]);
        Assert.Equal("Throttled", refusal.Body?.Error?.Code);
        Assert.Single(_calls);
        Assert.DoesNotContain("secret words", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", string.Concat(refusal.Request!.Headers.Values.SelectMany(v => v)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task An_error_page_that_is_not_json_is_still_the_refusal_it_is(int status)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("<html>gateway</html>");
        };

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(
            () => Channel().UpdateActivityAsync("a:1", "7", new Activity("message")));

        Assert.Equal(status, (int)refusal.Response!.StatusCode);
        Assert.Null(refusal.Body);
        Assert.Single(_calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        _answer = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<ErrorResponseException>(
            () => Channel().GetConversationMemberAsync("29:u", "a:1"));

        Assert.DoesNotContain(_calls, call => call.Target.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Success_with_something_else_than_json_is_an_error()
    {
        _answer = context => context.Response.WriteAsync("<html>captive portal</html>");

        await Assert.ThrowsAsync<SerializationException>(
            () => Channel().SendToConversationAsync("a:1", new Activity("message")));
    }

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            _calls.Add(new Call(
                context.Request.Method,
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                context.Request.Headers.Authorization.ToString(),
                context.Request.ContentType,
                await reader.ReadToEndAsync()));
            await _answer(context);
        });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private IConversations Channel(string path = "emea/") =>
        new ConnectorClient(new Uri(_server.Address, path), new TokenCredentials("t0ken")).Conversations;

    private sealed record Call(string Method, string Target, string Authorization, string? ContentType, string Body);
}
