using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>
/// F10, F11, F15, F18, F26 and F28: text is cleaned once, whichever way it comes in, and no odd activity is answered with a failure.
/// </summary>
[Collection(FormStories.Name)]
public sealed class DoorTests(StoryWorld story)
{
    private const string Help = "What you can write to me";
    private const string Subscriptions = "What is posted to this channel";

    [Theory]
    [InlineData("<at>McaBot</at>&nbsp;subscriptions")]
    [InlineData("<at>McaBot</at> subscriptions&nbsp;")]
    [InlineData("<at>McaBot</at>, subscriptions")]
    [InlineData("<at>McaBot</at>: subscriptions")]
    [InlineData("<at>McaBot</at> - subscriptions")]
    [InlineData("<at>McaBot</at>&nbsp;– subscriptions")]
    [InlineData("<quoted messageId=\"1700000000000\"/> <at>McaBot</at>, subscriptions\u200b")]
    public async Task F10_F15_A_command_after_the_mention_is_understood(string text)
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();

        Assert.True((await story.WritesInChannelAsync(ben, text)).IsOk);

        Assert.Contains(Subscriptions, ben.LastWords(ben.Channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F15_A_question_mark_after_the_mention_is_a_command_and_no_punctuation()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();
        var before = ben.Channel.Messages.Count;

        await story.WritesInChannelAsync(ben, "<at>McaBot</at> ?");

        Assert.NotEmpty(ben.SaidSince(before, ben.Channel));
        Assert.DoesNotContain(Subscriptions, ben.SaidSince(before, ben.Channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F10_Topics_joined_by_an_encoded_ampersand_are_topics()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();

        await story.WritesInChannelAsync(ben, "<at>McaBot</at> subscribe failures &amp; digest");

        Assert.Contains("This channel is subscribed", ben.LastWords(ben.Channel), StringComparison.Ordinal);
        await ben.MentionsMcaBotAsync("unsubscribe");
    }

    [Theory]
    [InlineData("Company name: Fischer &amp; Fils", "Fischer & Fils")]
    [InlineData("Company name: L&#39;Atelier", "L'Atelier")]
    [InlineData("Company name: Contoso&nbsp;Ltd", "Contoso Ltd")]
    [InlineData("Company name: AT&T; Partners", "AT&T; Partners")]
    [InlineData("Company name: A < B GmbH", "A < B GmbH")]
    public async Task F10_A_companys_name_is_what_the_person_wrote(string text, string company)
    {
        var crew = story.Crew();
        await crew.AtCustomerAsync();

        await story.WritesAsync(crew.Requester, text);

        Assert.Equal(company, crew.Holds("companyName"));
        Assert.True(string.IsNullOrEmpty(crew.Holds("tenantId")));
    }

    [Fact]
    public async Task F10_What_is_typed_into_a_card_is_no_markup_and_stays()
    {
        var crew = story.Crew();
        var card = await crew.AtCustomerAsync();
        crew.Agent.Customer["companyName"] = "Fischer &amp; Fils";
        crew.Agent.Customer["domain"] = "no";

        await crew.Agent.DescribesCustomerAsync(card, "attest.customer");

        Assert.Equal("Fischer &amp; Fils", crew.Holds("companyName"));
    }

    [Theory]
    [InlineData("help\u200b")]
    [InlineData("\ufeffhelp")]
    [InlineData("\u200ehelp\u200f")]
    public async Task F11_A_command_with_characters_that_do_not_show_is_understood(string text)
    {
        var crew = story.Crew();

        await crew.Requester.SaysAsync(text);

        Assert.Contains(Help, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task F11_A_value_of_a_card_loses_what_does_not_show_by_Execute_and_by_Submit(bool byExecute)
    {
        var crew = story.Crew();
        var card = await crew.AtCustomerAsync();
        var press = new CardPress("attest.customer")
        {
            Inputs = crew.Agent.Customer.ToDictionary(t => t.Key, t => t.Key == "tenantId" ? $"\u200b{t.Value}\ufeff" : t.Value),
            SkipValidation = true,
        };

        if (byExecute) await crew.Requester.PressesAsync(card, press);
        else await crew.Requester.SubmitsAsync(card, press);

        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.SeesAgainAsync(card, "attest.acceptance"));
        Assert.Contains(crew.Ledger.Customer.ToString("D"), card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F11_A_typed_tenant_id_loses_what_does_not_show()
    {
        var crew = story.Crew();
        await crew.AtCustomerAsync();

        await crew.Requester.SaysAsync($"Tenant ID: \u200b{crew.Ledger.Customer}\u200e");

        Assert.Equal(crew.Ledger.Customer.ToString("D"), crew.Holds("tenantId"));
        Assert.Contains("Still needed: Primary domain", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F18_A_quoted_reply_is_left_out()
    {
        var crew = story.Crew();
        await story.WritesAsync(crew.Requester, "<quoted messageId=\"1700000000000\"/> help");
        Assert.Contains(Help, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.AtAcceptanceAsync();

        await story.WritesAsync(crew.Requester, "<quoted messageId=\"1700000000000\"></quoted> Chantal");

        Assert.Equal("Chantal", crew.Holds("firstName"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task F18_A_message_with_its_copy_in_HTML_alone_is_read_from_that(string? text)
    {
        var crew = story.Crew();
        await story.WritesAsync(crew.Requester, text, message => message["attachments"]![0]!["content"] = "<div>help</div>");
        Assert.Contains(Help, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.AtCustomerAsync();

        await story.WritesAsync(crew.Requester, text, message =>
            message["attachments"]![0]!["content"] =
                "<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\"><p>Company name: Old</p></blockquote><p>Company name: Fischer &amp; Fils</p><p>Primary domain: contoso.example.com</p>"
        );

        Assert.Equal("Fischer & Fils", crew.Holds("companyName"));
        Assert.Equal("contoso.example.com", crew.Holds("domain"));
    }

    [Fact]
    public async Task F18_Tags_of_xml_text_are_left_out()
    {
        var crew = story.Crew();

        await story.WritesAsync(crew.Requester, "<p>help</p>", message => message["textFormat"] = "xml");

        Assert.Contains(Help, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entities")]
    [InlineData("attachments")]
    public async Task F26_Null_in_the_middle_of_a_list_is_passed_over(string list)
    {
        var crew = story.Crew();

        var delivered = await story.WritesAsync(crew.Requester, "help", message => message[list] = new JsonArray((JsonNode?)null));

        Assert.True(delivered.IsOk, $"{delivered.Status} {delivered.Body}");
        Assert.Contains(Help, crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F26_Null_among_the_entities_of_a_mention_a_press_and_an_installation_is_passed_over()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await ben.AddsMcaBotToTheTeamAsync();
        await story.WritesInChannelAsync(ben, "<at>McaBot</at> subscriptions", message => message["entities"]!.AsArray().Insert(0, null));
        Assert.Contains(Subscriptions, ben.LastWords(ben.Channel), StringComparison.Ordinal);

        var card = await crew.Agent.StartsAsync();
        var invoke = story.World.Client.Activities.Invoke(
            ben.Person,
            ben.Chat,
            card,
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = "attest.scenario",
                    ["data"] = card.CardFor(ben.Person)!.DataOf("attest.scenario"),
                },
            });
        (invoke["entities"], invoke["attachments"]) = (new JsonArray((JsonNode?)null), new JsonArray((JsonNode?)null));
        var chosen = new PressResult(await story.World.Client.DeliverAsync(invoke), new Dictionary<string, string>());
        Assert.True(chosen.Card!.Has("attest.customer"));

        var installation = story.World.Client.Activities.InstallationUpdate(ben.Person, ben.Chat, "add");
        (installation["entities"], installation["membersAdded"]) = (new JsonArray((JsonNode?)null), new JsonArray((JsonNode?)null));
        Assert.True((await story.World.Client.DeliverAsync(installation)).IsOk);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    public async Task F26_Half_a_character_in_a_cards_input_is_dropped_and_the_rest_is_kept(string half)
    {
        var crew = story.Crew();
        var card = await crew.AtCustomerAsync();
        var data = card.CardFor(crew.Requester.Person)!.DataOf("attest.customer");
        foreach (var (field, value) in crew.Agent.Customer) data[field] = value;
        data["companyName"] = "Kept HALF whole";
        data["domain"] = "no";
        var invoke = story.World.Client.Activities.Invoke(
            crew.Requester.Person,
            crew.Requester.Chat,
            card,
            "adaptiveCard/action",
            new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = "attest.customer",
                    ["data"] = data,
                },
                ["trigger"] = "manual",
            });

        var delivered = await story.SendsRawAsync(invoke, "HALF", half);

        Assert.True(delivered.IsOk, $"{delivered.Status}");
        Assert.Contains("Kept ", delivered.Body, StringComparison.Ordinal);
        Assert.Contains(" whole", delivered.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\\ud800", delivered.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("<at>R&amp;D Bot</at> subscriptions", null)]
    [InlineData("<at>R&amp;D Bot</at>&nbsp;subscriptions", "<at>R&amp;D Bot</at>")]
    [InlineData("<at>R&D Bot</at>, subscriptions", "<at>R&D Bot</at>")]
    public async Task F28_The_mention_of_a_bot_renamed_with_an_ampersand_is_taken_out(string text, string? ofEntity)
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();

        await story.WritesInChannelAsync(ben, text, message =>
        {
            var mention = message["entities"]!.AsArray().Last()!;
            mention["text"] = ofEntity;
            mention["mentioned"]!["name"] = "R&D Bot";
        });

        Assert.Contains(Subscriptions, ben.LastWords(ben.Channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F28_A_mention_without_name_or_text_or_anybody_fails_nothing()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.AddsMcaBotToTheTeamAsync();

        var delivered = await story.WritesInChannelAsync(ben, "<at>McaBot</at> subscriptions", message =>
        {
            var entities = message["entities"]!.AsArray();
            (entities.Last()!["text"], entities.Last()!["mentioned"]!["name"]) = (null, null);
            entities.Add(new JsonObject { ["type"] = "mention" });
            entities.Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject(), ["text"] = "" });
            entities.Add(new JsonObject { ["type"] = "mention", ["mentioned"] = "McaBot", ["text"] = 7 });
            entities.Add(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["mentioned"] = new JsonObject { ["id"] = 28, ["name"] = new JsonArray() },
                });
        });

        Assert.True(delivered.IsOk);
        Assert.Contains(Subscriptions, ben.LastWords(ben.Channel), StringComparison.Ordinal);
    }
}
