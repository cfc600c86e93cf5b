using McaBot.Features.Attest;
using McaBot.Features.Attest.Prefill;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Turns;
using McaBot.Turns.Extension;
using McaBot.Views;

namespace McaBot.Features.Extension;

/// <summary>
/// "Attest from this message": what it says is guessed, checked in a dialog, and filled into the person's request in the personal chat.
/// Nothing of it goes on record here.
/// </summary>
internal sealed class AttestFromMessage(
    AttestPolicy mayAttest, PersonalChat chats, AttestConversation attest, Drafts drafts, DraftPrefill prefill, DraftEvidence evidence,
    IOptions<MicrosoftAppOptions> bot) : IMessageAction
{
    public string Command => "attestFromMessage";

    public async Task OpenAsync(Turn turn, ChosenMessage message, CancellationToken cancellationToken)
    {
        if (await ChatAsync(turn, cancellationToken) is null)
        {
            return;
        }

        var facts = MessageFacts.Of(message, turn.Caller);
        var values = facts.Values.ToDictionary(StringComparer.Ordinal);
        if (facts.Customer.Length > 0)
        {
            values[DataNames.CalledCustomer] = facts.Customer;
        }

        var guesses = values.Keys.ToDictionary(field => field, _ => GuessSource.Message, StringComparer.Ordinal);
        turn.Answer.Show(FromMessageCard.For(ViewOf(message), values, guesses, turn.Caller.Today, turn.Culture));
    }

    public async Task SubmitAsync(Turn turn, CardInput input, ChosenMessage? message, CancellationToken cancellationToken)
    {
        attest.ReadAhead(turn, cancellationToken);
        prefill.ReadAhead(turn, input[DataNames.CalledCustomer] ?? "", cancellationToken);
        if (await ChatAsync(turn, cancellationToken) is not { } chat)
        {
            return;
        }

        if (message is not null && !string.Equals(input[DataNames.MessageMark], message.Mark, StringComparison.Ordinal))
        {
            // What is kept is what was shown.
            turn.Answer.Show(
                FromMessageCard.For(
                    ViewOf(message), input.Values, new Dictionary<string, GuessSource>(), turn.Caller.Today, turn.Culture,
                    hasChanged: true));
            return;
        }

        var ended = new Ended(FromMessageEnd.NotBegun);
        var hasArrived = await chats.GoOnAsync(
            turn, chat, async (there, token) => ended = await GoOnAsync(turn, there, input, message, token), cancellationToken);
        if (turn.Answer.IsEmpty)
        {
            turn.Answer.Show(
                FromMessageEndCard.For(
                    hasArrived ? ended.How : FromMessageEnd.NotArrived, bot.Value.MicrosoftAppId, turn.Culture,
                    hasArrived ? ended.Refused : null, evidence.MaxBytes));
        }
    }

    /// <summary>Where it will go on, for whoever may attest.</summary>
    /// <returns>Null where there is no place or no right, which the person is told.</returns>
    private async Task<PersonRecord?> ChatAsync(Turn turn, CancellationToken cancellationToken)
    {
        var finding = chats.FindAsync(turn.Caller, cancellationToken);
        var allowing = mayAttest.AllowsAsync(turn, cancellationToken);
        await Task.WhenAll(finding, allowing);
        if (!await allowing)
        {
            return null;
        }

        if ((await finding ?? await chats.OpenAsync(turn.Caller, cancellationToken)) is not { } chat)
        {
            turn.Answer.Show(FromMessageEndCard.For(FromMessageEnd.NoChat, bot.Value.MicrosoftAppId, turn.Culture));
            return null;
        }

        return chat;
    }

    /// <param name="turn">Of the dialog, which asks where there is something to ask.</param>
    /// <param name="there">In the personal chat.</param>
    private async Task<Ended> GoOnAsync(
        Turn turn, Turn there, CardInput input, ChosenMessage? message, CancellationToken cancellationToken)
    {
        var customer = input[DataNames.CalledCustomer] ?? "";
        var facts = FactsOf(input, message, turn.Caller);
        var draft = await drafts.GetAsync(there.Context, cancellationToken);
        var choice = draft is not null && input.Draft == draft.Id ? input[DataNames.Choice] : null;
        var isWritten = draft is { HasContent: true };
        if (isWritten && choice is not (DataNames.Fresh or DataNames.Added)
            && (!IsFor(draft!, customer) || draft!.NamesSomebodyElse(facts)))
        {
            turn.Answer.Show(FromMessageAskCard.For(draft!.View(), input.Values, turn.Culture));
            return new Ended(FromMessageEnd.NotBegun);
        }

        Draft? begun = null;
        EvidenceNews? news = null;
        var keeps = input[DataNames.KeepMessage] is DataNames.Keep;
        var adds = isWritten && choice is not DataNames.Fresh;
        await (adds
            ? attest.AddAsync(there, draft!, FillAsync, cancellationToken)
            : attest.StartAsync(
                there, new RequestStart(choice is DataNames.Fresh ? DataNames.Fresh : null) { Fill = FillAsync }, cancellationToken));
        if (begun is not null && news is { Refused.Count: > 0 })
        {
            // Why it was not taken is said first; the request waits behind the button, and no card has shown it.
            evidence.Show(there, begun, news);
            begun.Shown = null;
        }

        return begun is null ? new Ended(FromMessageEnd.NotBegun)
            : !keeps ? new Ended(FromMessageEnd.InChat)
            : news is { Refused.Count: 0 } ? new Ended(FromMessageEnd.InChatAndKept)
            : new Ended(FromMessageEnd.InChatNotKept, news?.Refused[0]);

        async Task FillAsync(Draft filled, CancellationToken token)
        {
            begun = filled;
            await prefill.TakeMessageAsync(there, filled, customer, facts, token);
            news = keeps && message is not null ? await KeepAsync(there, filled, message, isNew: !adds, token) : null;
        }
    }

    /// <returns>Null where it was too late.</returns>
    private Task<EvidenceNews?> KeepAsync(
        Turn there, Draft draft, ChosenMessage message, bool isNew, CancellationToken cancellationToken)
    {
        var content = MessageFile.Of(message.Text, message.Author, message.SentAt, message.Link, message.Files, there.Culture);
        return evidence.AttachAsync(there, draft, $"teams-message-{message.Mark[..6]}.txt", content, isNew, cancellationToken);
    }

    /// <summary>
    /// What the dialog asked for; and where that was left as it was guessed, what else the message says of the same customer and person.
    /// </summary>
    private static Dictionary<string, string> FactsOf(CardInput input, ChosenMessage? message, Caller caller)
    {
        var entered = FromMessageCard.Asked.ToDictionary(field => field, field => input[field] ?? "", StringComparer.Ordinal);
        if (message is null || MessageFacts.Of(message, caller) is not { } guessed
            || guessed.Customer != (input[DataNames.CalledCustomer] ?? "")
            || FromMessageCard.Asked.Any(field => guessed.Values.GetValueOrDefault(field, "") != entered[field]))
        {
            return entered;
        }

        return guessed.Values.Concat(entered).DistinctBy(fact => fact.Key).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Whether a request that is being written is for that customer, or for none yet.</summary>
    private static bool IsFor(Draft draft, string customer) =>
        draft.IsEmptyIn(Fields.OfCustomer)
        || (customer.Length > 0
            && new[] { Fields.TenantId, Fields.Domain, Fields.CompanyName }.Any(field =>
                draft.Inputs.GetValueOrDefault(field) is { Length: > 0 } known && FieldNames.Plain(known) == FieldNames.Plain(customer)));

    private static MessageView ViewOf(ChosenMessage message) => new(message.Text, message.Author, message.SentAt, message.Mark);

    /// <param name="Refused">The message, where it was to be kept and was not taken; why, is told where that was asked for.</param>
    private sealed record Ended(FromMessageEnd How, RefusedFile? Refused = null);
}
