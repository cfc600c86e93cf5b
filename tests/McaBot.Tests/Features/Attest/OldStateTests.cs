using System.Globalization;
using System.Text;
using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Storage;
using McaBot.Tests.Storage.Doubles;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using McaBot.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Features.Attest;

/// <summary>A conversation that was in the middle of a request when the bot was replaced goes on from its draft.</summary>
public sealed class OldStateTests : IAsyncLifetime
{
    private static readonly string Name = BlobNames.State("msteams/conversations/a:1");
    private static readonly (string Name, string Value)[] Customer =
        [("tenantId", "12121212-1111-4111-8111-111111111111"), ("domain", "contoso.example.com"), ("companyName", "Contoso Ltd"),
            ("country", "FR"), ("language", "fr-FR")];

    private static readonly (string Name, string Value)[] Acceptance =
        [("firstName", "Chantal"), ("lastName", "Beauregard"), ("email", "chantal@contoso.example.com"),
            ("dateAgreed", "2025-11-03"), ("ticket", "INC-1"), ("obtained", "email")];

    private readonly Guid draft = Guid.NewGuid();
    private readonly Guid person = Guid.NewGuid();
    private TestStorage storage = null!;
    private BotInProcess bot = null!;

    [Theory]
    [InlineData("scenario", 0, "scenario")]
    [InlineData("customer", 1, "customer")]
    [InlineData("acceptance", 2, "acceptance")]
    [InlineData("confirm", 3, "confirm")]
    [InlineData("customer", 3, "confirm")]
    [InlineData("confirm", 1, "customer")]
    public async Task It_stands_at_the_step_its_draft_calls_for_whether_named_or_whole(string waited, int filled, string step)
    {
        var (scenario, typed) = Form(filled);
        await StoreAsync(OldStates.Of(waited, OldStates.Whole(draft, $"{person}", scenario, typed)).ToJsonString());
        await StandsAtAsync(step, scenario, typed);

        await StoreAsync(OldStates.Of(waited, OldStates.Named(draft, $"{person}")).ToJsonString());
        await bot.Services.GetRequiredService<BlobDrafts>().ChangeFormAsync(
            draft, DraftForm.Empty, new DraftForm(typed, scenario, false, null, null), new StoredDraft([], Person: person), default);
        await StandsAtAsync(step, scenario, typed);
    }

    [Fact]
    public async Task What_is_stored_next_is_of_todays_shape_and_a_conversation_without_a_draft_has_no_step()
    {
        var (scenario, typed) = Form(1);
        await StoreAsync(OldStates.Of("customer", OldStates.Whole(draft, $"{person}", scenario, typed)).ToJsonString());
        await StandsAtAsync("customer", scenario, typed);

        var stored = Encoding.UTF8.GetString(await storage.BytesAsync(Name));
        Assert.Contains("""{"dialogStack":[{"id":"customer"}]}""", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("attest", stored, StringComparison.Ordinal);

        var without = OldStates.Of("customer", []);
        without.Remove("draft");
        await StoreAsync(without.ToJsonString());
        await RunAsync(async (turn, drafts, dialog) =>
        {
            Assert.Null(await drafts.GetAsync(turn.Context, default));
            var context = await dialog.ContextAsync(turn, null, default);
            await context.CancelAllDialogsAsync();
            Assert.Empty(context.Stack);
        });
    }

    public async Task InitializeAsync()
    {
        storage = await TestStorage.NewAsync();
        bot = await BotInProcess.StartAsync(new Dictionary<string, string?>(BotInProcess.OutOfReach)
        {
            ["Storage:ConnectionString"] = storage.Options.ConnectionString, ["Storage:Container"] = storage.Options.Container,
        });
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await storage.DisposeAsync();
    }

    private static (string? Scenario, Dictionary<string, string> Typed) Form(int filled) =>
    (
        filled > 0 ? "existing-partner" : null,
        Customer
            .Where(_ => filled > 1)
            .Concat(Acceptance.Where(_ => filled > 2))
            .ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal));

    private Task<bool> StoreAsync(string content) =>
        storage.Store.WriteAsync(Name, new BinaryData(Encoding.UTF8.GetBytes(content)), null, default);

    private Task StandsAtAsync(string step, string? scenario, Dictionary<string, string> typed) => RunAsync(async (turn, drafts, dialog) =>
    {
        var read = await drafts.GetAsync(turn.Context, default);
        Assert.Equal((draft, person, scenario), (read!.Id, read.Person, read.Scenario));
        Assert.Equal(typed, read.Inputs);
        var context = await dialog.ContextAsync(turn, read, default);
        Assert.Equal([step], context.Stack.Select(frame => frame.Id));
    });

    private Task RunAsync(Func<Turn, Drafts, AttestDialog, Task> act)
    {
        var message = RecordingAdapter.Message("hi");
        message.From.AadObjectId = $"{person}";
        message.Conversation = new ConversationAccount { Id = "a:1", TenantId = $"{Guid.NewGuid()}", ConversationType = "personal" };
        return new RecordingAdapter().RunAsync(message, async (context, ct) =>
        {
            var caller = Caller.From(message, CultureInfo.InvariantCulture, TimeProvider.System)!;
            await act(
                new Turn(context, caller, null, ""), bot.Services.GetRequiredService<Drafts>(),
                bot.Services.GetRequiredService<AttestDialog>());
            await bot.Services.GetRequiredService<ConversationState>().SaveChangesAsync(context, false, ct);
        });
    }
}
