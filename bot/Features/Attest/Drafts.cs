using McaBot.Features.Attest.Dialogs;
using McaBot.Platform;
using McaBot.Storage;
using McaBot.Turns;
using Microsoft.Bot.Builder;

namespace McaBot.Features.Attest;

/// <summary>
/// The request a conversation is writing. Its state says which; what was typed is read once a turn from <see cref="BlobDrafts"/>, and what
/// a turn changed is written there.
/// </summary>
internal sealed class Drafts(ChatState conversations, BlobDrafts blobs, ILedger ledger, SentDraftCleanup cleanup)
{
    private readonly IStatePropertyAccessor<Draft> which = conversations.CreateProperty<Draft>(StoredState.DraftName);
    private readonly IStatePropertyAccessor<string> unreadable = conversations.CreateProperty<string>(StoredState.UnreadableName);

    /// <summary>Whether this turn found that what the person had entered cannot be read any more.</summary>
    public static bool HasLost(ITurnContext context) => context.TurnState.Get<Lost>() is not null;

    /// <returns>
    /// What this turn found to be on record already of what the conversation is said to be writing; null where nothing is.
    /// </returns>
    public static SentDraft? SentIn(ITurnContext context) => context.TurnState.Get<SentDraft>();

    /// <summary>Whatever was asked for: what had been entered cannot be read any more, and the person goes on without it.</summary>
    public static void TellWhereLost(Turn turn)
    {
        if (HasLost(turn.Context))
        {
            var words = Replies.EntriesLost(turn.Culture);
            turn.Answer.Say(turn.Answer.Text is { } said ? $"{words} {said}" : words);
        }
    }

    /// <summary>Something else was asked beside the request that is being written: a "yes" that answers it confirms no request.</summary>
    public async Task AskedSomethingElseAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (await GetAsync(context, cancellationToken) is { Shown: not null } draft)
        {
            draft.Shown = null;
        }
    }

    /// <returns>Null where none is being written. Looking for it stores nothing.</returns>
    public async Task<Draft?> GetAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<Held>() is { } held)
        {
            return held.Draft;
        }

        if (SentIn(context) is not null || await NamedAsync(context, cancellationToken) is not { } named)
        {
            return null;
        }

        var reading = await blobs.ReadAsync(named.Id, cancellationToken);
        if (reading.WasPutAside)
        {
            await LoseAsync(context, cancellationToken);
            return null;
        }

        // A draft of an earlier release has its form and files in the state itself, and goes on with those.
        var draft = new Draft { Id = named.Id, StartedAt = named.StartedAt, Person = named.Person, Evidence = named.Evidence };
        draft.Take(named.ToForm());
        if (reading.Draft is { MayBeOnRecordOf: { } customer } closed
            && (await ledger.ReadAsync(customer, cancellationToken)).Find(named.Id) is { } sent)
        {
            // Confirmed, and not cleared away yet: what this turn finds, it leaves to whoever clears it.
            Fill(draft, closed);
            context.TurnState.Set(new SentDraft(sent.Key, draft));
            cleanup.Begin(conversations.KeyOf(context), named.Id);
            return null;
        }

        return Hold(context, draft, reading.Draft);
    }

    /// <returns>Null where none is being written. What was typed is not looked at: one that cannot be read can still be given up.</returns>
    public async Task<Guid?> WhichAsync(ITurnContext context, CancellationToken cancellationToken) =>
        (await NamedAsync(context, cancellationToken))?.Id;

    /// <summary>Whether the conversation is still writing it, as stored by now.</summary>
    public async Task<bool> IsStillAsync(ITurnContext context, Guid draft, CancellationToken cancellationToken)
    {
        TurnScope.ForgetAll();
        await conversations.LoadAsync(context, force: true, cancellationToken);
        return await WhichAsync(context, cancellationToken) == draft;
    }

    public Task BeginAsync(ITurnContext context, Draft draft, CancellationToken cancellationToken)
    {
        context.TurnState.Set(new Held(draft, DraftForm.Empty, true));
        blobs.Begin(draft.Id);
        return NameAsync(context, draft, cancellationToken);
    }

    /// <summary>
    /// Goes on with a later request of the person than <paramref name="named"/>, which the state names: storage may have carried out the
    /// state of an earlier turn after that of the one that began it.
    /// </summary>
    /// <returns>Null where there is no such request.</returns>
    public async Task<Draft?> GoOnAsync(ITurnContext context, Draft named, Guid later, Guid person, CancellationToken cancellationToken)
    {
        if ((await blobs.ReadAsync(later, cancellationToken)).Draft is not { StartedAt: { } startedAt } stored
            || stored.Person != person || startedAt <= named.StartedAt)
        {
            return null;
        }

        var draft = Hold(context, new Draft { Id = later, StartedAt = startedAt, Person = person }, stored);
        await NameAsync(context, draft, cancellationToken);
        return draft;
    }

    /// <summary>Reads again which files are attached.</summary>
    /// <returns>False where the draft is gone by now.</returns>
    public async Task<bool> ReadFilesAsync(Draft draft, CancellationToken cancellationToken)
    {
        TurnScope.ForgetAll();
        if ((await blobs.ReadAsync(draft.Id, cancellationToken)).Draft is not { } stored)
        {
            return !draft.WasRead;
        }

        draft.Evidence = [.. stored.Files];
        return true;
    }

    /// <summary>Keeps what this turn changed, before the state is saved that may say so.</summary>
    public async Task SaveAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<Held>() is { } held && held.Draft.ToForm() is var form && !form.IsSameAs(held.Before))
        {
            var draft = held.Draft;
            var begins = held.IsNew ? new StoredDraft(draft.Evidence, Person: draft.Person, StartedAt: draft.StartedAt) : null;
            await blobs.ChangeFormAsync(draft.Id, held.Before, form, begins, cancellationToken);
            context.TurnState.Set(new Held(draft, form, false));
        }
    }

    /// <summary>
    /// The conversation first, then what was typed: whoever attaches a file meanwhile finds it closed, or the draft gone.
    /// </summary>
    public async Task ForgetAsync(ITurnContext context, Guid? draft, CancellationToken cancellationToken)
    {
        context.TurnState.Set<Held>(null!);
        await which.DeleteAsync(context, cancellationToken);
        await conversations.SaveChangesAsync(context, false, cancellationToken);
        if (draft is { } id)
        {
            await blobs.DeleteAsync(id, cancellationToken);
        }
    }

    /// <summary>
    /// It is on record. Nobody waits until nothing names it any more: this turn keeps nothing of the conversation, so that what clears it
    /// away later is all that is written, and undoes nothing that was written since.
    /// </summary>
    public async Task EndAsync(ITurnContext context, Guid draft, CancellationToken cancellationToken)
    {
        context.TurnState.Set<Held>(null!);
        await conversations.LoadAsync(context, force: true, cancellationToken);
        cleanup.Begin(conversations.KeyOf(context), draft);
    }

    private static void Fill(Draft draft, StoredDraft stored)
    {
        draft.Take(stored.Form ?? DraftForm.Empty);
        draft.Evidence = [.. stored.Files];
    }

    private static Draft Hold(ITurnContext context, Draft draft, StoredDraft? stored)
    {
        if (stored is not null)
        {
            Fill(draft, stored);
            draft.WasRead = true;
        }

        context.TurnState.Set(new Held(draft, stored is null ? DraftForm.Empty : draft.ToForm(), stored is null));
        return draft;
    }

    /// <summary>The conversation names nothing any more that it cannot go on with.</summary>
    private async Task LoseAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        context.TurnState.Set(new Lost());
        await which.DeleteAsync(context, cancellationToken);
    }

    private async Task<Draft?> NamedAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var named = await which.GetAsync(context, null, cancellationToken);
        if (await unreadable.GetAsync(context, null, cancellationToken) is not null)
        {
            context.TurnState.Set(new Lost());
        }

        return named;
    }

    private Task NameAsync(ITurnContext context, Draft draft, CancellationToken cancellationToken) =>
        which.SetAsync(context, new Draft { Id = draft.Id, StartedAt = draft.StartedAt, Person = draft.Person }, cancellationToken);

    private sealed record Lost;

    private sealed record Held(Draft Draft, DraftForm Before, bool IsNew);
}
