using System.Diagnostics;
using McaBot.Outbox;
using McaBot.Turns.Inbound;
using Microsoft.Bot.Builder;

namespace McaBot.Turns;

/// <summary>One activity being answered: who speaks, what was pressed or typed, and the answer so far.</summary>
internal sealed class Turn(ITurnContext context, Caller caller, CardInput? input, string text)
{
    public ITurnContext Context => context;

    public Caller Caller => caller;

    public CultureInfo Culture => caller.Culture;

    /// <inheritdoc cref="Caller.Region"/>
    public CultureInfo Region => caller.Region;

    public CardInput? Input => input;

    /// <summary>What was typed, without the mention of the bot; empty when a card was pressed.</summary>
    public string Text => text;

    /// <summary>Where the person waits for the answer.</summary>
    public AnswerPlace Place { get; init; } = AnswerPlace.Conversation;

    /// <summary>How the activity came in, and whether it is a repeat.</summary>
    public Delivery Delivery { get; init; } = Delivery.Unmarked;

    /// <summary>Set once a step of the dialog has taken the input, so that no other step takes it too.</summary>
    public bool IsInputTaken { get; set; }

    /// <summary>Set once what was asked for is on record: whatever fails after that, it counts.</summary>
    public bool IsOnRecord { get; set; }

    /// <summary>Set where the message whose card was answered is good for nothing any more, and is taken away.</summary>
    public bool IsMessageUsedUp { get; set; }

    /// <summary>Begun in the turn, and over before its answer is given.</summary>
    public IList<Task> Pending { get; } = [];

    public Answer Answer { get; } = new();

    /// <summary>Also the reference id people can name to support.</summary>
    public string Correlation { get; } = NewCorrelation();

    /// <summary>The message whose card was pressed.</summary>
    public string? PressedCard => input is null ? null : context.Activity.ReplyToId;

    /// <param name="from">From when on it would be done.</param>
    public void Notice(
        NoticeKind kind,
        AttestationView? about = null,
        IReadOnlyList<PartnerRole>? roles = null,
        string? person = null,
        DateTimeOffset? from = null)
    {
        DateTimeOffset? local = from is { } at ? WholeMinute(at).ToOffset(caller.Offset) : null;
        var notice = new Notice(kind, Notices.NamesReference(kind) ? Correlation : null, about, roles, person, From: local);

        // A pressed card keeps what was typed in it when the answer is only words.
        if (Place == AnswerPlace.SearchResults
            || (Place == AnswerPlace.Conversation && input is not null && Notices.LeavesCardAlone(kind)))
        {
            Answer.Say(Replies.Of(notice, Culture));
        }
        else
        {
            Answer.Show(NoticeCard.For(notice, Culture, hasButtons: Place == AnswerPlace.Conversation));
        }
    }

    /// <summary>Clocks show minutes: who comes back at the one that is named is not too early.</summary>
    private static DateTimeOffset WholeMinute(DateTimeOffset at) =>
        at.AddTicks((TimeSpan.TicksPerMinute - (at.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);

    /// <summary>Something to be done outside the turn, whose outcome comes into this chat.</summary>
    public BackgroundJob Job(BackgroundJobKind kind) =>
        new(Guid.CreateVersion7(), kind, caller.ObjectId, caller.ServiceUrl, caller.Conversation, caller.Culture.Name, Correlation);

    /// <summary>The trace this happens in, where there is one.</summary>
    public static string NewCorrelation() =>
        System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>The card that was pressed, as a copy that settles.</summary>
    public PostedCard? PressedPostedCard(Audience audience) => PressedCard is { } activity ? PostedCardAs(audience, activity) : null;

    public PostedCard PostedCardAs(Audience audience, string activity) =>
        new(audience, caller.ObjectId.ToString("D"), caller.ServiceUrl, caller.Conversation, activity);
}
