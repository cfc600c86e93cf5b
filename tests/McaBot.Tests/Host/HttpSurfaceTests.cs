using System.Net;
using System.Text;
using McaBot.Sandbox;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Host;

/// <summary>The bot as a process with authentication on, and what it answers to requests it does not want.</summary>
public sealed class HttpSurfaceTests(HttpSurfaceTests.RunningBot running) : IClassFixture<HttpSurfaceTests.RunningBot>
{
    private const int MaxBodyBytes = 262_144;
    private readonly SandboxWorld world = running.World;

    [Theory]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("TRACE", 405)]
    public async Task Only_a_post_is_taken(string method, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(world.Bot!.Address, "/api/messages"));
        await RefusedAsync(request, status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json-patch+json")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Only_json_is_taken(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        content.Headers.Remove("Content-Type");
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        await RefusedAsync(Post(content), 415);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":")]
    [InlineData("\"message\"")]
    public async Task What_is_no_activity_is_a_bad_request(string body) => await RefusedAsync(Post(Json(body)), 400);

    [Fact]
    public async Task Nesting_without_end_is_a_bad_request()
    {
        const int depth = 50_000;
        await RefusedAsync(Post(Json($$"""{"type":"message","value":{{new string('[', depth)}}{{new string(']', depth)}}}""")), 400);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_not_read(bool chunked)
    {
        using var request = Post(Json($$"""{"type":"message","text":"{{new string('x', MaxBodyBytes)}}"}"""));
        request.Headers.TransferEncodingChunked = chunked;
        await RefusedAsync(request, 413);
    }

    [Theory]
    [InlineData("/health/live", """{"status":"ok","checks":{}}""")]
    [InlineData("/health/serving", "ok")]
    [InlineData("/health/ready", """{"status":"ok","checks":{"storage":"ok","channelKeys":"ok","directory":"ok"}}""")]
    public async Task Health_is_one_word_a_check(string path, string body)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await http.GetAsync(new Uri(world.Bot!.Address, path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Headers.Server);
    }

    [Fact]
    public async Task Asking_for_health_again_and_again_is_not_passed_on()
    {
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri(world.Bot!.Address, "/health/ready"));
        world.Requests.Clear();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.GetStringAsync(new Uri(world.Bot.Address, "/health/ready"))));

        Assert.Empty(world.Requests.Of("graph", "/groups/"));
        Assert.Empty(world.Requests.Of("issuer"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/appsettings.json")]
    public async Task Nothing_else_is_there(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Bot!.Address, path));
        await RefusedAsync(request, 404);
    }

    private HttpRequestMessage Post(HttpContent content) =>
        new(HttpMethod.Post, new Uri(world.Bot!.Address, "/api/messages")) { Content = content };

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task RefusedAsync(HttpRequestMessage request, int status)
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Headers.Server);
    }

    public sealed class RunningBot : IAsyncLifetime
    {
        public SandboxWorld World { get; private set; } = null!;

        public async Task InitializeAsync() => World = await TestWorlds.StartAsync();

        public async Task DisposeAsync() => await World.DisposeAsync();
    }
}
