using System.Net;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Field;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Extension;

/// <summary>"Attest from this message": guessed, checked, and written in the personal chat as any other request.</summary>
[Collection(FormStories.Name)]
public sealed class MessageActionStoryTests(StoryWorld story)
{
    private const string Attest = "message.attest";

    [Theory]
    [InlineData("en-GB", true, "It goes on in your chat", "Guessed from the message")]
    [InlineData("fr-FR", false, "La suite se trouve dans votre conversation", "Déduit du message")]
    public async Task A_message_fills_the_request_in_and_is_its_evidence_only_where_the_agent_says_so(
        string locale, bool isKept, string end, string guessed)
    {
        var crew = story.Crew(locale);
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();
        var message = Accepting(crew);

        var dialog = await ben.AttestsFromMessageAsync(message);
        var form = dialog.Card!;
        string[] asked = ["calledCustomer", "firstName", "lastName", "email", "dateAgreed"];
        Assert.Equal([crew.Company, "Chantal", "Beauregard", crew.Agent.Acceptance["email"], "2025-11-03"], asked.Select(form.ValueOf));
        Assert.Contains(guessed, form.Said(), StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(form.ValueOf("keepMessage")));
        var ended = await dialog.PressesAsync(Pressed(isKept));

        Assert.Contains(end, ended.Card!.Said(), StringComparison.Ordinal);
        var card = await crew.Agent.ChoosesAsync(await ben.SeesCardWithAsync("attest.scenario"));
        Assert.Equal(crew.Company, card.CardFor(ben.Person)!.ValueOf("companyName"));
        card = await crew.Agent.DescribesCustomerAsync(card);
        Assert.Equal(["Chantal", "Beauregard"], new[] { "firstName", "lastName" }.Select(card.CardFor(ben.Person)!.ValueOf));
        Assert.Contains(guessed, card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        await crew.ConfirmsAsync(await crew.Agent.DescribesAcceptanceAsync(card));
        var files = (await crew.Ledger.OnlyAsync()).Request.Evidence ?? [];
        Assert.Equal(isKept ? 1 : 0, files.Count);
        if (isKept)
        {
            var kept = await EvidenceAsync(await crew.Ledger.OnlyAsync());
            Assert.Contains($"Written by: {crew.Manager.Person.Name}\r\n", kept, StringComparison.Ordinal);
            Assert.Contains("Link: https://teams.microsoft.com/l/message/", kept, StringComparison.Ordinal);
            Assert.Contains(message.Text, kept, StringComparison.Ordinal);
            Assert.Equal(files[0], Hashes.Sha256(System.Text.Encoding.UTF8.GetBytes(kept)));
        }
    }

    [Theory]
    [InlineData("no role", "You need a role")]
    [InlineData("a guest", "This account cannot do that")]
    [InlineData("another tenant's account", "This account cannot do that")]
    public async Task Whoever_may_not_attest_is_told_why_in_the_dialog_and_nothing_is_stored(string who, string said)
    {
        var crew = story.Crew();
        var tom = story.Hires("Tom", who == "no role" ? null : story.World.Ids.HelpdeskAgents);
        if (who == "a guest") tom.Person.UserType = Person.Guest;
        await tom.OpensMcaBotAsync();
        if (who == "another tenant's account") tom.Person.HomeTenantId = Guid.NewGuid().ToString("D");
        var (drafts, said0) = (await story.BlobsAsync("drafts/"), tom.Chat.Messages.Count);

        var dialog = await tom.AttestsFromMessageAsync(Accepting(crew));
        var forced = await dialog.SendsAsync(new JsonObject { ["verb"] = Attest, ["keepMessage"] = "keep", ["calledCustomer"] = "Contoso" });

        foreach (var card in new[] { dialog.Card!, forced.Card! })
        {
            Assert.Contains(said, card.Said(), StringComparison.Ordinal);
            Assert.Empty(card.Inputs);
            Assert.Empty(card.Actions);
        }

        Assert.Equal(said0, tom.Chat.Messages.Count);
        Assert.Equal(drafts, await story.BlobsAsync("drafts/"));
    }

    [Fact]
    public async Task Without_a_chat_the_dialog_says_how_to_begin_one_and_nothing_is_kept()
    {
        var crew = story.Crew();

        var dialog = await crew.Requester.AttestsFromMessageAsync(Accepting(crew));

        Assert.Contains("McaBot has no chat with you yet", dialog.Card!.Said(), StringComparison.Ordinal);
        Assert.EndsWith("&message=attest", (string?)Assert.Single(dialog.Card!.Actions)["url"], StringComparison.Ordinal);
        Assert.Empty(crew.Requester.Chat.Messages);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("fresh")]
    [InlineData("add")]
    public async Task A_request_for_another_customer_is_given_up_or_added_to_only_where_that_is_chosen(string? choice)
    {
        var (crew, other) = (story.Crew(), story.Crew());
        var ben = crew.Requester;
        await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        var before = ben.Chat.Messages.Count;

        var dialog = await (await ben.AttestsFromMessageAsync(Accepting(other))).PressesAsync(Pressed(isKept: true));

        Assert.Contains("You are writing another request", dialog.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(crew.Company, dialog.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(before, ben.Chat.Messages.Count);
        Assert.Equal("", crew.Holds("firstName") ?? "");
        if (choice is null) return;

        var after = story.World.Teams.Revision;
        var ended = await dialog.PressesAsync(new CardPress(Attest) { Where = data => (string?)data["choice"] == choice });

        Assert.Contains("attached to it as evidence", ended.Card!.Said(), StringComparison.Ordinal);
        var card = await ben.SeesCardWithAsync(choice == "add" ? "attest.acceptance" : "attest.scenario", after);
        if (choice == "add")
        {
            Assert.Equal("Chantal", card.CardFor(ben.Person)!.ValueOf("firstName"));
            Assert.DoesNotContain(other.Company, card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(other.Company, card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        }

        Assert.False(await crew.Ledger.ExistsAsync());
    }

    [Fact]
    public async Task A_request_for_the_same_customer_is_filled_in_where_it_is_empty_and_nothing_is_asked()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        var ended = await (await ben.AttestsFromMessageAsync(Accepting(crew))).PressesAsync(Pressed(isKept: true));

        Assert.Contains("attached to it as evidence", ended.Card!.Said(), StringComparison.Ordinal);
        var form = (await ben.SeesCardWithAsync("attest.acceptance")).CardFor(ben.Person)!;
        Assert.Equal(["Chantal", "2025-11-03"], new[] { "firstName", "dateAgreed" }.Select(form.ValueOf));
        Assert.Contains("1 file is attached", form.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_the_dialog_delivered_twice_or_side_by_side_does_it_once()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();
        var first = await (await ben.AttestsFromMessageAsync(Accepting(crew))).PressesAsync(Pressed(isKept: true));
        var before = ben.Chat.Messages.Count;

        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => story.World.Client.DeliverAsync(first.Delivery.Activity.DeepClone().AsObject())));

        Assert.All(again, answer => Assert.Equal(first.Delivery.Body, answer.Body));
        Assert.Equal(before, ben.Chat.Messages.Count);
        var form = ben.Chat.Messages[^1].CardFor(ben.Person)!;
        Assert.Contains("1 file is attached", form.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_changed_meanwhile_is_shown_again_before_anything_is_done()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();
        var message = Accepting(crew);
        var dialog = await ben.AttestsFromMessageAsync(message);
        var before = ben.Chat.Messages.Count;
        Edit(message, "<p>They did not accept after all.</p>");

        var shown = await dialog.PressesAsync(Pressed(isKept: true));

        Assert.Contains("The message was changed while this dialog was open", shown.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains("They did not accept after all.", shown.Card!.Said(), StringComparison.Ordinal);
        Assert.Equal(["Chantal", "keep"], new[] { "firstName", "keepMessage" }.Select(shown.Card!.ValueOf));
        Assert.Equal(before, ben.Chat.Messages.Count);
        Assert.Contains("attached to it", (await shown.PressesAsync(new CardPress(Attest))).Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_client_does_not_send_the_message_again_the_form_is_there_and_the_message_is_said_not_to_be_kept()
    {
        var crew = story.Crew();
        await crew.Requester.OpensMcaBotAsync();
        var dialog = await crew.Requester.AttestsFromMessageAsync(Accepting(crew));

        var ended = await dialog.PressesAsync(Pressed(isKept: true), value =>
        {
            value.Remove("messagePayload");
            return value;
        });

        Assert.Contains("could not be attached as evidence", ended.Card!.Said(), StringComparison.Ordinal);
        var card = await crew.Requester.SeesCardWithAsync("attest.scenario");
        Assert.Contains(crew.Company, card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("file is attached", card.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_full_of_markup_hidden_signs_and_length_is_shown_literally_and_kept_as_people_saw_it()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await ben.OpensMcaBotAsync();
        const string hostile = "**Ada** [x](https://evil.example) ${1+1} {{DATE(2020-01-01T00:00:00Z)}}";
        var html = $"<div><script>alert('run')</script><style>p{{}}</style><at id=\"0\">McaBot</at> <b>{WebUtility.HtmlEncode(hostile)}</b>"
            + $"<img src=x onerror=alert(1)><p>pass\u200Bword\u202E</p><blockquote itemtype=\"http://schema.skype.com/Reply\">quoted</blockquote>"
            + $"<p>{new string('x', 27_000)}</p></div>";
        var message = Posts(crew, html);

        var dialog = await ben.AttestsFromMessageAsync(message);

        Assert.True(dialog.Delivery.Body.Length < 25_000, $"{dialog.Delivery.Body.Length}");
        var said = dialog.Card!.Said();
        Assert.Contains("McaBot **Ada** [x](https://evil.example)", said.Replace("\u2060", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("password", said, StringComparison.Ordinal);
        string[] hidden = ["alert", "onerror", "<b>", "quoted", "\u200B", "\u202E", "{{DATE(2020"];
        Assert.All(hidden, word => Assert.DoesNotContain(word, dialog.Card!.Text, StringComparison.Ordinal));
        Assert.Contains("attached to it as evidence", (await dialog.PressesAsync(Pressed(isKept: true))).Card!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_chat_takes_no_message_what_was_entered_is_kept_and_said_to_be()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.StartsAsync();
        var dialog = await ben.AttestsFromMessageAsync(Accepting(crew));
        story.World.Teams.Block(ben.Person);

        var ended = await dialog.PressesAsync(Pressed(isKept: false));
        story.World.Teams.Unblock(ben.Person);

        Assert.Contains("McaBot could not write to your chat", ended.Card!.Said(), StringComparison.Ordinal);
        await ben.SaysAsync("attest");
        Assert.Contains(crew.Company, ben.LastWords(), StringComparison.Ordinal);
    }

    private static CardPress Pressed(bool isKept) => new(Attest)
    {
        Inputs = isKept ? new Dictionary<string, string> { ["keepMessage"] = "keep" } : new Dictionary<string, string>(),
    };

    /// <summary>The manager tells the channel what the customer said.</summary>
    private static Message Accepting(Crew crew) => crew.Manager.ChatsInChannel(
        $"Good news from our customer {crew.Company}. Chantal Beauregard <{crew.Agent.Acceptance["email"]}> accepted on 3 November 2025.");

    private Message Posts(Crew crew, string html)
    {
        var activity = story.World.Client.Activities.Message(crew.Manager.Person, crew.Manager.Channel, "");
        activity["attachments"]![0]!["content"] = html;
        return story.World.Teams.Post(crew.Manager.Channel, crew.Manager.Person.TeamsId, activity);
    }

    private void Edit(Message message, string html)
    {
        var activity = message.Activity;
        activity["attachments"]![0]!["content"] = html;
        story.World.Teams.Edit(story.World.Teams.Team.Channel, message.Id, activity);
    }

    private async Task<string> EvidenceAsync(Attestation attestation)
    {
        var name = Assert.Single(await story.BlobsAsync($"evidence/{attestation.Key.Id:D}/"));
        return (await story.World.Container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString();
    }
}
