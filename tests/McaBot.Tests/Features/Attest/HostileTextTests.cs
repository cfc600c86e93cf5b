using System.Text;
using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// What people type, and what the directory calls them, is shown literally to everybody, acts on nothing and names nothing.
/// </summary>
[Collection(FormStories.Name)]
public sealed class HostileTextTests(StoryWorld story)
{
    private const int MaxBytes = 25 * 1024;

    // Marks that no hash, id or word of ours contains.
    private const string OfCompany = "Kqc";
    private const string OfSignatory = "Kqs";
    private const string OfTicket = "Kqt";
    private const string OfReason = "Kqr";
    private const string OfDirectory = "Kqd";
    private static readonly string[] Personal = [OfSignatory, OfTicket, OfReason, OfDirectory];
    private static readonly string[] All = [OfCompany, .. Personal];

    public static TheoryData<string, string> Texts => new()
    {
        { "Markdown stays asterisks and hashes", "# **b** _i_ ~~s~~ `c` > q | - 1." },
        { "a link stays brackets", "[click](https://evil.example/x)" },
        { "an image loads nothing", "![p](https://evil.example/p.png)" },
        { "a mention calls nobody", "<at>Everyone</at>" },
        { "HTML stays angle brackets", "<script>alert(1)</script><b>b</b>&amp;" },
        { "a template expression stays a dollar and braces", "${$root.secret} {{DATE(2026-01-01T00:00:00Z,SHORT)}}" },
        { "characters that change direction are left out", "\u202Eevil\u2066x\u200F\uFEFF" },
        { "emoji stay whole", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿é" },
        { "a path names no blob", "../../ledger/%2e%2e/x.jsonl" },
        { "quotes and backslashes end no string", "\"},{\\u0022:'1'" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Typed_text_is_shown_literally(string sentence, string text)
    {
        var crew = Hostile(text);
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe");
        var before = story.World.Teams.Revision;
        var (request, approval) = await crew.RequestsAsync();
        var post = await crew.Requester.SeesAsync(OfCompany, crew.Requester.Channel, before);
        Shows(request, crew.Requester, text, OfCompany, OfSignatory, OfTicket);
        Shows(approval, crew.Manager, text, OfCompany, OfSignatory, OfTicket, OfDirectory);
        Shows(post, crew.Requester, text, OfCompany);

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", $"{OfReason}\u0007\u001B {text}"));
        await crew.Requester.SeesChangedAsync(request, OfReason);
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var rejection = await crew.Requester.SeesAsync(OfReason);
        Shows(rejection, crew.Requester, text, OfCompany, OfSignatory, OfReason, OfDirectory);
        Shows(crew.Requester.Chat.Find(request.Id)!, crew.Requester, text, OfCompany);
        Shows(crew.Manager.Chat.Find(approval.Id)!, crew.Manager, text, OfCompany, OfSignatory, OfReason, OfDirectory);
        Shows(crew.Requester.Channel.Find(post.Id)!, crew.Requester, text, OfCompany);

        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        var posted = string.Concat(
            crew.Requester.Channel.Messages.Where(m => m.IsFromBot).Select(m => Around(m) + m.Card?.Json.ToJsonString()));
        Assert.All(Personal, mark => Assert.DoesNotContain(mark, posted, StringComparison.OrdinalIgnoreCase));
        var logged = string.Join('\n', story.World.Bot!.Lines);
        var ledger = await crew.Ledger.TextAsync();
        Assert.All(All, mark => Assert.DoesNotContain(mark, logged, StringComparison.OrdinalIgnoreCase));
        Assert.All(All, mark => Assert.DoesNotContain(mark, ledger, StringComparison.OrdinalIgnoreCase));
        await foreach (var blob in story.World.Container.GetBlobsAsync())
        {
            Assert.All(All, mark => Assert.DoesNotContain(mark, blob.Name, StringComparison.OrdinalIgnoreCase));
        }

        Assert.NotEmpty(sentence);
    }

    [Fact]
    public async Task Five_thousand_characters_are_refused_at_the_field_and_nothing_is_stored_of_them()
    {
        var flood = OfCompany + new string('Ж', 5000);
        var crew = story.Crew();
        var card = await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());
        var company = crew.Agent.Customer["companyName"];
        crew.Agent.Customer["companyName"] = flood;
        card = await crew.Agent.DescribesCustomerAsync(card, "attest.customer");
        IsRefused(await crew.Requester.SeesChangedAsync(card, "too long"), crew.Requester, "companyName");

        crew.Agent.Customer["companyName"] = company;
        card = await crew.Agent.DescribesCustomerAsync(card);
        foreach (var field in new[] { "firstName", "lastName", "email", "ticket" }) crew.Agent.Acceptance[field] = flood;
        await crew.Agent.DescribesAcceptanceAsync(card, "attest.acceptance");
        IsRefused(await crew.Requester.SeesChangedAsync(card, "too long"), crew.Requester, "firstName", "lastName", "email", "ticket");

        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
    }

    [Fact]
    public async Task A_reason_of_five_thousand_characters_is_refused_and_the_longest_taken_is_shown_on_small_cards()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        var refused = await crew.Manager.PressesAsync(approval, new CardPress("decision.reject")
        {
            Inputs = new Dictionary<string, string> { ["reason"] = new('Ж', 5000) }, SkipValidation = true,
        });
        var again = refused.Card!;
        Assert.NotNull(again.ErrorAt("reason"));
        IsSmall(again.Json);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());

        var longest = OfReason + string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 45));
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.reject", ("reason", longest));
        await crew.Requester.SeesChangedAsync(request, OfReason);
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        IsSmall(crew.Requester.Chat.Find(request.Id)!.Activity);
        IsSmall(crew.Manager.Chat.Find(approval.Id)!.Activity);
    }

    private Crew Hostile(string text)
    {
        var manager = story.Hires($"{OfDirectory} {text}");
        var crew = story.CrewOf(story.Hires($"{OfDirectory} {text}", story.World.Ids.HelpdeskAgents, manager), manager);
        crew.Agent.Customer["companyName"] = $"{OfCompany} {text}";
        crew.Agent.Acceptance["firstName"] = crew.Agent.Acceptance["lastName"] = $"{OfSignatory} {text}";
        crew.Agent.Acceptance["ticket"] = $"{OfTicket} {text}";
        return crew;
    }

    /// <summary>Every marked text is there, as typed, in a place that knows no markup; and the message is small.</summary>
    private static void Shows(Message message, TeamsUser viewer, string text, params string[] marks)
    {
        var card = message.CardFor(viewer.Person)!;
        var strings = Strings(card.Json, "", "").ToList();
        Assert.All(marks, mark =>
            Assert.Contains(strings, s =>
                s.Type == "TextRun" && Reads(WithoutBreaks(s.Text)).Contains(Visible($"{mark} {text}"), StringComparison.Ordinal)));
        var marked = strings.Where(s => All.Any(mark => s.Text.Contains(mark, StringComparison.Ordinal))).ToList();
        Assert.All(marked, s =>
            Assert.True(
                s is { Type: "TextRun", Property: "text" }
                    || (s.Type.StartsWith("Action.", StringComparison.Ordinal) && s.Property == "title"),
                $"{s.Type}.{s.Property}: {s.Text}"));
        Assert.All(marked, s => Assert.DoesNotContain("${", s.Text, StringComparison.Ordinal));
        Assert.All(marked, s => Assert.DoesNotContain("{{", s.Text, StringComparison.Ordinal));
        Assert.All(marked, s => Assert.DoesNotContain(s.Text, c => char.IsControl(c) || c is '\u202E' or '\u2066' or '\u200F' or '\uFEFF'));
        Assert.Null(card.Json["msteams"]?["entities"]);
        Assert.All(All, mark => Assert.DoesNotContain(mark, Around(message), StringComparison.Ordinal));
        IsSmall(message.Activity);
        IsSmall(card.Json);
    }

    /// <summary>Without the places where a long word may break.</summary>
    private static string WithoutBreaks(string text) => text.Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>What a client shows of a message beside its card; who it is addressed to is not shown.</summary>
    private static string Around(Message message) =>
        string.Concat(new[] { "text", "summary", "entities", "suggestedActions" }.Select(part => message.Activity[part]?.ToJsonString()));

    private static void IsRefused(Message message, TeamsUser viewer, params string[] fields)
    {
        var card = message.CardFor(viewer.Person)!;
        Assert.All(fields, field => Assert.NotNull(card.ErrorAt(field)));
        IsSmall(card.Json);
    }

    private static void IsSmall(JsonNode json) => Assert.InRange(Encoding.UTF8.GetByteCount(json.ToJsonString()), 1, MaxBytes);

    /// <summary>The invisible joiner that disarms an expression is not read.</summary>
    private static string Reads(string shown) => shown.Replace("\u2060", "", StringComparison.Ordinal);

    private static string Visible(string typed) => string.Concat(typed.Where(c => c is not ('\u202E' or '\u2066' or '\u200F' or '\uFEFF')));

    private static IEnumerable<(string Type, string Property, string Text)> Strings(JsonNode? node, string type, string property) =>
    node switch
    {
        JsonArray array => array.SelectMany(item => Strings(item, type, property)),
        JsonObject item => item.SelectMany(p => Strings(p.Value, (string?)item["type"] ?? type, p.Key)),
        JsonValue value when value.TryGetValue(out string? text) => [(type, property, text)],
        _ => [],
    };
}
