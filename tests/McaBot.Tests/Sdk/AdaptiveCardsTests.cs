using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;

namespace McaBot.Tests.Sdk;

public sealed class AdaptiveCardsTests
{
    private static readonly AdaptiveSchemaVersion Version = new(1, 5);

    [Fact]
    public void A_card_is_written_in_camel_case_without_defaults()
    {
        var card = new AdaptiveCard(Version) { Lang = "fr", FallbackText = "Ouvrez Teams." };
        card.Body.Add(new AdaptiveTextBlock("Été") { Size = AdaptiveTextSize.ExtraLarge, Style = AdaptiveTextBlockStyle.Heading, Wrap = true });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","fallbackText":"Ouvrez Teams.","lang":"fr",
             "body":[{"type":"TextBlock","text":"Été","size":"extraLarge","style":"heading","wrap":true}]}
            """,
            card.ToJson());
        Assert.Contains("Été", card.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_execute_action_carries_a_submit_fallback()
    {
        var data = new Dictionary<string, object> { ["verb"] = "decision.approve", ["Id"] = "MCA-1", ["version"] = 3 };
        var card = new AdaptiveCard("1.5");
        card.Actions.Add(new AdaptiveExecuteAction
        {
            Title = "Approve",
            Verb = "decision.approve",
            Data = data,
            Style = "positive",
            AssociatedInputs = AdaptiveAssociatedInputs.None,
            Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction { Title = "Approve", Data = data }),
        });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Execute","title":"Approve","style":"positive",
             "verb":"decision.approve","data":{"verb":"decision.approve","Id":"MCA-1","version":3},"associatedInputs":"none",
             "fallback":{"type":"Action.Submit","title":"Approve","data":{"verb":"decision.approve","Id":"MCA-1","version":3}}}]}
            """,
            card.ToJson());
    }

    [Fact]
    public void What_a_person_typed_stands_in_a_text_run_as_it_is()
    {
        var card = new AdaptiveCard(Version);
        card.Body.Add(new AdaptiveRichTextBlock { Inlines = { new AdaptiveTextRun("**<b>A & B</b>** 'x'") { Weight = AdaptiveTextWeight.Bolder } } });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"RichTextBlock",
             "inlines":[{"type":"TextRun","text":"**<b>A & B</b>** 'x'","weight":"bolder"}]}]}
            """,
            card.ToJson());
    }

    [Fact]
    public void Names_in_free_data_and_additional_properties_keep_their_case()
    {
        var card = new AdaptiveCard(Version);
        card.AdditionalProperties["msteams"] = new { width = "Full", Keep = true };
        card.Actions.Add(new AdaptiveSubmitAction { Data = new { Upper = 1, lower = "x" } });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Submit","data":{"Upper":1,"lower":"x"}}],
             "msteams":{"width":"Full","Keep":true}}
            """,
            card.ToJson());
    }

    [Fact]
    public void Choices_that_come_while_typing_travel_as_an_additional_property()
    {
        var card = new AdaptiveCard(Version);
        var input = new AdaptiveChoiceSetInput { Id = "customer", Style = AdaptiveChoiceInputStyle.Filtered };
        input.AdditionalProperties["choices.data"] = new Dictionary<string, string> { ["type"] = "Data.Query", ["dataset"] = "customers" };
        card.Body.Add(input);

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.ChoiceSet","id":"customer","style":"filtered","choices":[],
             "choices.data":{"type":"Data.Query","dataset":"customers"}}]}
            """,
            card.ToJson());
        AssertJson(card.ToJson(), AdaptiveCard.FromJson(card.ToJson()).Card.ToJson());
    }

    [Fact]
    public void A_card_held_as_an_object_is_written_the_same_by_any_options()
    {
        var card = EveryElement();
        object content = card;

        foreach (var options in new[] { new JsonSerializerOptions(), JsonSerializerOptions.Web, new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper } })
        {
            AssertJson(card.ToJson(), JsonSerializer.Serialize(content, options));
            AssertJson(card.ToJson(), JsonSerializer.Deserialize<AdaptiveCard>(card.ToJson(), options)!.ToJson());
        }
    }

    [Fact]
    public void Every_element_survives_a_round_trip()
    {
        var json = EveryElement().ToJson();

        var result = AdaptiveCard.FromJson(json);

        Assert.Empty(result.Warnings);
        AssertJson(json, result.Card.ToJson());
    }

    [Fact]
    public void The_type_may_stand_anywhere_in_an_element()
    {
        var card = AdaptiveCard.FromJson("""{"version":"1.5","body":[{"text":"a","wrap":true,"type":"TextBlock"}],"type":"AdaptiveCard"}""").Card;

        var text = Assert.IsType<AdaptiveTextBlock>(Assert.Single(card.Body));
        Assert.Equal("a", text.Text);
        Assert.True(text.Wrap);
    }

    [Fact]
    public void An_unknown_element_is_kept_and_warned_about()
    {
        const string json = """{"type":"AdaptiveCard","version":"1.6","body":[{"type":"Carousel","pages":[1]}],"actions":[{"type":"Action.Fly","title":"x"}]}""";

        var result = AdaptiveCard.FromJson(json);

        Assert.Equal(2, result.Warnings.Count);
        Assert.Contains("Carousel", result.Warnings[0].Message, StringComparison.Ordinal);
        AssertJson(json, result.Card.ToJson());
    }

    [Fact]
    public void What_an_action_sends_is_not_searched_for_types()
    {
        const string json = """{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Submit","data":{"type":"whatever"}}]}""";

        Assert.Empty(AdaptiveCard.FromJson(json).Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"AdaptiveCard"}""")]
    [InlineData("""{"type":"Message","version":"1.5"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"one"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":["text"]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","size":"huge"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","fallback":"later"}]}""")]
    public void What_is_no_card_is_refused_with_one_kind_of_error(string json) =>
        Assert.Throws<AdaptiveSerializationException>(() => AdaptiveCard.FromJson(json));

    [Fact]
    public void Schema_versions_compare_by_number()
    {
        Assert.True(new AdaptiveSchemaVersion("1.10") > new AdaptiveSchemaVersion(1, 9));
        Assert.True(new AdaptiveSchemaVersion("1") == new AdaptiveSchemaVersion(1, 0));
        Assert.False(new AdaptiveSchemaVersion(1, 5) != "1.5");
    }

    private static AdaptiveCard EveryElement()
    {
        var card = new AdaptiveCard(Version) { Id = "card", Speak = "s", Rtl = false };
        card.Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Verb = "card.refresh" }, UserIds = ["29:1"] };
        card.Body.AddRange(
        [
            new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Good,
                Bleed = true,
                IsVisible = false,
                Items = { new AdaptiveImage("https://example.com/a.png") { AltText = "a", Size = AdaptiveImageSize.Small } },
            },
            new AdaptiveColumnSet { Columns = { new AdaptiveColumn { Width = "auto", Items = { new AdaptiveTextBlock("x") } } } },
            new AdaptiveFactSet { Facts = { new AdaptiveFact("a", "b") } },
            new AdaptiveTable
            {
                ShowGridLines = false,
                Columns = { new AdaptiveTableColumnDefinition { Width = 2 }, new AdaptiveTableColumnDefinition { PixelWidth = 80 } },
                Rows = { new AdaptiveTableRow { Cells = { new AdaptiveTableCell { Items = { new AdaptiveTextBlock("c") } } } } },
            },
            new AdaptiveTextInput { Id = "reason", Label = "Reason", IsRequired = true, ErrorMessage = "Say why.", IsMultiline = true, MaxLength = 500 },
            new AdaptiveDateInput { Id = "date", Label = "Date", Max = "2026-01-31" },
            new AdaptiveChoiceSetInput
            {
                Id = "choice",
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = { new AdaptiveChoice { Title = "A", Value = "a" } },
            },
            new AdaptiveToggleInput { Id = "toggle", Title = "Yes" },
            new AdaptiveActionSet { Actions = { new AdaptiveOpenUrlAction { Title = "Open", Url = new Uri("https://example.com/") } } },
        ]);
        card.Actions.AddRange(
        [
            new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveCard(Version) { Body = { new AdaptiveTextBlock("inside") } } },
            new AdaptiveToggleVisibilityAction { Title = "Toggle", TargetElements = { "card", new AdaptiveTargetElement("toggle", true) } },
            new AdaptiveSubmitAction
            {
                Title = "Send",
                DataJson = """{"verb":"x"}""",
                IsEnabled = false,
                Fallback = new AdaptiveFallbackElement(AdaptiveFallbackElement.AdaptiveFallbackType.Drop),
            },
        ]);
        return card;
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
