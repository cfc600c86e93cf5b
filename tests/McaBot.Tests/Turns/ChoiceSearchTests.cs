using System.Text.Json;
using McaBot.Attestations;
using McaBot.Platform.Settings;
using McaBot.Tests.Support;
using McaBot.Tests.Teams.Files;
using McaBot.Turns;
using McaBot.Turns.Limits;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.Turns;

public sealed class ChoiceSearchTests : IChoiceSource, IDisposable
{
    private static readonly string Person = Guid.NewGuid().ToString("D");
    private readonly List<string> asked = [];
    private readonly GatheredLog log = new();
    private readonly TurnLimits limits = new(
        Options.Create(new LimitsOptions { TurnsPerPersonPerMinute = 5 }), new FakeTimeProvider(), NullLogger<TurnLimits>.Instance);

    private Exception? Failure { get; set; }

    string IChoiceSource.Dataset => "customers";

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task What_is_typed_reaches_the_source_of_its_dataset_and_at_most_fifteen_choices_come_back()
    {
        var json = await AnswerAsync("customers", " con ");

        Assert.Equal([$"{Person} con"], asked);
        Assert.Equal("application/vnd.microsoft.search.searchResponse", json.GetProperty("type").GetString());
        var results = Results(json);
        Assert.Equal(15, results.Count);
        Assert.Equal(("Contoso 0", "0"), (results[0].GetProperty("title").GetString(), results[0].GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Whoever_types_faster_than_anybody_can_gets_no_choices_for_a_while_and_nobody_is_asked()
    {
        for (var i = 0; i < 5; i++) Assert.NotEmpty(Results(await AnswerAsync("customers", "con")));

        Assert.Empty(Results(await AnswerAsync("customers", "con")));

        Assert.Equal(5, asked.Count);
        Assert.NotEmpty(Results(await AnswerAsync("customers", "con", Guid.NewGuid().ToString("D"))));
    }

    [Theory]
    [InlineData("Customers")]
    [InlineData("ledger")]
    [InlineData(null)]
    public async Task An_unknown_dataset_has_no_choices(string? dataset)
    {
        Assert.Empty(Results(await AnswerAsync(dataset, "con")));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Whoever_is_no_person_of_a_directory_gets_none()
    {
        Assert.Empty(Results(await AnswerAsync("customers", "con", person: null)));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_leaves_typing_to_the_person_and_a_line_without_what_was_typed()
    {
        Failure = new DirectoryUnavailableException("graph-503");

        Assert.Empty(Results(await AnswerAsync("customers", "lovelace")));
        Assert.Contains("No choices were found in customers", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lovelace", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_without_end_is_cut()
    {
        await AnswerAsync("customers", new string('x', 5000));

        Assert.Equal(Person.Length + 1 + 200, Assert.Single(asked).Length);
    }

    Task<IReadOnlyList<Choice>> IChoiceSource.FindAsync(Caller caller, string typed, CancellationToken cancellationToken)
    {
        asked.Add($"{caller.ObjectId:D} {typed}");
        return Failure is null
            ? Task.FromResult<IReadOnlyList<Choice>>([.. Enumerable.Range(0, 20).Select(i => new Choice($"Contoso {i}", $"{i}"))])
            : Task.FromException<IReadOnlyList<Choice>>(Failure);
    }

    private static List<JsonElement> Results(JsonElement response) =>
        [.. response.GetProperty("value").GetProperty("results").EnumerateArray()];

    private Task<JsonElement> AnswerAsync(string? dataset, string typed) => AnswerAsync(dataset, typed, Person);

    private async Task<JsonElement> AnswerAsync(string? dataset, string typed, string? person)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var search = new ChoiceSearch(
            [this], limits, Options.Create(new LocalizationOptions()), TimeProvider.System, factory.CreateLogger<ChoiceSearch>());
        var activity = new Activity(ActivityTypes.Invoke)
        {
            From = new ChannelAccount("29:x") { AadObjectId = person },
            Conversation = new ConversationAccount(id: "a:1") { TenantId = Guid.NewGuid().ToString("D"), ConversationType = "personal" },
            Value = JsonSerializer.SerializeToElement(new { queryText = typed, dataset }),
        };
        using var context = new TurnContext(new RecordingAdapter(), activity);
        var answer = await search.AnswerAsync(context, new SearchInvokeValue { QueryText = typed }, CancellationToken.None);
        return JsonSerializer.SerializeToElement(answer, JsonSerializerOptions.Web);
    }
}
