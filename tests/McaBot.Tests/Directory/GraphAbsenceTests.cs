using McaBot.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Tests.Directory;

public sealed class GraphAbsenceTests
{
    private const string Past = """{"dateTime":"2020-01-01T08:00:00.0000000","timeZone":"UTC"}""";
    private const string Future = """{"dateTime":"2120-01-01T08:00:00.0000000","timeZone":"UTC"}""";

    [Theory]
    [InlineData("alwaysEnabled", Past, Past, true)]
    [InlineData("disabled", Past, Future, false)]
    [InlineData("scheduled", Past, Future, true)]
    [InlineData("scheduled", Future, Future, false)]
    [InlineData("scheduled", Past, Past, false)]
    [InlineData("scheduled", """{"dateTime":"soon","timeZone":"UTC"}""", Future, false)]
    [InlineData("scheduled", """{"dateTime":"2020-01-01T08:00:00.0000000","timeZone":"Europe/Paris"}""", Future, true)]
    [InlineData("scheduled", """{"dateTime":"2020-01-01T08:00:00.0000000","timeZone":"Nowhere"}""", Future, false)]
    [InlineData("sometimes", Past, Future, false)]
    public async Task Somebody_is_away_while_their_automatic_replies_say_so(string status, string from, string to, bool away)
    {
        await using var graph = await AskingAsync();
        graph.AnswerJson(
            $$"""{"status":"{{status}}","scheduledStartDateTime":{{from}},"scheduledEndDateTime":{{to}},"internalReplyMessage":"<p>Out.</p>"}"""
        );

        Assert.Equal(away, await graph.Directory.IsAwayAsync(GraphStandIn.Person, default));
        Assert.Equal($"GET /v1.0/users/{GraphStandIn.Person}/mailboxSettings/automaticRepliesSetting", Assert.Single(graph.Requests).Line);
    }

    [Fact]
    public async Task Unless_it_is_wanted_nothing_is_asked()
    {
        await using var graph = await GraphStandIn.StartAsync();

        Assert.False(await graph.Directory.IsAwayAsync(GraphStandIn.Person, default));
        Assert.Empty(graph.Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Whatever_cannot_be_read_is_no_absence(int status)
    {
        await using var graph = await AskingAsync();
        graph.AnswerJson("""{"error":{"code":"x","message":"y"}}""", status);

        Assert.False(await graph.Directory.IsAwayAsync(GraphStandIn.Person, default));
    }

    [Fact]
    public async Task A_missing_permission_shows_in_the_readiness_until_it_is_there()
    {
        await using var graph = await AskingAsync();
        var isRefused = true;
        graph.Answer = context =>
            context.Request.Path.Value!.Contains("mailboxSettings", StringComparison.Ordinal)
                ? isRefused
                    ? GraphStandIn.WriteAsync(context, """{"error":{"code":"ErrorAccessDenied","message":"no"}}""", 403)
                    : GraphStandIn.WriteAsync(context, """{"status":"disabled"}""")
                : GraphStandIn.WriteAsync(context, $$"""{"id":"{{context.Request.Path.Value.Split('/')[^1]}}"}""");
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(graph));

        await graph.Directory.IsAwayAsync(GraphStandIn.Person, default);
        Assert.Equal(HealthStatus.Degraded, await StatusAsync(graph));

        isRefused = false;
        await graph.Directory.IsAwayAsync(GraphStandIn.Person, default);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(graph));
    }

    private static Task<GraphStandIn> AskingAsync() =>
        GraphStandIn.StartAsync(s => s.Configure<ReminderOptions>(o => o.AbsenceCheck = true));

    private static async Task<HealthStatus> StatusAsync(GraphStandIn graph) =>
        (await graph.Readiness.CheckHealthAsync(new HealthCheckContext(), default)).Status;
}
