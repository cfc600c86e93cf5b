using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Tests.Privacy;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Support;
using Microsoft.Playwright;
using static McaBot.Tests.Browser.BrowserPage;

namespace McaBot.Tests.Browser;

/// <summary>What Teams draws by itself: offered and saved files, choices that come while one types.</summary>
public sealed class FilePageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private EchoBot bot = null!;
    private SandboxWorld world = null!;

    public async Task InitializeAsync()
    {
        bot = await EchoBot.StartAsync();
        world = await TestWorlds.StartAsync(new SandboxOptions { BotAddress = bot.Address });
        await world.Ben.OpensMcaBotAsync();
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_offered_answered_and_linked_once_it_is_there()
    {
        await using var page = await chromium.OpenAsync(world.Address, width: 360, height: 740);
        await page.Page.Locator("[data-place=ben]").ClickAsync();
        var ben = page.Person("ben");
        Post(
            """
            {"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"audit 2026-11.csv",
             "content":{"description":"Everything of November, with its hash chain","sizeInBytes":2202010,"acceptContext":{"offer":"7"},"declineContext":{"offer":"7"}}}
            """
        );
        await SeesAsync(ben, "Everything of November");
        await SeesAsync(ben, "2.1 MB");

        await AnswersAsync(ben, "Decline", soFar: 1);
        await AnswersAsync(ben, "Allow", soFar: 2);
        Post(
            """
            {"contentType":"application/vnd.microsoft.teams.card.file.info","name":"audit 2026-11.csv","contentUrl":"http://127.0.0.1:1/drive/items/1/file",
             "content":{"uniqueId":"1","fileType":"csv"}}
            """
        );

        await Assertions
            .Expect(ben.GetByRole(AriaRole.Link, new() { Name = "audit 2026-11.csv" }))
            .ToHaveAttributeAsync("href", "http://127.0.0.1:1/drive/items/1/file");
        Assert.Equal(["decline", "accept"], bot.Of("invoke").Select(invoke => (string?)invoke["value"]!["action"]));
        Assert.Equal(360, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(page.Problems);
    }

    /// <summary>Returns once the bot has heard of it.</summary>
    private async Task AnswersAsync(ILocator ben, string answer, int soFar)
    {
        await ben.GetByRole(AriaRole.Button, new() { Name = $"{answer} audit 2026-11.csv" }).ClickAsync();
        await Waiting.UntilAsync($"the bot to hear: {answer}", () => bot.Of("invoke").Count() >= soFar);
    }

    private void Post(string attachment) =>
    world.Teams.Post(
        world.Ben.Chat, world.Teams.BotId,
        new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(JsonNode.Parse(attachment)) });
}
