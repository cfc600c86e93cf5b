using Microsoft.Bot.Schema;

namespace McaBot.Tests.Sdk;

public sealed class SchemaActivityTests
{
    [Fact]
    public void A_reply_goes_back_where_the_message_came_from()
    {
        var reply = Incoming().CreateReply("hello");

        Assert.Equal(ActivityTypes.Message, reply.Type);
        Assert.Equal(("28:b", "29:u"), (reply.From?.Id, reply.Recipient?.Id));
        Assert.Equal(("1:abc", "a:1", "https://smba.example/"), (reply.ReplyToId, reply.Conversation?.Id, reply.ServiceUrl));
        Assert.Equal(("msteams", "fr-FR", "hello"), (reply.ChannelId, reply.Locale, reply.Text));
        Assert.Null(reply.Id);
    }

    [Fact]
    public void A_reference_applied_to_an_answer_turns_the_parties_round()
    {
        var answer = new Activity(ActivityTypes.Message).ApplyConversationReference(Incoming().GetConversationReference());

        Assert.Equal(("28:b", "29:u", "1:abc"), (answer.From?.Id, answer.Recipient?.Id, answer.ReplyToId));
        Assert.Null(answer.Id);
    }

    [Fact]
    public void A_reference_applied_to_an_incoming_activity_keeps_the_parties()
    {
        var again = new Activity(ActivityTypes.Event)
            .ApplyConversationReference(Incoming().GetConversationReference(), isIncoming: true);

        Assert.Equal(("29:u", "28:b", "1:abc"), (again.From?.Id, again.Recipient?.Id, again.Id));
        Assert.Null(again.ReplyToId);
    }

    [Fact]
    public void A_reply_reference_points_to_what_was_posted() =>
        Assert.Equal("9", Incoming().GetReplyConversationReference(new ResourceResponse("9")).ActivityId);

    [Fact]
    public void A_proactive_turn_runs_with_the_continue_conversation_event()
    {
        var reference = Incoming().GetConversationReference();

        var activity = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (activity.Type, activity.Name));
        Assert.Equal(("29:u", "28:b", "a:1"), (activity.From?.Id, activity.Recipient?.Id, activity.Conversation?.Id));
        Assert.Same(reference, activity.RelatesTo);
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("Message/x", true)]
    [InlineData("messageReaction", false)]
    [InlineData(null, false)]
    public void A_message_is_known_by_its_type(string? type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity(type).AsMessageActivity() is not null);

    [Theory]
    [InlineData("<at>McaBot</at> subscribe", "subscribe")]
    [InlineData("subscribe <AT>McaBot</AT>", "subscribe")]
    [InlineData("<at>Someone</at> subscribe", "<at>Someone</at> subscribe")]
    public void Only_the_recipients_own_mention_is_taken_out(string text, string expected)
    {
        var activity = Incoming();
        activity.Text = text;
        activity.Entities =
        [
            new Mention(new ChannelAccount("28:b", "McaBot"), "<at>McaBot</at>"),
            new Mention(new ChannelAccount("29:s", "Someone"), "<at>Someone</at>"),
        ];

        Assert.Equal(expected, activity.RemoveRecipientMention());
        Assert.Equal(expected, activity.Text);
    }

    [Fact]
    public void Text_that_looks_like_a_mention_but_has_no_entity_stays()
    {
        var activity = Incoming();
        activity.Text = "<at>McaBot</at> subscribe";

        Assert.Equal("<at>McaBot</at> subscribe", activity.RemoveRecipientMention());
        Assert.False(activity.MentionsRecipient());
    }

    [Fact]
    public void An_activity_has_content_when_there_is_something_to_show()
    {
        Assert.False(new Activity(ActivityTypes.Message) { Text = " ", Attachments = [] }.HasContent());
        Assert.True(new Activity { Attachments = [new Attachment()] }.HasContent());
        Assert.True(new Activity { Summary = "s" }.HasContent());
    }

    private static Activity Incoming() => new()
    {
        Type = ActivityTypes.Message,
        Id = "1:abc",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.example/",
        Locale = "fr-FR",
        From = new ChannelAccount("29:u", "Ann"),
        Recipient = new ChannelAccount("28:b", "McaBot"),
        Conversation = new ConversationAccount(id: "a:1"),
    };
}
