using System.Globalization;
using System.Text.RegularExpressions;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Tests.Support;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>From the customer looked up to the agreement made, with the customer accepting on a page of its own.</summary>
public sealed class AcceptanceStoryTests(ConnectedPageFixture sandbox) : IClassFixture<ConnectedPageFixture>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MCABOT_PICTURES");

    [Theory]
    [InlineData("en", 1600, false, "ben", "Fabrikam Inc.", "fabri", "9f5c2160-4e73-4c77-9e20-51316c2dbf33")]
    [InlineData("fr", 360, true, "amelie", "Électricité Générale SA", "electri", "5a3c9c70-16ac-4a0b-8f0f-6f0d6c1f8b22")]
    public async Task The_customer_is_looked_up_accepts_behind_the_link_and_the_agreement_is_made(
        string language, int width, bool dark, string agentKey, string company, string typed, string tenant)
    {
        var texts = Texts.For(CultureInfo.GetCultureInfo(language));
        await using var opened = await sandbox.OpenAsync(language, width, dark);
        var page = opened.Page;
        var (agent, manager) = (Pane.Of(page, agentKey), Pane.Of(page, "megan").About(company));
        await ShowAsync(page, agentKey);
        await agent.OpensAsync();
        await agent.SpeaksAsync(language);
        await agent.SeesCardAsync(texts["Welcome.Title"]);
        await agent.PressesAsync(texts["Button.Start"]);
        await agent.SeesCardAsync(texts["ScenarioCard.Title"]);
        await agent.PressesAsync(texts.Format("Button.Scenario.Choose", 1));

        await agent.SeesCardAsync(texts["CustomerSearchCard.Intro"]);
        await LooksUpAsync(agent, typed, company);
        await PictureAsync(page, language, "1-looked-up");
        await agent.PressesAsync(texts["Button.UseCustomer"]);
        await agent.HoldsAsync(texts["Field.companyName"], company);
        await agent.HoldsAsync(texts["Field.tenantId"], tenant);
        await agent.PressesAsync(texts["Button.Next.customer"]);
        await agent.SeesCardAsync(texts["AcceptanceCard.Title"]);
        await FillAcceptanceAsync(agent, texts);
        await agent.PressesAsync(texts["Button.Next.acceptance"]);
        await agent.PressesAsync(texts.Format("Button.Confirm", "Megan Bowen"));
        await agent.SeesCardAsync(texts["RequestCard.Requested"]);

        await ShowAsync(page, "megan");
        await manager.SpeaksAsync(language);
        await manager.PressesUntilAsync(new Regex("Refresh this card|Actualiser cette carte"), texts.Format("Button.Approve", company));
        await manager.PressesAsync(texts.Format("Button.Approve", company));
        await manager.SeesCardAsync(texts["ApprovalCard.You.approved"]);

        await ShowAsync(page, agentKey);
        await agent.SeesCardAsync(texts["CarryOut.Link.Secret"]);
        await PictureAsync(page, language, "2-link", agent);
        await new LedgerWatch(sandbox.World, Guid.Parse(tenant)).ComesToRestAsync(AttestationState.LinkIssued);
        await agent.PressesAsync(texts["Button.Accepted"]);
        await agent.SeesCardAsync(texts["CarryOut.NotYetAccepted"]);
        await PictureAsync(page, language, "3-not-yet", agent);

        var link = await agent.NewestCard.GetByLabel(texts["CarryOut.link.Label"], new() { Exact = true }).InputValueAsync();
        var customer = await page.Context.NewPageAsync();
        await customer.GotoAsync(link);
        await customer.Locator("#read").CheckAsync();
        await customer.Locator("#accept").ClickAsync();
        await Assertions.Expect(customer.Locator("main")).ToHaveAttributeAsync("data-state", "accepted");
        await customer.CloseAsync();

        await agent.PressesAsync(texts["Button.GiveUp"]);
        await agent.SeesCardAsync(texts["GiveUpCard.Title"]);
        await PictureAsync(page, language, "4-give-up", agent);
        await agent.PressesAsync(texts["Button.Keep"]);
        await agent.SeesCardAsync(texts["CarryOut.Link.Secret"]);
        await agent.PressesAsync(texts["Button.Accepted"]);
        await agent.SeesCardAsync(texts["RequestCard.Completed"]);
        await PictureAsync(page, language, "5-completed", agent);

        var made = Assert.Single(sandbox.World.PartnerCenter.AgreementsOf(Guid.Parse(tenant)));
        await agent.SeesCardAsync(made.Id.ToString("D"));
        Assert.Empty(opened.Problems);
    }

    /// <summary>On a narrow page one chat is shown at a time.</summary>
    private static async Task ShowAsync(IPage page, string person)
    {
        if (!await Pane.Of(page, person).Root.IsVisibleAsync())
        {
            await page.Locator($".places [data-place=\"{person}\"]").First.ClickAsync();
        }
    }

    /// <summary>Where Partner Center or the bot is too late, nothing is found: then one types again.</summary>
    private static async Task LooksUpAsync(Pane agent, string typed, string company)
    {
        var found = agent.NewestCard.GetByRole(AriaRole.Option).Filter(new() { HasText = company });
        for (var attempt = 1; ; attempt++)
        {
            await agent.NewestCard.GetByRole(AriaRole.Combobox).FillAsync("");
            await agent.NewestCard.GetByRole(AriaRole.Combobox).FillAsync(typed);
            try
            {
                await found.ClickAsync(new() { Timeout = ChromiumFixture.Soon });
                return;
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException && attempt < ChromiumFixture.MaxAttempts)
            {
                // Once more.
            }
        }
    }

    private static async Task FillAcceptanceAsync(Pane agent, Texts texts)
    {
        await agent.FillsAsync(texts["Field.firstName"], "Chantal");
        await agent.FillsAsync(texts["Field.lastName"], "Beauregard");
        await agent.FillsAsync(texts["Field.email"], "chantal.beauregard@customer.example.com");
        await agent.FillsAsync(texts["Field.dateAgreed"], "2025-11-03");
        await agent.FillsAsync(texts["Field.ticket"], "INC-48213");
        await agent.FillsAsync(texts["Field.obtained"], texts["Obtained.Email"]);
    }

    /// <param name="card">Whose newest card alone is taken, whole.</param>
    private static async Task PictureAsync(IPage page, string kind, string step, Pane? card = null)
    {
        if (card is not null) await Accessibility.HasNoViolationsAsync(card.NewestCard);
        if (Pictures is not null)
        {
            var path = Path.Combine(Pictures, $"accept-{step}.{kind}.png");
            _ = card is null
                ? await page.ScreenshotAsync(new() { Path = path })
                : await card.NewestCard.ScreenshotAsync(new() { Path = path });
        }
    }
}
