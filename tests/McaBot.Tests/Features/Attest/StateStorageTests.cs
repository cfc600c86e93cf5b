using System.Text;
using System.Text.Json.Nodes;
using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Storage;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace McaBot.Tests.Features.Attest;

/// <summary>Conversation state in real storage. Each turn has objects of its own, as after a restart.</summary>
public sealed class StateStorageTests : IAsyncLifetime
{
    private const string Key = "msteams/conversations/a:1";
    private static readonly string Name = BlobNames.State(Key);
    private TestStorage storage = null!;

    public static TheoryData<string> Unreadable =>
        [
            "",
            "\0\u0001\u0002",
            "{",
            """{"dialog":{"dialogStack":[{"id":"cust""",
            "[]",
            "7",
            "\"text\"",
            """{"dialog":7}""",
            """{"dialog":{"dialogStack":{}}}""",
            """{"dialog":{"dialogStack":[{"id":7}]}}""",
            """{"dialog":{"dialogStack":["customer"]}}""",
            """{"draft":{"Id":"not a guid"}}""",
            """{"draft":[]}""",
            """{"draft":{"Inputs":{"domain":[1]}}}""",
            new string('[', 5000) + new string(']', 5000),
            """{"dialog":{"dialogStack":[]}} trailing""",
        ];

    [Fact]
    public async Task A_change_of_a_steps_state_in_place_survives_the_turns_after_it()
    {
        await TurnAsync((context, ct) => context.BeginDialogAsync("scenario", null, ct));
        await TurnAsync((context, ct) => context.ReplaceDialogAsync("customer", null, ct));
        await TurnAsync((context, ct) => context.BeginDialogAsync("confirm", null, ct));

        Assert.Equal(["confirm", "customer"], await StackAsync());
        await TurnAsync((context, ct) => context.EndDialogAsync(null, ct));
        Assert.Equal(["customer"], await StackAsync());
        await TurnAsync((context, ct) => context.CancelAllDialogsAsync(ct));
        Assert.Empty(await StackAsync());
    }

    [Fact]
    public async Task What_is_stored_is_plain_JSON_of_primitives_without_names_of_types()
    {
        var (id, person, at) = (Guid.NewGuid(), Guid.NewGuid(), new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(5)));
        await RunAsync(async (state, turn, ct) =>
        {
            await (await ContextAsync(state, turn, ct)).BeginDialogAsync("customer", null, ct);
            await state
            .CreateProperty<Draft>(StoredState.DraftName)
            .SetAsync(
                turn,
                new Draft
                {
                    Id = id,
                    StartedAt = at,
                    Person = person,
                },
                ct);
            await state.CreateProperty<object>("another").SetAsync(turn, new { Of = typeof(string).FullName }, ct);
        });

        var stored = Encoding.UTF8.GetString(await storage.BytesAsync(Name));

        var draft =
            $$"""{"id":"{{id}}","startedAt":"2026-03-01T10:00:00+05:00","person":"{{person}}","inputs":{},"typesCustomer":false,"evidence":[]}""";
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$$"""{"dialog":{"dialogStack":[{"id":"customer"}]},"draft":{{{draft}}}}"""),
            JsonNode.Parse(stored)), stored);
        foreach (var word in new[] { "$type", "Microsoft", "McaBot", "System.", "a:1", "another", "\n" })
        {
            Assert.DoesNotContain(word, stored, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_stored_comes_back_as_the_types_it_was_written_as_and_nothing_of_another_conversation()
    {
        var id = Guid.NewGuid();
        await RunAsync((state, turn, ct) => state.CreateProperty<Draft>(StoredState.DraftName).SetAsync(turn, new Draft { Id = id }, ct));
        await TurnAsync((context, ct) => context.BeginDialogAsync("customer", null, ct));

        var state = Assert.Single(await NewStorage().ReadAsync([Key, "msteams/conversations/a:2"]));

        Assert.Equal(Key, state.Key);
        var values = (IDictionary<string, object>)state.Value;
        Assert.Equal("customer", Assert.Single(Assert.IsType<DialogState>(values[StoredState.DialogName]).DialogStack).Id);
        Assert.Equal(id, Assert.IsType<Draft>(values[StoredState.DraftName]).Id);
    }

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public async Task State_that_cannot_be_read_starts_afresh_and_is_kept_aside(string stored)
    {
        await StoreAsync(stored);

        Assert.Empty(await StackAsync());

        Assert.Equal(Encoding.UTF8.GetBytes(stored), await storage.BytesAsync(BlobNames.UnreadableState(Key)));
        Assert.Contains(storage.Log.Lines, line =>
            line.StartsWith("Error The state of a conversation cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain(storage.Log.Lines, line => line.Contains("a:1", StringComparison.Ordinal));
        await TurnAsync((context, ct) => context.BeginDialogAsync("customer", null, ct));
        Assert.Equal(["customer"], await StackAsync());
    }

    [Theory]
    [InlineData("""{"dialog":{"dialogStack":[null,{"id":null},{"id":""},{},{"id":"customer","state":null},null]}}""", "customer")]
    [InlineData("""{"dialog":{"dialogStack":[null]}}""", null)]
    [InlineData("""{"dialog":{"dialogStack":null}}""", null)]
    [InlineData("""{"dialog":null,"draft":null}""", null)]
    [InlineData("""{"unknown":{"$type":"System.Object"},"eTag":"x"}""", null)]
    [InlineData("null", null)]
    public async Task Frames_without_an_id_leave_the_stack_and_what_is_unknown_is_passed_over(string stored, string? left)
    {
        await StoreAsync(stored);

        Assert.Equal(left is null ? [] : [left], await StackAsync());

        Assert.DoesNotContain(await storage.BlobsAsync(), blob => blob.StartsWith("unreadable/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_with_holes_is_read_without_them()
    {
        var id = Guid.NewGuid();
        await StoreAsync($$$"""{"draft":{"id":"{{{id}}}","inputs":{"domain":null,"companyName":"Contoso"},"evidence":[null]}}""");
        await HoldsAsync(new Dictionary<string, string> { ["companyName"] = "Contoso" });

        await StoreAsync($$$"""{"draft":{"id":"{{{id}}}","inputs":null,"evidence":null}}""");
        await HoldsAsync([]);

        Task HoldsAsync(Dictionary<string, string> inputs) => RunAsync(async (state, turn, ct) =>
        {
            var draft = await state.CreateProperty<Draft>(StoredState.DraftName).GetAsync(turn, null, ct);
            Assert.Equal((id, inputs.Count > 0), (draft.Id, draft.HasContent));
            Assert.Equal(inputs, draft.Inputs);
            Assert.Empty(draft.Evidence);
        });
    }

    [Fact]
    public async Task A_conversations_state_can_be_forgotten_and_forgotten_again()
    {
        await TurnAsync((context, ct) => context.BeginDialogAsync("customer", null, ct));

        await NewStorage().DeleteAsync([Key]);
        await NewStorage().DeleteAsync([Key]);

        Assert.Empty(await NewStorage().ReadAsync([Key]));
        Assert.Empty(await storage.BlobsAsync());
    }

    [Fact]
    public async Task A_turn_that_only_looks_stores_nothing()
    {
        await TurnAsync((context, ct) => context.BeginDialogAsync("customer", null, ct));
        var before = (await storage.Direct.GetBlobClient(Name).GetPropertiesAsync()).Value.ETag;

        Assert.Equal(["customer"], await StackAsync());

        Assert.Equal(before, (await storage.Direct.GetBlobClient(Name).GetPropertiesAsync()).Value.ETag);
    }

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    private StateStorage NewStorage() => new(storage.Store, storage.Log.Of<StateStorage>());

    private Task<bool> StoreAsync(string content) =>
        storage.Store.WriteAsync(Name, new BinaryData(Encoding.UTF8.GetBytes(content)), null, default);

    private Task TurnAsync(Func<DialogContext, CancellationToken, Task> act) =>
        RunAsync(async (state, turn, ct) => await act(await ContextAsync(state, turn, ct), ct));

    private async Task<List<string>> StackAsync()
    {
        List<string> stack = [];
        await RunAsync(async (state, turn, ct) => stack = [.. (await ContextAsync(state, turn, ct)).Stack.Select(frame => frame.Id)]);
        return stack;
    }

    private Task RunAsync(Func<ConversationState, ITurnContext, CancellationToken, Task> act)
    {
        var state = new ConversationState(NewStorage());
        return new RecordingAdapter().SayAsync("hi", async (turn, ct) =>
        {
            await act(state, turn, ct);
            await state.SaveChangesAsync(turn, false, ct);
        });
    }

    private static Task<DialogContext> ContextAsync(ConversationState state, ITurnContext turn, CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(state.CreateProperty<DialogState>(StoredState.DialogName));
        foreach (var id in new[] { "scenario", "customer", "confirm" })
        {
            dialogs.Add(new Waiting(id));
        }

        return dialogs.CreateContextAsync(turn, cancellationToken);
    }

    private sealed class Waiting(string id) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => Task.FromResult(EndOfTurn);

        public override Task<DialogTurnResult> ResumeDialogAsync(
            DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);
    }
}
