using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>F11, F20, F27: what does not show is no part of a value, and an address is what it looks like.</summary>
[Collection(FormStories.Name)]
public sealed class CharacterTests(StoryWorld story)
{
    [Theory]
    [InlineData("\u200B", "")]
    [InlineData("", "\uFEFF")]
    [InlineData("\u202A", "\u202C")]
    public async Task F11_A_tenant_id_typed_between_characters_that_do_not_show_is_that_tenant(string before, string after)
    {
        var agent = new TypingAgent(story.Crew());
        await agent.ComesToTheCustomerAsync();

        await agent.SaysAsync($"Tenant ID: {before}{agent.Crew.Ledger.Customer}{after}");

        Assert.Equal(agent.Crew.Ledger.Customer.ToString("D"), agent.LastCard().ValueOf("tenantId"));
        Assert.Null(agent.LastCard().ErrorAt("tenantId"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F11_A_tenant_id_pressed_with_characters_that_do_not_show_is_that_tenant(bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew());
        var card = await agent.ComesToTheCustomerAsync();

        await agent.PressesAsync(card, "attest.customer", "tenantId", $"\u200B{agent.Crew.Ledger.Customer}\u200E", bySubmit);

        await agent.Crew.Agent.SeesAgainAsync(card, "attest.acceptance");
    }

    [Fact]
    public async Task F11_A_tenant_id_in_a_file_with_characters_that_do_not_show_is_requested()
    {
        var crew = new BulkCrew(story, 1);
        var preview = await crew.SendsAsync(crew.Csv(_ => ("tenantId", $"\u200B{crew.Customers[0]}\uFEFF")), "requests.csv");

        Assert.Contains("1 row can be requested", preview.CardFor(crew.Agent.Person)!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F11_A_name_is_recorded_as_it_shows(bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew());
        var card = await agent.ComesToTheAcceptanceAsync();

        await agent.PressesAsync(card, "attest.acceptance", "lastName", "Beau\u200Bre\u00ADgard", bySubmit);

        var confirm = await agent.Crew.Agent.SeesAgainAsync(card, "attest.confirm");
        Assert.Contains("Chantal Beauregard", confirm.CardFor(agent.User.Person)!.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B\u2060")]
    [InlineData("\u3164\u2800")]
    public async Task F11_A_reason_of_nothing_visible_is_missing(string reason)
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();

        var inputs = new Dictionary<string, string> { ["reason"] = reason };
        var press = new CardPress("decision.reject") { Inputs = inputs, SkipValidation = true };
        var pressed = await crew.Manager.PressesAsync(approval, press);

        Assert.Contains("Enter the reason for rejecting", pressed.Card!.ErrorAt("reason"), StringComparison.Ordinal);
        Assert.Equal(AttestationState.Requested, (await crew.Ledger.OnlyAsync()).State);
    }

    [Theory]
    [InlineData("c@contoso.example.com.", "c@contoso.example.com")]
    [InlineData("o’brien@contoso.example.com", "o'brien@contoso.example.com")]
    [InlineData("<mailto:c@contoso.example.com>", "c@contoso.example.com")]
    public async Task F20_An_address_typed_is_mended(string typed, string mended)
    {
        var agent = new TypingAgent(story.Crew());
        await agent.ComesToTheAcceptanceAsync();

        await agent.SaysAsync($"E-mail: {typed}");

        Assert.Equal(mended, agent.LastCard().ValueOf("email"));
        Assert.Null(agent.LastCard().ErrorAt("email"));
    }

    [Theory]
    [InlineData("c@contoso.example.com.", "c@contoso.example.com", false)]
    [InlineData("o’brien@contoso.example.com", "o'brien@contoso.example.com", true)]
    public async Task F20_An_address_pressed_is_mended(string typed, string mended, bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew());
        var card = await agent.ComesToTheAcceptanceAsync();

        await agent.PressesAsync(card, "attest.acceptance", "email", typed, bySubmit);

        var facts = (await agent.Crew.Agent.SeesAgainAsync(card, "attest.confirm")).CardFor(agent.User.Person)!.Said();
        Assert.Contains(mended, facts, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com.", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("o’brien", facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F27_A_name_of_one_letter_beyond_the_basic_plane_is_taken(bool bySubmit)
    {
        var agent = new TypingAgent(story.Crew());
        var card = await agent.ComesToTheAcceptanceAsync();

        await agent.PressesAsync(card, "attest.acceptance", "lastName", "\U00020BB7", bySubmit);

        var confirm = await agent.Crew.Agent.SeesAgainAsync(card, "attest.confirm");
        Assert.Contains("Chantal \U00020BB7", confirm.CardFor(agent.User.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F27_A_name_of_one_letter_beyond_the_basic_plane_can_be_typed()
    {
        var agent = new TypingAgent(story.Crew());
        await agent.ComesToTheAcceptanceAsync();

        var confirm = await agent.SaysAsync(TypingAgent.Acceptance("Last name", "\U00020BB7"));

        Assert.Contains("Chantal \U00020BB7", confirm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F27_A_name_that_shows_nothing_is_missing()
    {
        var agent = new TypingAgent(story.Crew());
        var card = await agent.ComesToTheAcceptanceAsync();

        await agent.PressesAsync(card, "attest.acceptance", "lastName", "\u3164");

        var form = agent.User.Chat.Find(card.Id)!.CardFor(agent.User.Person)!;
        Assert.Contains("Enter the last name", form.ErrorAt("lastName"), StringComparison.Ordinal);
        Assert.False(await agent.Crew.Ledger.ExistsAsync());
    }
}
