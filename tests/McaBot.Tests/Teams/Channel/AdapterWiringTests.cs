using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace McaBot.Tests.Teams.Channel;

/// <summary>What comes in by the channel goes out to it: the adapter between our endpoint and our connectors.</summary>
public sealed class AdapterWiringTests(WiredBot wired) : IClassFixture<WiredBot>
{
    private readonly WiredBot wired = wired.Afresh();

    [Fact]
    public async Task A_reply_goes_to_the_activity_it_replies_to_with_each_id_escaped()
    {
        wired.OnTurn = (turn, cancellationToken) => turn.SendActivityAsync("été", cancellationToken: cancellationToken);
        var message = wired.Message(id: "in/1#?");
        message["conversation"]!["id"] = "19:x@thread.tacv2;messageid=1";

        Assert.Equal((200, ""), await wired.SendAsync(message));

        var sent = Assert.Single(wired.Calls);
        Assert.Equal(
            ("POST", "/emea/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities/in%2F1%23%3F"), (sent.Method, sent.Target));
        Assert.Equal(
            ("été", "28:bot", "29:anna"),
            ((string?)sent.Json["text"], (string?)sent.Json["from"]!["id"], (string?)sent.Json["recipient"]!["id"]));
    }

    [Fact]
    public async Task Without_an_activity_to_reply_to_an_answer_goes_to_the_conversation()
    {
        wired.OnTurn = (turn, cancellationToken) => turn.SendActivityAsync("hello", cancellationToken: cancellationToken);
        var message = wired.Message();
        message.Remove("id");

        Assert.Equal((200, ""), await wired.SendAsync(message));

        Assert.Equal("/emea/v3/conversations/a%3A1/activities", Assert.Single(wired.Calls).Target);
    }

    [Fact]
    public async Task Who_called_is_taken_from_the_token_not_from_the_body()
    {
        string? caller = null;
        wired.OnTurn = (turn, _) => Task.FromResult(caller = turn.Activity.CallerId);
        var message = wired.Message();
        message["callerId"] = "urn:botframework:forged";

        Assert.Equal((200, ""), await wired.SendAsync(message));

        Assert.Equal("urn:botframework:azure", caller);
    }

    [Fact]
    public async Task What_a_turn_throws_is_an_error_without_a_word_of_it()
    {
        wired.OnTurn = (_, _) => throw new InvalidDataException("secret words");

        Assert.Equal((500, ""), await wired.SendAsync(wired.Message()));

        Assert.Empty(wired.Calls);
    }

    [Fact]
    public async Task A_refusal_carries_its_status_its_wait_and_its_error_and_no_token()
    {
        wired.Connector = (_, context) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("""{"error":{"code":"Throttled","message":"slow down"}}""");
        };
        ErrorResponseException? refusal = null;
        wired.OnTurn = async (turn, cancellationToken) =>
        refusal = await Assert.ThrowsAsync<ErrorResponseException>(() =>
            turn.SendActivityAsync("secret words", cancellationToken: cancellationToken));

        Assert.Equal((200, ""), await wired.SendAsync(wired.Message()));

        Assert.Equal(HttpStatusCode.TooManyRequests, refusal!.Response.StatusCode);
        Assert.Equal(["7"], refusal.Response.Headers["Retry-After"]);
        Assert.Equal("Throttled", refusal.Body?.Error?.Code);
        Assert.DoesNotContain("secret words", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("for:", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(502)]
    public async Task An_error_page_that_is_no_JSON_is_still_the_refusal_it_is(int status)
    {
        wired.Connector = (_, context) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("<html>gateway</html>");
        };
        ErrorResponseException? refusal = null;
        wired.OnTurn = async (turn, cancellationToken) =>
        refusal = await Assert.ThrowsAsync<ErrorResponseException>(() =>
            turn.SendActivityAsync("x", cancellationToken: cancellationToken));

        Assert.Equal((200, ""), await wired.SendAsync(wired.Message()));

        Assert.Equal(status, (int)refusal!.Response.StatusCode);
        Assert.Single(wired.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        wired.Connector = (_, context) =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = wired.ServiceUrl("elsewhere");
            return Task.CompletedTask;
        };
        wired.OnTurn = async (turn, cancellationToken) =>
            await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("x", cancellationToken: cancellationToken));

        Assert.Equal((200, ""), await wired.SendAsync(wired.Message()));

        Assert.DoesNotContain("elsewhere", Assert.Single(wired.Calls).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_with_something_else_than_JSON_is_an_error()
    {
        wired.Connector = (_, context) => context.Response.WriteAsync("<html>captive portal</html>");
        wired.OnTurn = async (turn, cancellationToken) =>
            await Assert.ThrowsAnyAsync<RestException>(() => turn.SendActivityAsync("x", cancellationToken: cancellationToken));

        Assert.Equal((200, ""), await wired.SendAsync(wired.Message()));
    }

    [Fact]
    public async Task A_service_address_without_a_final_slash_keeps_its_path()
    {
        wired.OnTurn = (turn, cancellationToken) => turn.SendActivityAsync("x", cancellationToken: cancellationToken);
        var message = wired.Message();
        message["serviceUrl"] = wired.ServiceUrl().TrimEnd('/');

        Assert.Equal((200, ""), await wired.SendAsync(message));

        Assert.Equal("/emea/v3/conversations/a%3A1/activities/in-1", Assert.Single(wired.Calls).Target);
    }

    [Fact]
    public async Task Expected_replies_come_back_in_the_answer_and_not_over_the_connector()
    {
        wired.OnTurn = async (turn, cancellationToken) =>
        {
            await turn.SendActivityAsync("one", cancellationToken: cancellationToken);
            await turn.SendActivityAsync("two", cancellationToken: cancellationToken);
        };
        var message = wired.Message();
        message["deliveryMode"] = "expectReplies";

        var (status, body) = await wired.SendAsync(message);

        Assert.Equal(200, status);
        Assert.Equal(["one", "two"], JsonNode.Parse(body)!["activities"]!.AsArray().Select(activity => (string?)activity!["text"]));
        Assert.Empty(wired.Calls);
    }
}
