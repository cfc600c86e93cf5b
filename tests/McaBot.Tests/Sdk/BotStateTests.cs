using System.Text.Json;
using Microsoft.Bot.Builder;

namespace McaBot.Tests.Sdk;

public sealed class BotStateTests
{
    private readonly RecordingAdapter adapter = new();
    private readonly CountingStorage storage = new(new MemoryStorage());

    [Fact]
    public async Task State_is_read_once_a_turn_and_written_only_when_it_changed()
    {
        await TurnAsync(async (draft, turn) =>
        {
            (await draft.GetAsync(turn, () => new Draft())).Company = "Contoso";
            _ = await draft.GetAsync(turn, () => new Draft());
        });
        Assert.Equal(["msteams/conversations/a:1"], storage.Read);
        Assert.Equal(["msteams/conversations/a:1"], storage.Written);

        await TurnAsync(async (draft, turn) => Assert.Equal("Contoso", (await draft.GetAsync(turn)).Company));
        Assert.Equal(2, storage.Read.Count);
        Assert.Single(storage.Written);

        await TurnAsync(async (draft, turn) => (await draft.GetAsync(turn)).Company = "Fabrikam");
        Assert.Equal(2, storage.Written.Count);
    }

    [Fact]
    public async Task A_turn_that_asks_for_no_state_costs_no_storage_call()
    {
        await TurnAsync((_, _) => Task.CompletedTask);

        Assert.Empty(storage.Read);
        Assert.Empty(storage.Written);
    }

    [Fact]
    public async Task A_turn_that_throws_saves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync(async (draft, turn) =>
        {
            (await draft.GetAsync(turn, () => new Draft())).Company = "Contoso";
            throw new InvalidOperationException();
        }));

        Assert.Empty(storage.Written);
    }

    [Fact]
    public async Task Everything_a_type_declares_survives_storage()
    {
        var written = new Draft { Company = "Société Générale \"<é>\"", Agreed = new DateOnly(2026, 2, 28), Seats = 3, Share = 0.25m, Tags = ["a", "b"] };
        await TurnAsync((draft, turn) => draft.SetAsync(turn, written));

        Draft? read = null;
        await TurnAsync(async (draft, turn) => read = await draft.GetAsync(turn));
        Assert.Equal(JsonSerializer.Serialize(written), JsonSerializer.Serialize(read));
        Assert.Single(storage.Written);
    }

    [Fact]
    public async Task What_is_stored_holds_no_type_names()
    {
        await TurnAsync((draft, turn) => draft.SetAsync(turn, new Draft { Company = "Contoso" }));

        var stored = JsonSerializer.Serialize(await storage.ReadAsync(["msteams/conversations/a:1"]));
        Assert.Contains("Contoso", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("$type", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(BotStateTests), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_and_people_keep_their_state_apart()
    {
        var users = new UserState(storage);
        var conversations = new ConversationState(storage);
        foreach (var conversation in new[] { "a:1", "a:2" })
        {
            await adapter.RunAsync(RecordingAdapter.Message("hi", conversation), async (turn, ct) =>
            {
                await users.CreateProperty<string>("language").SetAsync(turn, conversation, ct);
                await conversations.CreateProperty<string>("language").SetAsync(turn, conversation, ct);
                await new BotStateSet(users, conversations).SaveAllChangesAsync(turn, cancellationToken: ct);
            });
        }

        Assert.Equal(["msteams/conversations/a:1", "msteams/conversations/a:2", "msteams/users/29:anna", "msteams/users/29:anna"], storage.Written.Order());
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            Assert.Equal("a:1", await conversations.CreateProperty<string>("language").GetAsync(turn, cancellationToken: ct));
            Assert.Equal("a:2", await users.CreateProperty<string>("language").GetAsync(turn, cancellationToken: ct));
        });
    }

    [Fact]
    public async Task A_deleted_property_is_gone_and_a_cleared_state_is_saved_empty()
    {
        await TurnAsync((draft, turn) => draft.SetAsync(turn, new Draft()));
        await TurnAsync((draft, turn) => draft.DeleteAsync(turn));
        await TurnAsync(async (draft, turn) => Assert.Null(await draft.GetAsync(turn)));
        Assert.Equal(2, storage.Written.Count);

        await TurnAsync((draft, turn) => draft.SetAsync(turn, new Draft()));
        var state = new ConversationState(storage);
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            await state.ClearStateAsync(turn, ct);
            await state.SaveChangesAsync(turn, cancellationToken: ct);
        });
        await TurnAsync(async (draft, turn) => Assert.Null(await draft.GetAsync(turn)));
    }

    [Fact]
    public async Task State_of_another_shape_is_refused_rather_than_lost()
    {
        var state = new ConversationState(storage);
        await adapter.SayAsync("hi", async (turn, ct) =>
        {
            await state.CreateProperty<string>("draft").SetAsync(turn, "a text", ct);
            await state.SaveChangesAsync(turn, cancellationToken: ct);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => TurnAsync((draft, turn) => draft.GetAsync(turn)));
        Assert.Single(storage.Written);
    }

    [Fact]
    public async Task An_item_that_names_an_old_version_is_not_written()
    {
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = new Versioned { Text = "one" } });
        var first = (await storage.ReadAsync<Versioned>(["k"]))["k"];
        var second = (await storage.ReadAsync<Versioned>(["k"]))["k"];
        first.Text = "two";
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = first });

        second.Text = "three";
        await Assert.ThrowsAnyAsync<Exception>(() => storage.WriteAsync(new Dictionary<string, object> { ["k"] = second }));
        Assert.Equal("two", (await storage.ReadAsync<Versioned>(["k"]))["k"].Text);

        second.ETag = "*";
        await storage.WriteAsync(new Dictionary<string, object> { ["k"] = second });
        Assert.Equal("three", (await storage.ReadAsync<Versioned>(["k"]))["k"].Text);
    }

    // Fresh objects on the same storage each time: every turn is a restart.
    private Task TurnAsync(Func<IStatePropertyAccessor<Draft>, ITurnContext, Task> bot)
    {
        var state = new ConversationState(storage);
        var fresh = new RecordingAdapter();
        fresh.Use(new AutoSaveStateMiddleware(state));
        return fresh.SayAsync("hi", (turn, _) => bot(state.CreateProperty<Draft>("draft"), turn));
    }

    private sealed class Draft
    {
        public string? Company { get; set; }

        public DateOnly? Agreed { get; set; }

        public int Seats { get; set; }

        public decimal Share { get; set; }

        public List<string> Tags { get; set; } = [];
    }

    private sealed class Versioned : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
