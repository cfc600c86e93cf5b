using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Tests.Privacy;
using McaBot.Tests.Sandbox;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>Cards as Teams draws them: buttons, tinted panels, actions behind three dots, long words, and where the focus goes.</summary>
public sealed class CardLookTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IAsyncLifetime
{
    private const string Question = """
        {"type":"AdaptiveCard","version":"1.5","body":[
          {"type":"TextBlock","text":"Which one?","style":"heading","size":"large","weight":"bolder","wrap":true},
          {"type":"Container","style":"emphasis","items":[
            {"type":"TextBlock","text":"emphasis","wrap":true},{"type":"TextBlock","text":"subtle","isSubtle":true,"wrap":true}]},
          {"type":"Container","style":"good","items":[
            {"type":"TextBlock","text":"good","color":"good","wrap":true},{"type":"TextBlock","text":"subtle","isSubtle":true,"wrap":true}]},
          {"type":"Container","style":"warning","items":[
            {"type":"TextBlock","text":"warning","color":"warning","wrap":true},{"type":"TextBlock","text":"subtle","isSubtle":true,"wrap":true}]},
          {"type":"Container","style":"attention","items":[
            {"type":"TextBlock","text":"attention","color":"attention","wrap":true},{"type":"TextBlock","text":"subtle","isSubtle":true,"wrap":true}]},
          {"type":"Container","style":"accent","items":[
            {"type":"TextBlock","text":"accent","color":"accent","wrap":true},{"type":"TextBlock","text":"subtle","isSubtle":true,"wrap":true}]},
          {"type":"ColumnSet","columns":[
            {"type":"Column","width":"2","items":[{"type":"TextBlock","text":"E-mail","isSubtle":true,"wrap":true}]},
            {"type":"Column","width":"3","items":[{"type":"RichTextBlock","inlines":[
              {"type":"TextRun","text":"chantal.beauregard-de-la-tour@subsidiary-of-a-very-long-name.customer.example.com"}]}]}]},
          {"type":"Input.Text","id":"reason","label":"Reason"}],
         "actions":[
          {"type":"Action.Execute","title":"Approve","verb":"yes","style":"positive"},
          {"type":"Action.Execute","title":"Later","verb":"later"},
          {"type":"Action.Execute","title":"Reject","verb":"no","style":"destructive"},
          {"type":"Action.Execute","title":"Hand over","verb":"over","mode":"secondary"},
          {"type":"Action.Execute","title":"Show the file","verb":"file","mode":"secondary"}]}
        """;

    private EchoBot bot = null!;
    private SandboxWorld world = null!;

    public async Task InitializeAsync()
    {
        bot = await EchoBot.StartAsync();
        world = await TestWorlds.StartAsync(new SandboxOptions { BotAddress = bot.Address });
        await world.Ben.OpensMcaBotAsync();
        world.Teams.Post(world.Ben.Chat, world.Teams.BotId, new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Card.ContentType, ["content"] = JsonNode.Parse(Question) }),
        });
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Theory]
    [InlineData(false, "rgb(255, 255, 255)")]
    [InlineData(true, "rgb(41, 41, 41)")]
    public async Task Plain_buttons_are_outlined_positive_ones_filled_destructive_ones_solid_red_and_panels_tinted(bool dark, string field)
    {
        await using var opened = await chromium.OpenAsync(world.Address, 360, 900, dark: dark);
        var ben = Pane.Of(opened.Page, "ben");
        async Task<string> BackOf(ILocator item) => await item.EvaluateAsync<string>("item => getComputedStyle(item).backgroundColor");
        ILocator Button(string verb) => ben.NewestCard.Locator($"button[data-verb={verb}]");
        await ben.SeesCardAsync("Which one?");

        Assert.Equal(field, await BackOf(Button("later")));
        Assert.Equal("1px", await Button("later").EvaluateAsync<string>("item => getComputedStyle(item).borderTopWidth"));
        Assert.Equal(dark ? "rgb(79, 82, 178)" : "rgb(91, 95, 199)", await BackOf(Button("yes")));
        Assert.Equal("rgb(196, 49, 75)", await BackOf(Button("no")));
        var tints = await ben.NewestCard.Locator(".ac-container")
            .EvaluateAllAsync<string[]>("panels => panels.map(panel => panel.style.backgroundColor).filter(Boolean)");
        Assert.Equal(5, tints.Where(tint => tint != field).Distinct().Count());
        Assert.Equal(360, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var word = await ben.NewestCard.Locator(".ac-richTextBlock", new() { HasText = "chantal" })
            .EvaluateAsync<int[]>("text => [text.scrollWidth, text.clientWidth, Math.round(text.offsetHeight / 20)]");
        Assert.InRange(word[0], 1, word[1]);
        Assert.InRange(word[2], 2, 8);
        await Accessibility.HasNoViolationsAsync(ben.NewestCard);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Secondary_actions_wait_behind_three_dots_and_are_reached_by_the_keyboard()
    {
        await using var opened = await chromium.OpenAsync(world.Address);
        var ben = Pane.Of(opened.Page, "ben");
        var dots = ben.NewestCard.GetByRole(AriaRole.Button, new() { Name = "More actions" });
        await Assertions.Expect(ben.NewestCard.GetByText("Hand over")).ToHaveCountAsync(0);

        await dots.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ben.NewestCard.GetByRole(AriaRole.Menuitem, new() { Name = "Hand over" })).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dots).ToBeFocusedAsync();
        Assert.Empty(bot.Of("invoke"));
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await opened.Page.Keyboard.PressAsync("Enter");

        await ben.SeesCardAsync("answered");
        Assert.Equal("file", (string?)Assert.Single(bot.Of("invoke"))["value"]!["action"]!["verb"]);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task After_a_press_the_focus_is_on_the_card_that_answers_and_what_somebody_else_changes_takes_it_from_nobody()
    {
        await using var opened = await chromium.OpenAsync(world.Address);
        var ben = Pane.Of(opened.Page, "ben");
        var reason = ben.NewestCard.Locator("[data-input=reason]");
        await reason.FillAsync("Because");
        world.Teams.Post(world.Ben.Chat, world.Teams.BotId, new JsonObject { ["type"] = "message", ["text"] = "Something else" });
        await ben.SeesAsync("Something else");
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await opened.Page.Locator(".tools [name=theme]").EvaluateAsync("button => button.click()");
        await Assertions.Expect(ben.NewestCard.Locator("[data-input=reason]")).ToBeFocusedAsync();
        await Assertions.Expect(ben.NewestCard.Locator("[data-input=reason]")).ToHaveValueAsync("Because");

        await ben.NewestCard.Locator("button[data-verb=yes]").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        await ben.SeesCardAsync("answered");
        await Assertions.Expect(ben.NewestCard).ToBeFocusedAsync();
    }
}
