using System.Net;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Tests.Sdk;

public sealed class ActivityHandlerTests
{
    private readonly RecordingAdapter adapter = new();
    private readonly Handler handler = new();

    [Theory]
    [InlineData("""{"type":"message"}""", "message")]
    [InlineData("""{"type":"messageUpdate"}""", "messageUpdate")]
    [InlineData("""{"type":"messageDelete"}""", "messageDelete")]
    [InlineData("""{"type":"typing"}""", "typing")]
    [InlineData("""{"type":"event","name":"x"}""", "event")]
    [InlineData("""{"type":"endOfConversation"}""", "end")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"29:a"}]}""", "added 29:a")]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"29:a"}]}""", "removed 29:a")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}]}""", "reacted like", "unreacted sad")]
    [InlineData("""{"type":"installationUpdate","action":"add"}""", "installed")]
    [InlineData("""{"type":"installationUpdate","action":"add-upgrade"}""", "installed")]
    [InlineData("""{"type":"installationUpdate","action":"remove"}""", "uninstalled")]
    [InlineData("""{"type":"installationUpdate","action":"other"}""")]
    [InlineData("""{"type":"somethingNew"}""", "unrecognized")]
    public async Task Each_type_of_activity_reaches_its_method_and_no_other(string json, params string[] expected)
    {
        await adapter.RunAsync(Read(json), handler.OnTurnAsync);

        Assert.Equal(expected, handler.Seen);
        Assert.Empty(adapter.Sent);
    }

    [Fact]
    public async Task The_bot_joining_alone_is_not_a_member_to_greet()
    {
        await adapter.RunAsync(Read("""{"type":"conversationUpdate","recipient":{"id":"28:bot"},"membersAdded":[{"id":"28:bot"}]}"""), handler.OnTurnAsync);

        Assert.Empty(handler.Seen);
    }

    [Fact]
    public async Task An_activity_without_a_type_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => adapter.RunAsync(Read("{}"), handler.OnTurnAsync));
        Assert.Empty(handler.Seen);
    }

    [Fact]
    public async Task A_card_action_reaches_the_handler_with_its_verb_and_data()
    {
        var answer = await InvokeAsync("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"attest.start","data":{"a":1}}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["attest.start {\"a\":1}"], handler.Seen);
        Assert.Equal("ok", Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body).Value);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"Action.Execute"}""")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":{}}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"v"}}""")]
    [InlineData("""{"action":{"type":{"a":1},"verb":"v"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":["v"]}}""")]
    public async Task A_malformed_card_action_is_answered_400_with_an_error_and_never_handled(string value)
    {
        var answer = await InvokeAsync($$"""{"type":"invoke","name":"adaptiveCard/action","value":{{value}}}""");

        Assert.Equal(400, answer.Status);
        var body = Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body);
        Assert.Equal((400, "application/vnd.microsoft.error"), (body.StatusCode, body.Type));
        Assert.False(string.IsNullOrEmpty(Assert.IsType<Error>(body.Value).Message));
        Assert.Empty(handler.Seen);
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"nobody/knows"}""", 501)]
    [InlineData("""{"type":"invoke","channelId":"msteams"}""", 501)]
    [InlineData("""{"type":"invoke","name":"signin/verifyState"}""", 501)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"teapot"}}}""", 418)]
    [InlineData("""{"type":"invoke","name":"fileConsent/invoke","value":{"action":"perhaps"}}""", 400)]
    [InlineData("""{"type":"invoke","name":"fileConsent/invoke","value":7}""", 400)]
    public async Task What_the_handler_does_not_take_is_answered_with_the_status_that_says_so(string json, int status)
    {
        Assert.Equal(status, (await InvokeAsync(json)).Status);
    }

    [Theory]
    [InlineData("msteams", """{"queryText":"con","queryOptions":{"skip":0,"top":15},"dataset":"customers"}""", "search con 15")]
    [InlineData("msteams", """{"kind":"typeahead","queryText":"con"}""", "typeahead con ")]
    [InlineData("webchat", """{"kind":"searchAnswer","queryText":"con"}""", "searchAnswer con ")]
    public async Task A_search_reaches_its_method_and_Teams_may_leave_the_kind_out(string channel, string value, string seen)
    {
        var answer = await InvokeAsync($$"""{"type":"invoke","name":"application/search","channelId":"{{channel}}","value":{{value}}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal([seen], handler.Seen);
        Assert.Equal("application/vnd.microsoft.search.searchResponse", Assert.IsType<SearchInvokeResponse>(answer.Body).Type);
    }

    [Theory]
    [InlineData("msteams", "null")]
    [InlineData("msteams", "7")]
    [InlineData("msteams", "[]")]
    [InlineData("msteams", "{}")]
    [InlineData("msteams", """{"kind":"search"}""")]
    [InlineData("msteams", """{"kind":"search","queryText":""}""")]
    [InlineData("msteams", """{"queryText":{"a":1}}""")]
    [InlineData("msteams", """{"queryText":"con","queryOptions":"all"}""")]
    [InlineData("webchat", """{"queryText":"con"}""")]
    public async Task A_malformed_search_is_answered_400_with_an_error_and_never_handled(string channel, string value)
    {
        var answer = await InvokeAsync($$"""{"type":"invoke","name":"application/search","channelId":"{{channel}}","value":{{value}}}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal((400, "application/vnd.microsoft.error"), answer.Body is AdaptiveCardInvokeResponse body ? (body.StatusCode, body.Type) : default);
        Assert.Empty(handler.Seen);
    }

    [Fact]
    public async Task A_search_nobody_handles_is_answered_501()
    {
        await adapter.RunAsync(Read("""{"type":"invoke","name":"application/search","value":{"kind":"search","queryText":"con"}}"""), new TeamsActivityHandler().OnTurnAsync);

        Assert.Equal(501, Assert.IsType<InvokeResponse>(Assert.Single(adapter.Sent).Value).Status);
    }

    [Fact]
    public async Task A_file_consent_accepted_reaches_its_method_with_the_place_and_the_cards_own_context()
    {
        Assert.Equal(200, (await InvokeAsync(
            """
            {"type":"invoke","name":"fileConsent/invoke","value":{"type":"fileUpload","action":"accept","context":{"offer":"7"},
             "uploadInfo":{"contentUrl":"https://c/","name":"n.csv","uploadUrl":"https://u/","uniqueId":"id","fileType":"csv"}}}
            """)).Status);
        Assert.Equal(["""accepted {"offer":"7"} https://c/ n.csv https://u/ id csv"""], handler.Seen);
    }

    [Fact]
    public async Task A_file_consent_declined_reaches_its_method()
    {
        Assert.Equal(200, (await InvokeAsync("""{"type":"invoke","name":"fileConsent/invoke","value":{"action":"decline"}}""")).Status);
        Assert.Equal(["declined"], handler.Seen);
    }

    [Fact]
    public void Channel_data_tells_team_channel_and_meeting_and_takes_the_notification()
    {
        var activity = Read("""{"type":"message","channelData":{"team":{"id":"19:t"},"channel":{"id":"19:c"},"meeting":{"id":"m"},"settings":{"selectedChannel":{"id":"19:s"}},"other":1}}""");
        Assert.Equal(("19:t", "19:c", "m", "19:s"), (activity.TeamsGetTeamInfo()?.Id, activity.TeamsGetChannelId(), activity.TeamsGetMeetingInfo()?.Id, activity.TeamsGetSelectedChannelId()));

        var message = MessageFactory.Text("look");
        Assert.Null(message.TeamsGetTeamInfo());
        message.TeamsNotifyUser();
        Assert.True(Assert.IsType<TeamsChannelData>(message.ChannelData).Notification?.Alert);
    }

    private static Activity Read(string json) => JsonSerializer.Deserialize<Activity>(json, JsonSerializerOptions.Web)!;

    private async Task<InvokeResponse> InvokeAsync(string json)
    {
        await adapter.RunAsync(Read(json), handler.OnTurnAsync);
        var sent = Assert.Single(adapter.Sent);
        Assert.Equal("invokeResponse", sent.Type);
        return Assert.IsType<InvokeResponse>(sent.Value);
    }

    private sealed class Handler : TeamsActivityHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => See("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => See("messageUpdate");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => See("messageDelete");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => See("typing");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => See("event");

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => See("end");

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            See($"added {membersAdded[0].Id}");

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            See($"removed {membersRemoved[0].Id}");

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            See($"reacted {messageReactions[0].Type}");

        protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            See($"unreacted {messageReactions[0].Type}");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => See("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => See("uninstalled");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => See("unrecognized");

        protected override Task OnTeamsFileConsentDeclineAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) => See("declined");

        protected override Task OnTeamsFileConsentAcceptAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken)
        {
            var place = fileConsentCardResponse.UploadInfo!;
            return See($"accepted {fileConsentCardResponse.Context} {place.ContentUrl} {place.Name} {place.UploadUrl} {place.UniqueId} {place.FileType}");
        }

        protected override async Task<SearchInvokeResponse> OnSearchInvokeAsync(ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            await See($"{invokeValue.Kind} {invokeValue.QueryText} {invokeValue.QueryOptions?.Top}");
            return new SearchInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.search.searchResponse" };
        }

        protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            if (invokeValue.Action?.Verb == "teapot")
            {
                throw new InvokeResponseException((HttpStatusCode)418);
            }

            await See($"{invokeValue.Action?.Verb} {invokeValue.Action?.Data}");
            return new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "ok" };
        }

        private Task See(string what)
        {
            Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
