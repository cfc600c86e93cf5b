using System.Text.Json;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

public sealed class RenderingTests(CardRenderer renderer) : IClassFixture<CardRenderer>
{
    [Fact]
    public async Task The_official_renderer_takes_every_card_without_a_complaint_and_within_a_phones_width()
    {
        var drawings = CardSamples.Of(new SampleWorld()).SelectMany(sample => Cultures.All.Select(culture => (sample, culture)));
        foreach (var (sample, culture) in drawings)
        {
            var name = $"{sample}, {culture}";
            var json = sample.Draw(culture).ToJson();

            var drawn = await renderer.DrawAsync(json);

            Assert.True(drawn.Complaints.Length == 0, $"{name}: {string.Join("; ", drawn.Complaints)}");
            Assert.True(drawn.TooWide.Length == 0, $"{name}: {string.Join("; ", drawn.TooWide)}");
            Assert.True(drawn.Markup.Length == 0, $"{name}: {string.Join("; ", drawn.Markup)}");
            Assert.DoesNotContain("{{", drawn.Text, StringComparison.Ordinal);
            using var card = JsonDocument.Parse(json);
            Assert.Equal(InRows(card.RootElement).Order(), drawn.Buttons.Where(b => b.Any(char.IsLetter)).Order());
        }
    }

    [Fact]
    public async Task What_people_typed_appears_letter_by_letter_wherever_it_is_shown()
    {
        string[] shows =
        [
            "confirm",
            "request-requested",
            "request-rejected",
            "approval-requested",
            "approval-rejected",
            "record-completed",
            "channel-requested",
            "list-mine",
            "list-found",
            "list-found-empty",
            "notice-nothing-found",
            "notice-already-settled",
            "customer-already-open",
            "welcome",
            "resume",
        ];
        foreach (var sample in CardSamples.Of(HostileWorld.World))
        {
            var name = sample.Name;
            var drawn = await renderer.DrawAsync(sample.Draw(Cultures.English).ToJson());
            var text = drawn.Text.Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);

            Assert.True(drawn.Markup.Length == 0, $"{name}: {string.Join("; ", drawn.Markup)}");
            Assert.True(drawn.Complaints.Length == 0, $"{name}: {string.Join("; ", drawn.Complaints)}");
            if (shows.Contains(name))
            {
                Assert.Contains(HostileWorld.Beginning, text, StringComparison.Ordinal);
            }

            if (name is "confirm" or "approval-requested" or "record-completed")
            {
                Assert.Contains(HostileWorld.Text, text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What lies in the overflow is drawn once somebody opens it; a line to press is no button.</summary>
    private static IEnumerable<string?> InRows(JsonElement card) => CardTree.Objects(card)
        .Where(e => e.TryGetProperty("actions", out _))
        .SelectMany(e => e.GetProperty("actions").EnumerateArray())
        .Where(a => CardTree.Text(a, "mode") != "secondary")
        .Select(a => CardTree.Text(a, "title"));

    [Fact]
    public async Task Times_are_shown_in_the_readers_own_time_zone()
    {
        var english = await renderer.DrawAsync(
            RecordCard.For(new SampleWorld().View(AttestationState.Requested), Cultures.English).ToJson());
        var french = await renderer.DrawAsync(RecordCard.For(new SampleWorld().View(AttestationState.Requested), Cultures.French).ToJson());

        Assert.Contains("Tue, Nov 3, 2026 at 10:15", english.Text, StringComparison.Ordinal);
        Assert.Contains("mar. 3 nov. 2026 à 10:15", french.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_is_held_back_with_its_messages_while_cancel_and_back_go_through()
    {
        await renderer.DrawAsync(CustomerCard.For(SampleWorld.Empty, null, Cultures.English).ToJson());

        Assert.Null(await renderer.PressAsync("Continue to the acceptance"));
        Assert.Equal(Verbs.AttestBack, await renderer.PressAsync("Back to the scenario"));
        Assert.Equal(Verbs.AttestStart, await renderer.PressAsync("Start over"));
        Assert.Equal(Verbs.AttestCancel, await renderer.PressAsync("Cancel this request"));
    }

    [Fact]
    public async Task A_filled_form_is_sent()
    {
        await renderer.DrawAsync(CustomerCard.For(new SampleWorld().Filled(), null, Cultures.French).ToJson());
        Assert.Equal(Verbs.AttestCustomer, await renderer.PressAsync("Continuer vers l’acceptation"));

        await renderer.DrawAsync(
            AcceptanceCard.For(new SampleWorld().Filled(), SampleWorld.Earliest, SampleWorld.Today, Cultures.French).ToJson());
        Assert.Equal(Verbs.AttestAcceptance, await renderer.PressAsync("Continuer vers vérification et envoi"));
    }

    [Fact]
    public async Task Both_decisions_go_through_without_a_reason_for_the_bot_to_judge()
    {
        await renderer.DrawAsync(ApprovalCard.For(new SampleWorld().View(AttestationState.Requested), [], null, Cultures.English).ToJson());

        Assert.Equal(Verbs.DecisionApprove, await renderer.PressAsync("Approve the attestation for Contoso Électronique S.A."));
        Assert.Equal(Verbs.DecisionReject, await renderer.PressAsync("Reject with this reason"));
    }
}
