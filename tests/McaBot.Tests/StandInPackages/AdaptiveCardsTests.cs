using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;

namespace McaBot.Tests.StandInPackages;

public sealed class AdaptiveCardsTests
{
    private static readonly AdaptiveSchemaVersion Version = new(1, 5);

    [Fact]
    public void A_card_is_written_in_camel_case_without_defaults()
    {
        var card = new AdaptiveCard(Version) { Lang = "fr", FallbackText = "Ouvrez Teams." };
        card.Body.Add(new AdaptiveTextBlock("Été") { Size = AdaptiveTextSize.Large, Style = AdaptiveTextBlockStyle.Heading, Wrap = true });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","fallbackText":"Ouvrez Teams.","lang":"fr",
             "body":[{"type":"TextBlock","text":"Été","size":"large","style":"heading","wrap":true}]}
            """,
            card.ToJson());
        Assert.Contains("Été", card.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_execute_action_carries_a_submit_fallback()
    {
        var data = new Dictionary<string, object> { ["verb"] = "decision.approve", ["Id"] = "MCA-1", ["version"] = 3 };
        var card = new AdaptiveCard(Version);
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
        card.Body.Add(
            new AdaptiveRichTextBlock { Inlines = { new AdaptiveTextRun("**<b>A & B</b>** 'x'") { Weight = AdaptiveTextWeight.Bolder } } });

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
    }

    [Fact]
    public void A_card_held_as_an_object_is_written_the_same_by_any_options()
    {
        var card = new AdaptiveCard(Version)
        {
            Body = [new AdaptiveContainer { Style = AdaptiveContainerStyle.Good, Items = { new AdaptiveTextBlock("x") } }],
            Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Verb = "card.refresh" }, UserIds = ["29:1"] },
        };
        object content = card;

        foreach (
            var options in new[]
            {
                new JsonSerializerOptions(),
                JsonSerializerOptions.Web,
                new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper },
            })
        {
            AssertJson(card.ToJson(), JsonSerializer.Serialize(content, options));
        }
    }

    [Fact]
    public void What_is_folded_away_and_what_lies_in_the_overflow_say_so_on_the_wire()
    {
        var card = new AdaptiveCard(Version);
        card.Body.Add(
            new AdaptiveContainer
            {
                Id = "facts",
                IsVisible = false,
                SelectAction = new AdaptiveToggleVisibilityAction
                {
                    Title = "Show",
                    TargetElements = [new AdaptiveTargetElement { ElementId = "facts" }],
                },
            });
        card.Actions.Add(new AdaptiveSubmitAction { Title = "More", Mode = AdaptiveActionMode.Secondary });

        AssertJson(
            """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Container","id":"facts","isVisible":false,"items":[],
             "selectAction":{"type":"Action.ToggleVisibility","title":"Show","targetElements":[{"elementId":"facts"}]}}],
             "actions":[{"type":"Action.Submit","title":"More","mode":"secondary"}]}
            """,
            card.ToJson());
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
