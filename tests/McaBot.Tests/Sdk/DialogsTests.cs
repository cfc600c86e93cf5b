using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Sdk;

/// <summary>Every turn is a restart: fresh dialogs, accessors and adapters on the same storage.</summary>
public sealed class DialogsTests
{
    private readonly CountingStorage storage = new(new MemoryStorage());
    private readonly List<string> ran = [];

    [Fact]
    public async Task Each_step_of_a_waterfall_runs_once_and_its_values_survive_restarts()
    {
        Dialog Waterfall() => new WaterfallDialog("waterfall",
        [
            async (step, ct) =>
            {
                ran.Add("one");
                step.Values["text"] = "Contoso";
                step.Values["flag"] = true;
                step.Values["count"] = 3;
                step.Values["draft"] = new Draft("Contoso", ["a", "b"]);
                await step.Context.SendActivityAsync("who?", cancellationToken: ct);
                return Dialog.EndOfTurn;
            },
            (step, _) =>
            {
                ran.Add($"two: {step.Result}");
                Assert.Equal(DialogReason.ContinueCalled, step.Reason);
                step.Values["person"] = step.Result;
                return Task.FromResult(Dialog.EndOfTurn);
            },
            async (step, ct) =>
            {
                ran.Add("three");
                Assert.Equal("Contoso", step.Values["text"]);
                Assert.Equal(true, step.Values["flag"]);
                Assert.Equal(3L, step.Values["count"]);
                Assert.Equal("Anna", step.Values["person"]);
                var draft = JsonSerializer.Deserialize<Draft>(step.Values["draft"].ToString()!)!;
                Assert.Equal(("Contoso", 2), (draft.Company, draft.Tags.Length));
                await step.Context.SendActivityAsync("done", cancellationToken: ct);
                return await step.EndDialogAsync(cancellationToken: ct);
            },
        ]);

        Assert.Equal(["who?"], await SayAsync("attest", Waterfall));
        Assert.Equal([], await SayAsync("Anna", Waterfall));
        Assert.Equal(["done"], await SayAsync("ok", Waterfall));
        Assert.Equal(["one", "two: Anna", "three"], ran);

        // The dialog has ended: the next message begins it again.
        Assert.Equal(["who?"], await SayAsync("attest", Waterfall));
    }

    [Fact]
    public async Task Nothing_but_a_message_moves_a_waterfall_on()
    {
        Dialog Waterfall() => new WaterfallDialog("waterfall", [Wait("one"), Wait("two")]);
        await SayAsync("hi", Waterfall);
        foreach (var type in new[] { ActivityTypes.Invoke, ActivityTypes.Event, ActivityTypes.Typing })
        {
            var activity = RecordingAdapter.Message("x");
            activity.Type = type;
            await TurnAsync(activity, Waterfall);
        }

        Assert.Equal(["one"], ran);
        await SayAsync("go", Waterfall);
        Assert.Equal(["one", "two"], ran);
    }

    [Fact]
    public async Task Next_runs_the_following_step_in_the_same_turn_and_only_once()
    {
        Dialog Waterfall() => new WaterfallDialog("waterfall",
        [
            async (step, ct) =>
            {
                var result = await step.NextAsync(5, ct);
                await Assert.ThrowsAsync<InvalidOperationException>(() => step.NextAsync(6, ct));
                return result;
            },
            (step, _) =>
            {
                ran.Add($"{step.Reason} {step.Result} at {step.Index}");
                return Task.FromResult(Dialog.EndOfTurn);
            },
        ]);

        await SayAsync("hi", Waterfall);
        Assert.Equal(["NextCalled 5 at 1"], ran);
    }

    [Fact]
    public async Task Options_reach_every_step_also_after_a_restart()
    {
        Dialog Component()
        {
            var component = new ComponentDialog("root");
            component.AddDialog(new WaterfallDialog("main", [(step, ct) => step.BeginDialogAsync("inner", new Draft("Contoso", []), ct)]));
            component.AddDialog(new WaterfallDialog("inner",
            [
                (step, _) =>
                {
                    ran.Add(((Draft)step.Options).Company);
                    return Task.FromResult(Dialog.EndOfTurn);
                },
                (step, _) =>
                {
                    ran.Add(JsonSerializer.Deserialize<Draft>(step.Options.ToString()!)!.Company);
                    return Task.FromResult(Dialog.EndOfTurn);
                },
            ]));
            return component;
        }

        await SayAsync("hi", Component);
        await SayAsync("on", Component);
        Assert.Equal(["Contoso", "Contoso"], ran);
    }

    [Fact]
    public async Task A_dialog_begun_by_a_step_gives_its_result_to_the_next_step()
    {
        Dialog Component()
        {
            var component = new ComponentDialog("root");
            component.AddDialog(new WaterfallDialog("main",
            [
                (step, ct) => step.BeginDialogAsync("ask", null, ct),
                (step, ct) =>
                {
                    ran.Add($"main got {step.Result} because {step.Reason}");
                    return step.EndDialogAsync("finished", ct);
                },
            ]));
            component.AddDialog(new WaterfallDialog("ask", [Wait("asked"), (step, ct) => step.EndDialogAsync($"<{step.Result}>", ct)]));
            return component;
        }

        await SayAsync("hi", Component);
        await SayAsync("Anna", Component);
        Assert.Equal(["asked", "main got <Anna> because EndCalled"], ran);
        Assert.Empty(await StackAsync());
    }

    [Fact]
    public async Task Nested_components_come_back_where_they_were()
    {
        Dialog Component()
        {
            var inner = new ComponentDialog("inner");
            inner.AddDialog(new WaterfallDialog("steps", [Wait("one"), Wait("two"), (step, ct) => step.EndDialogAsync("three", ct)]));
            var outer = new ComponentDialog("outer");
            outer.AddDialog(new WaterfallDialog("main",
            [
                (step, ct) => step.BeginDialogAsync("inner", null, ct),
                (step, ct) =>
                {
                    ran.Add((string)step.Result);
                    return step.EndDialogAsync(null, ct);
                },
            ]));
            outer.AddDialog(inner);
            return outer;
        }

        await SayAsync("1", Component);
        await SayAsync("2", Component);
        Assert.NotEmpty(await StackAsync());
        await SayAsync("3", Component);
        Assert.Equal(["one", "two", "three"], ran);
        Assert.Empty(await StackAsync());
    }

    [Fact]
    public async Task Replacing_a_dialog_ends_it_without_running_its_other_steps()
    {
        Dialog Component()
        {
            var component = new ComponentDialog("root");
            component.AddDialog(new WaterfallDialog("first", [Wait("first"), (step, ct) => step.ReplaceDialogAsync("second", null, ct), Wait("never")]));
            component.AddDialog(new WaterfallDialog("second", [Wait("second"), Wait("second again")]));
            return component;
        }

        await SayAsync("1", Component);
        await SayAsync("2", Component);
        await SayAsync("3", Component);
        Assert.Equal(["first", "second", "second again"], ran);
    }

    [Fact]
    public async Task Cancelling_all_dialogs_leaves_nothing_on_the_stack_and_tells_each_dialog()
    {
        var ended = new List<string>();
        Dialog Component() => new Telling("root", ended)
            .AddDialog(new WaterfallDialog("main", [Wait("one"), (step, ct) => step.CancelAllDialogsAsync(ct), Wait("never")]));

        await SayAsync("1", Component);
        await SayAsync("2", Component);

        Assert.Equal(["one"], ran);
        Assert.Empty(await StackAsync());
        Assert.Equal(["root: EndCalled"], ended);

        await SayAsync("1", Component);
        await RunAsync(RecordingAdapter.Message("cancel"), async (turn, accessor, ct) =>
        {
            var context = await new DialogSet(accessor).Add(Component()).CreateContextAsync(turn, ct);
            Assert.Equal(DialogTurnStatus.Cancelled, (await context.CancelAllDialogsAsync(ct)).Status);
            Assert.Equal(DialogTurnStatus.Empty, (await context.CancelAllDialogsAsync(ct)).Status);
        });
        Assert.Equal(["root: EndCalled", "root: CancelCalled"], ended);
        Assert.Empty(await StackAsync());
    }

    [Fact]
    public async Task A_component_can_answer_before_its_dialogs_do()
    {
        Dialog Component() => new Interrupting().AddDialog(new WaterfallDialog("main", [Wait("one"), Wait("two"), Wait("three")]));

        await SayAsync("hi", Component);
        Assert.Equal(["this is help"], await SayAsync("help", Component));
        Assert.Equal(["one"], ran);
        await SayAsync("on", Component);
        Assert.Equal(["one", "two"], ran);
    }

    [Fact]
    public async Task A_text_prompt_asks_again_until_the_answer_is_accepted()
    {
        Dialog Component()
        {
            var component = new ComponentDialog("root");
            component.AddDialog(new WaterfallDialog("main",
            [
                (step, ct) => step.PromptAsync("name", new PromptOptions { Prompt = MessageFactory.Text("name?"), RetryPrompt = MessageFactory.Text("longer?") }, ct),
                (step, ct) =>
                {
                    ran.Add((string)step.Result);
                    return step.EndDialogAsync(null, ct);
                },
            ]));
            component.AddDialog(new TextPrompt("name", (answer, _) => Task.FromResult(answer.Recognized.Value.Length > 3 || answer.AttemptCount > 2)));
            return component;
        }

        Assert.Equal(["name?"], await SayAsync("hi", Component));
        Assert.Equal(["longer?"], await SayAsync("Bo", Component));
        Assert.Equal(["longer?"], await SayAsync("Al", Component));
        Assert.Equal([], await SayAsync("Cy", Component));
        Assert.Equal(["Cy"], ran);
    }

    [Fact]
    public async Task An_unknown_dialog_is_an_error_that_leaves_the_stored_stack_alone()
    {
        Dialog Good() => new WaterfallDialog("waterfall", [Wait("one"), Wait("two")]);
        await SayAsync("hi", Good);
        var writes = storage.Written.Count;

        await Assert.ThrowsAsync<InvalidOperationException>(() => SayAsync("on", () => new WaterfallDialog("renamed", [Wait("other")])));
        Assert.Equal(writes, storage.Written.Count);
        await SayAsync("on", Good);
        Assert.Equal(["one", "two"], ran);
    }

    [Fact]
    public void A_dialog_added_twice_is_one_and_two_of_one_id_are_told_apart()
    {
        var dialog = new WaterfallDialog("a");
        var other = new WaterfallDialog("a");
        var dialogs = new DialogSet().Add(dialog).Add(dialog).Add(other);

        Assert.Equal(["a", "a2"], dialogs.GetDialogs().Select(d => d.Id));
        Assert.Same(other, dialogs.Find("a2"));
    }

    private WaterfallStep Wait(string name) => (_, _) =>
    {
        ran.Add(name);
        return Task.FromResult(Dialog.EndOfTurn);
    };

    private Task<List<string?>> SayAsync(string text, Func<Dialog> dialog) => TurnAsync(RecordingAdapter.Message(text), dialog);

    private Task<List<string?>> TurnAsync(Activity activity, Func<Dialog> dialog) =>
        RunAsync(activity, (turn, accessor, ct) => dialog().RunAsync(turn, accessor, ct));

    private async Task<List<string?>> RunAsync(Activity activity, Func<ITurnContext, IStatePropertyAccessor<DialogState>, CancellationToken, Task> bot)
    {
        var state = new ConversationState(storage);
        var adapter = new RecordingAdapter();
        adapter.Use(new AutoSaveStateMiddleware(state));
        await adapter.RunAsync(activity, (turn, ct) => bot(turn, state.CreateProperty<DialogState>("dialog"), ct));
        return [.. adapter.Texts];
    }

    private async Task<List<DialogInstance>> StackAsync()
    {
        List<DialogInstance> stack = [];
        await RunAsync(RecordingAdapter.Message("?"), async (turn, accessor, ct) => stack = (await accessor.GetAsync(turn, () => new DialogState(), ct)).DialogStack);
        return stack;
    }

    private sealed record Draft(string Company, string[] Tags);

    private sealed class Telling(string id, List<string> ended) : ComponentDialog(id)
    {
        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            ended.Add($"{Id}: {reason}");
            return Task.CompletedTask;
        }
    }

    private sealed class Interrupting() : ComponentDialog("root")
    {
        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            if (innerDc.Context.Activity.Text == "help")
            {
                await innerDc.Context.SendActivityAsync("this is help", cancellationToken: cancellationToken);
                return EndOfTurn;
            }

            return await base.OnContinueDialogAsync(innerDc, cancellationToken);
        }
    }
}
