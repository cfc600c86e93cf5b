using System.Globalization;
using System.Text;
using McaBot.Cards;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>
/// The sandbox page while a story is played on it, in one language and width: who is looked at, and pictures where they are wanted.
/// </summary>
internal sealed class Stage(BrowserPage page, string language, string story) : IAsyncDisposable
{
    private const string Offered = "button[data-consent=accept]";
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MCABOT_PICTURES");

    public Texts Texts { get; } = Texts.For(CultureInfo.GetCultureInfo(language));

    public static async Task<Stage> OpenAsync(SandboxPageFixture sandbox, string language, int width, bool dark, string story) =>
        new(await sandbox.OpenAsync(language, width, 1000, dark), language, story);

    /// <summary>Brings the person's chat into view; the first time with the bot open in it, and knowing the story's language.</summary>
    public async Task<Pane> GoesToAsync(string person)
    {
        var pane = Pane.Of(page.Page, person);
        await ShowsAsync(pane, person);
        if (!met.Add(person)) return pane;

        await pane.SpeaksAsync(language);
        var isFresh = await pane.Root.Locator("button[name=open]").IsVisibleAsync();
        if (isFresh) await pane.OpensAsync();
        else await pane.SaysAsync(language == "fr" ? "aide" : "help");
        await pane.SeesCardAsync(
            Texts[
                !isFresh ? "Help.Title"
                : person is "megan" or "priya" ? "Welcome.Approver.Title"
                : "Welcome.Title"
            ]);
        return pane;
    }

    public async Task<Pane> GoesToChannelAsync(string speaker)
    {
        var channel = Pane.Channel(page.Page);
        await ShowsAsync(channel, "support");
        if (await channel.Root.Locator("button[name=open]").IsVisibleAsync())
        {
            await channel.OpensAsync();
            await channel.SeesAsync("@McaBot");
        }

        await channel.SpeaksAsync(language);
        await channel.Root.Locator("select[name=as]").SelectOptionAsync(speaker);
        return channel;
    }

    public static Task SendsAsync(Pane pane, string name, string content) => pane.Root.Locator("input[name=file]").SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });

    /// <summary>Allows the file that is offered, and waits until it is there.</summary>
    public static async Task TakesAsync(Pane pane)
    {
        var saved = pane.Root.Locator("a[data-file]");
        var before = await saved.CountAsync();
        await pane.Root.Locator(Offered).Last.ClickAsync();
        await Assertions.Expect(saved).Not.ToHaveCountAsync(before);
    }

    /// <summary>The ledger beside the chats, at this customer.</summary>
    public async Task<ILocator> OpensLedgerAsync(Guid customer)
    {
        if (!await page.Page.Locator(".ledger").IsVisibleAsync()) await page.Page.Locator(".tools [name=ledger]").ClickAsync();
        return page.Page.Locator($".ledger [data-customer='{customer:D}']");
    }

    public async Task ClosesLedgerAsync()
    {
        await page.Page.Locator(".ledger [name=close]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".tools [name=ledger]")).ToBeFocusedAsync();
    }

    public Task HasNoViolationsAsync() => Accessibility.HasNoViolationsAsync(page.Page);

    public void HadNoProblems() => Assert.Empty(page.Problems);

    /// <param name="pane">Whose newest card is taken too, whole.</param>
    public async Task PictureAsync(string step, Pane pane)
    {
        await Accessibility.HasNoViolationsAsync(pane.NewestCard);
        if (Pictures is null) return;
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{story}-{step}.{language}.png") });
        await pane.NewestCard.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{story}-{step}.{language}.card.png") });
    }

    public ValueTask DisposeAsync() => page.DisposeAsync();

    /// <summary>On a narrow page one chat is shown at a time.</summary>
    private async Task ShowsAsync(Pane pane, string place)
    {
        if (!await pane.Root.IsVisibleAsync()) await page.Page.Locator($".places [data-place=\"{place}\"]").First.ClickAsync();
    }
}
