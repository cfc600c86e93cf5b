using McaBot.Cards;
using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Host;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Tests.Turns;

/// <summary>Which text goes where, in the personal chat and in a channel, while a form waits for an answer or not.</summary>
public sealed class MessageRouterTests(InnerBot bot) : IClassFixture<InnerBot>
{
    private const string Help = "What you can write to me";
    private readonly Guid person = Guid.NewGuid();

    [Theory]
    [InlineData("help", Help)]
    [InlineData("Helpp!", Help)]
    [InlineData("aide", Help)]
    [InlineData("subscribe", "This works in a channel")]
    [InlineData("subscrib", "This works in a channel")]
    [InlineData("Ty", "You are welcome.")]
    [InlineData("cancel", "There is nothing to cancel")]
    [InlineData("MCA-1A2B3C4D", "There is no attestation for MCA-1A2B3C4D.")]
    [InlineData("12345678", "I did not understand that")]
    [InlineData("Contoso Ltd", "I did not understand that")]
    public async Task In_the_personal_chat_text_is_a_command_or_a_number_or_not_understood(string text, string words)
    {
        var answer = await AnswerAsync(InnerBot.Message(text, person: person));

        Assert.Contains(words, InnerBot.Words(answer), StringComparison.Ordinal);
        Assert.Null(await TypedAsync());
    }

    [Theory]
    [InlineData("Contoso Ltd")]
    [InlineData("Helpp")]
    [InlineData("subscrib")]
    [InlineData("Ty")]
    [InlineData("Export Development Canada")]
    [InlineData("Export AG")]
    [InlineData("MCA-1A2B3C4D")]
    [InlineData("12345678")]
    [InlineData("Demain SARL")]
    public async Task While_a_form_waits_whatever_may_be_its_answer_is_its_answer(string text)
    {
        await FormWaitsAsync();

        var answer = await AnswerAsync(InnerBot.Message(text, person: person));

        Assert.Equal(text, await TypedAsync());
        Assert.Contains("Who is the customer?", InnerBot.Words(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", Help)]
    [InlineData("HELP !", Help)]
    [InlineData("« aide »", Help)]
    [InlineData("subscribe", "This works in a channel")]
    [InlineData("subscribe approvals", "This works in a channel")]
    [InlineData("subscribe Contoso", "If that was your answer")]
    [InlineData("thanks", "You are welcome.")]
    [InlineData("merci", "You are welcome.")]
    [InlineData("cancel", "Discard what you entered?")]
    [InlineData("annuler", "Discard what you entered?")]
    [InlineData("who can attest?", "Whoever holds one of these roles")]
    [InlineData("back", "Which scenario is the customer in?")]
    [InlineData("retour", "Which scenario is the customer in?")]
    [InlineData("accepted", "Which request? Write its number as well, as in “accepted MCA-1A2B3C4D”.")]
    [InlineData("Le client a accepté.", "Which request?")]
    [InlineData("by hand", "Which request?")]
    [InlineData("À la main", "Which request?")]
    public async Task While_a_form_waits_a_command_beyond_doubt_is_carried_out_and_typed_into_nothing(string text, string words)
    {
        await FormWaitsAsync();

        var answer = await AnswerAsync(InnerBot.Message(text, person: person));

        Assert.Contains(words, InnerBot.Words(answer), StringComparison.Ordinal);
        Assert.Null(await TypedAsync());
    }

    [Theory]
    [InlineData("Contoso Ltd")]
    [InlineData("MCA-1A2B3C4D")]
    [InlineData("help")]
    [InlineData("")]
    public async Task In_a_channel_whatever_is_no_command_of_channels_gets_their_help_and_no_form_hears_it(string text)
    {
        await FormWaitsAsync();

        var answer = await AnswerAsync(InnerBot.Message(text, "channel", person));

        var help = HelpCard.ForChannel(bot.Get<CommandCatalog>().Help(inChannel: true), Cultures.English);
        Assert.Equal(help.ToJson(), answer.Card!.ToJson());
        Assert.Null(await TypedAsync());
    }

    [Theory]
    [InlineData("attest")]
    [InlineData("nouvelle attestation")]
    [InlineData("find Contoso")]
    [InlineData("cancel")]
    public async Task In_a_channel_a_command_of_the_personal_chat_is_sent_there(string text)
    {
        await FormWaitsAsync();

        var answer = await AnswerAsync(InnerBot.Message(text, "channel", person));

        Assert.Contains("Let us do this in private", InnerBot.Words(answer), StringComparison.Ordinal);
        Assert.Null(await TypedAsync());
    }

    [Fact]
    public async Task A_file_that_nobody_takes_is_evidence_and_without_a_request_it_is_said_so_and_its_text_is_not_run()
    {
        var message = InnerBot.Message("help", person: person);
        message.Attachments = [new Attachment(FileDownloadInfo.ContentType, name: "letter.pdf", content: new object())];

        var answer = await AnswerAsync(message);

        Assert.Contains("There is no request to attach this to", InnerBot.Words(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(Help, InnerBot.Words(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal", "", "I cannot take this")]
    [InlineData("personal", "help", Help)]
    [InlineData("channel", "", Help)]
    public async Task What_is_no_file_is_refused_only_where_nothing_was_said_beside_it(string scope, string text, string words)
    {
        var message = InnerBot.Message(text, scope, person);
        message.Attachments = [new Attachment("audio/mpeg", "https://channel.example/said.mp3")];

        var answer = await AnswerAsync(message);

        Assert.Contains(words, InnerBot.Words(answer), StringComparison.Ordinal);
    }

    private async Task<Answer> AnswerAsync(Activity message)
    {
        Answer? answer = null;
        await bot.InTurnAsync(message, async context =>
        {
            var turn = InnerBot.Turn(context);
            await bot.Get<MessageRouter>().AnswerAsync(turn, default);
            await SaveAsync(context);
            answer = turn.Answer;
        });
        return answer!;
    }

    /// <summary>A request whose customer is known but for the name, which is asked for next.</summary>
    private Task FormWaitsAsync() => bot.InTurnAsync(InnerBot.Message("", person: person), async context =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var draft = new Draft { Id = Guid.NewGuid(), StartedAt = now, Person = person, Scenario = "existing-partner" };
        (draft.Inputs["tenantId"], draft.Inputs["domain"]) = ($"{Guid.NewGuid()}", "contoso.example.com");
        await bot.Get<Drafts>().BeginAsync(context, draft, default);
        var dialog = await bot.Get<AttestDialog>().ContextAsync(InnerBot.Turn(context), null, default);
        await dialog.BeginDialogAsync(DataNames.Steps.Customer);
        await SaveAsync(context);
    });

    /// <returns>The name that was typed into the form, as the next turn finds it; null where there is none.</returns>
    private async Task<string?> TypedAsync()
    {
        string? typed = null;
        await bot.InTurnAsync(InnerBot.Message("", person: person), async context =>
            typed = (await bot.Get<Drafts>().GetAsync(context, default))?.Inputs.GetValueOrDefault("companyName"));
        return typed;
    }

    private async Task SaveAsync(ITurnContext context)
    {
        await bot.Get<Drafts>().SaveAsync(context, default);
        await bot.Get<ConversationState>().SaveChangesAsync(context);
    }
}
