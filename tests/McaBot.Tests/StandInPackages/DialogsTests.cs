using McaBot.Tests.Support;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;

namespace McaBot.Tests.StandInPackages;

/// <summary>
/// A flat set of dialogs as the official package plays it. Every turn is a restart: fresh dialogs on the stack as it was stored.
/// </summary>
public sealed class DialogsTests
{
    private readonly List<string> ran = [];
    private string stored = JsonConvert.SerializeObject(new DialogState());

    [Fact]
    public async Task A_dialog_that_was_begun_waits_and_goes_on_turn_by_turn_until_it_ends()
    {
        Assert.Equal((DialogTurnStatus.Waiting, null), await TurnAsync(dc => dc.BeginDialogAsync("ask", "Contoso")));
        Assert.Equal((DialogTurnStatus.Waiting, null), await TurnAsync(dc => dc.ContinueDialogAsync(), says: "more"));
        Assert.Equal((DialogTurnStatus.Complete, "<end>"), await TurnAsync(dc => dc.ContinueDialogAsync(), says: "end"));
        Assert.Equal((DialogTurnStatus.Empty, null), await TurnAsync(dc => dc.ContinueDialogAsync(), says: "more"));

        Assert.Equal(["ask begins with Contoso", "ask hears more", "ask hears end", "ask over: EndCalled"], ran);
        Assert.Equal("""{"dialogStack":[]}""", stored);
    }

    [Fact]
    public async Task A_dialog_begun_by_another_gives_it_its_result_and_the_other_goes_on()
    {
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));
        await TurnAsync(dc => dc.BeginDialogAsync("other"));
        Assert.Equal(["other", "ask"], Stack());

        Assert.Equal((DialogTurnStatus.Waiting, null), await TurnAsync(dc => dc.ContinueDialogAsync(), says: "end"));

        Assert.Equal(
            ["ask begins with ", "other begins with ", "other hears end", "other over: EndCalled", "ask resumes with <end>: EndCalled"],
            ran);
        Assert.Equal(["ask"], Stack());
    }

    [Fact]
    public async Task Replacing_a_dialog_ends_it_and_begins_the_other_in_its_place_without_resuming_whoever_began_it()
    {
        await TurnAsync(dc => dc.BeginDialogAsync("plain"));
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));

        Assert.Equal((DialogTurnStatus.Waiting, null), await TurnAsync(dc => dc.ReplaceDialogAsync("other", 7)));

        Assert.Equal(["ask begins with ", "ask over: ReplaceCalled", "other begins with 7"], ran);
        Assert.Equal(["other", "plain"], Stack());
    }

    [Fact]
    public async Task Cancelling_all_dialogs_tells_each_and_leaves_nothing()
    {
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));
        await TurnAsync(dc => dc.BeginDialogAsync("other"));
        ran.Clear();

        Assert.Equal((DialogTurnStatus.Cancelled, null), await TurnAsync(dc => dc.CancelAllDialogsAsync()));
        Assert.Equal((DialogTurnStatus.Empty, null), await TurnAsync(dc => dc.CancelAllDialogsAsync()));

        Assert.Equal(["other over: CancelCalled", "ask over: CancelCalled"], ran);
        Assert.Empty(Stack());
    }

    [Fact]
    public async Task Asking_again_reaches_the_active_dialog_alone_and_moves_nothing()
    {
        await TurnAsync(dc => dc.RepromptDialogAsync());
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));
        await TurnAsync(dc => dc.BeginDialogAsync("other"));
        ran.Clear();

        await TurnAsync(dc => dc.RepromptDialogAsync());

        Assert.Equal(["other asks again"], ran);
        Assert.Equal(["other", "ask"], Stack());
    }

    [Fact]
    public async Task An_unknown_dialog_is_an_error_that_leaves_the_stack_alone()
    {
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));
        var before = stored;

        await Assert.ThrowsAnyAsync<Exception>(() => TurnAsync(dc => dc.BeginDialogAsync("gone")));
        await Assert.ThrowsAnyAsync<Exception>(() => TurnAsync(dc => dc.ReplaceDialogAsync("gone")));
        Assert.Equal(before, stored);

        stored = """{"dialogStack":[{"id":"renamed"},{"id":"ask"}]}""";
        await Assert.ThrowsAnyAsync<Exception>(() => TurnAsync(dc => dc.ContinueDialogAsync()));
        Assert.Equal(["renamed", "ask"], Stack());
        Assert.Equal((DialogTurnStatus.Cancelled, null), await TurnAsync(dc => dc.CancelAllDialogsAsync()));
        Assert.DoesNotContain("ask hears hi", ran);
    }

    [Fact]
    public async Task A_dialog_that_says_nothing_else_ends_where_it_is_continued_or_resumed()
    {
        await TurnAsync(dc => dc.BeginDialogAsync("plain"));
        await TurnAsync(dc => dc.BeginDialogAsync("ask"));

        Assert.Equal((DialogTurnStatus.Complete, "<end>"), await TurnAsync(dc => dc.ContinueDialogAsync(), says: "end"));
        await TurnAsync(dc => dc.BeginDialogAsync("plain"));
        Assert.Equal((DialogTurnStatus.Complete, null), await TurnAsync(dc => dc.ContinueDialogAsync()));

        Assert.Empty(Stack());
    }

    [Fact]
    public async Task A_dialog_added_twice_is_one_and_two_of_one_id_are_told_apart()
    {
        var (one, other) = (new Plain("a"), new Plain("a"));
        await RunAsync((dialogs, turn) =>
        {
            dialogs.Add(one).Add(one).Add(other);
            Assert.Same(one, dialogs.Find("a"));
            Assert.Same(other, dialogs.Find("a2"));
            Assert.Null(dialogs.Find("b"));
            Assert.Throws<ArgumentNullException>(() => dialogs.Find(null!));
            return Task.CompletedTask;
        });
    }

    private async Task<(DialogTurnStatus, object?)> TurnAsync(Func<DialogContext, Task<DialogTurnResult>> act, string says = "hi")
    {
        DialogTurnResult? result = null;
        await RunAsync(async (dialogs, turn) => result = await act(await dialogs.CreateContextAsync(turn)), says);
        return (result!.Status, result.Result);
    }

    private Task TurnAsync(Func<DialogContext, Task> act) =>
        RunAsync(async (dialogs, turn) => await act(await dialogs.CreateContextAsync(turn)));

    private Task RunAsync(Func<DialogSet, ITurnContext, Task> act, string says = "hi") =>
    new RecordingAdapter().SayAsync(says, async (turn, _) =>
    {
        var kept = new Kept(JsonConvert.DeserializeObject<DialogState>(stored)!);
        await act(new DialogSet(kept).Add(new Asking("ask", ran)).Add(new Asking("other", ran)).Add(new Plain("plain")), turn);
        stored = JsonConvert.SerializeObject(new { dialogStack = kept.State.DialogStack.Select(frame => new { id = frame.Id }) });
    });

    private IEnumerable<string> Stack() => JsonConvert.DeserializeObject<DialogState>(stored)!.DialogStack.Select(frame => frame.Id);

    private sealed class Kept(DialogState state) : IStatePropertyAccessor<DialogState>
    {
        public DialogState State => state;

        public string Name => "dialog";

        public Task<DialogState> GetAsync(
            ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null,
            CancellationToken cancellationToken = default) => Task.FromResult(state);

        public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }

    private sealed class Plain(string id) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => Task.FromResult(EndOfTurn);
    }

    private sealed class Asking(string id, List<string> ran) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
        {
            ran.Add($"{Id} begins with {options}");
            return Task.FromResult(EndOfTurn);
        }

        public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
        {
            var text = dc.Context.Activity.Text;
            ran.Add($"{Id} hears {text}");
            return text == "end" ? await dc.EndDialogAsync("<end>", cancellationToken) : EndOfTurn;
        }

        public override Task<DialogTurnResult> ResumeDialogAsync(
            DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
        {
            ran.Add($"{Id} resumes with {result}: {reason}");
            return Task.FromResult(EndOfTurn);
        }

        public override Task RepromptDialogAsync(
            ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            ran.Add($"{instance.Id} asks again");
            return Task.CompletedTask;
        }

        public override Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            ran.Add($"{instance.Id} over: {reason}");
            return Task.CompletedTask;
        }
    }
}
