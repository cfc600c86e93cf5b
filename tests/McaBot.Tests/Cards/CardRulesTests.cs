using System.Globalization;
using System.Text;
using System.Text.Json;
using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

/// <summary>What holds for every card, whatever is in it.</summary>
public sealed class CardRulesTests
{
    private const int MaxBytes = 25 * 1024;
    private const int Envelope = 2 * 1024;

    // As bots' activities are written: compact, non-ASCII as it is or escaped.
    private static readonly JsonSerializerOptions Escaped = new();

    private static readonly SampleWorld Longest = new()
    {
        AgentName = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 1000)),
        ManagerName = new string('é', 5000),
        Reason = string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303", 2000)),
        Reference = new string('R', Fields.MaxLength(Fields.Reference)),
        Facts = new AttestationFacts(
            Scenario.ExistingPartner,
            new Customer(Guid.NewGuid(), new string('d', 249) + ".com", new string('é', 5000), "GS", "sr-Latn-RS"),
            new Signatory(new string('ç', 5000), new string('日', 5000), new string('a', 250) + "@b.c", new string('1', 40)),
            new Acceptance(new DateOnly(2026, 9, 30), AcceptanceMethod.SignedDocument, string.Concat(Enumerable.Repeat("😀", 5000))),
            [
                .. Enumerable
                    .Range(0, EvidenceFile.Most)
                    .Select(i => new EvidenceFile(
                        string.Concat(Enumerable.Repeat("é😀", 60)), "application/pdf", long.MaxValue, new string('f', 64))),
            ]),
    };

    /// <summary>How the cards of Teams' own dialogs are named.</summary>
    private const string InDialog = "from-message";

    private static readonly string[] DialogCards =
    [
        "scenario",
        "acceptance",
        "confirm",
        "resume",
        "discard",
        "evidence",
        "neither",
        "superseded",
    ];
    private static readonly string[] DialogFields = [.. Fields.OfCustomer, .. Fields.OfAcceptance];

    public static TheoryData<string> Languages() => new(Cultures.All.Select(c => c.Name));

    [Theory, MemberData(nameof(Languages))]
    public void No_card_outgrows_a_message_even_with_the_longest_text(string language)
    {
        var tooLarge = new List<string>();
        Each(language, Longest, (name, card, _) =>
        {
            var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize<object>(card, Escaped));
            if (bytes >= MaxBytes - Envelope)
            {
                tooLarge.Add($"{name}: {bytes} bytes");
            }
        });
        Assert.Empty(tooLarge);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_input_has_a_label_and_an_error_message(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        foreach (var input in CardTree.Inputs(json))
        {
            Assert.False(string.IsNullOrWhiteSpace(CardTree.Text(input, "label")), $"{name}: {input}");
            Assert.False(string.IsNullOrWhiteSpace(CardTree.Text(input, "errorMessage")), $"{name}: {input}");
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void Every_text_wraps(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        foreach (var text in CardTree.Objects(json).Where(e => CardTree.TypeOf(e) is "TextBlock" or "Input.ChoiceSet" or "Input.Toggle"))
        {
            Assert.True(text.TryGetProperty("wrap", out var wrap) && wrap.GetBoolean(), $"{name}: {text}");
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void A_card_has_six_buttons_at_most_and_no_two_alike(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        var titles = CardTree.Buttons(json).Select(b => CardTree.Text(b, "title")).ToList();
        var sending = CardTree.Buttons(json).Count(b => CardTree.TypeOf(b) == "Action.Execute");
        Assert.True(sending <= 6, $"{name}: {sending}");
        Assert.All(titles, title => Assert.False(string.IsNullOrWhiteSpace(title), name));
        Assert.Equal(titles.Distinct().Count(), titles.Count);
    });

    /// <summary>Of what decides, carries out or shows a record; a list has a button a row.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void A_card_about_an_attestation_has_two_buttons_in_sight_and_red_is_for_reject_and_give_up(string language)
    {
        var texts = Texts.For(CultureInfo.GetCultureInfo(language));
        foreach (
            var sample in CardSamples
                .Of(new SampleWorld())
                .Where(s => s.Card is "request" or "approval" or "record" or "channel" or "give-up"))
        {
            using var json = JsonDocument.Parse(sample.Draw(CultureInfo.GetCultureInfo(language)).ToJson());
            var actions = json.RootElement.TryGetProperty("actions", out var row) ? row.EnumerateArray().ToList() : [];
            var inSight = actions.Where(a => CardTree.Text(a, "mode") != "secondary").ToList();
            Assert.True(inSight.Count <= 2, $"{sample}: {inSight.Count}");
            Assert.All(
                CardTree.Buttons(json.RootElement).Where(b => CardTree.Text(b, "style") == "destructive"),
                b => Assert.True(
                    CardTree.TypeOf(b) == "Action.ToggleVisibility" ? CardTree.Text(b, "title") == texts["Button.Reject.Open"]
                        : CardTree.Text(b, "verb") is Verbs.DecisionReject or Verbs.RequestGiveUp,
                    $"{sample}: {CardTree.Text(b, "title")}"));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Whatever_a_toggle_names_is_there_once(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        var ids = CardTree.Objects(json).Select(e => CardTree.Text(e, "id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        foreach (var target in CardTree.Objects(json).Select(e => CardTree.Text(e, "elementId")).OfType<string>())
        {
            Assert.True(ids.Contains(target, StringComparer.Ordinal), $"{name}: {target}");
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void A_step_of_the_dialog_shows_two_buttons_beside_its_choices_and_none_in_red(string language) =>
        Each(language, new SampleWorld(), (name, card, json) =>
        {
            if (!DialogCards.Contains(name.Split('-')[0]) && !name.StartsWith("customer", StringComparison.Ordinal))
            {
                return;
            }

            Assert.True(card.Actions.Count(a => a.Mode != AdaptiveActionMode.Secondary) <= 2, name);
            Assert.All(CardTree.Buttons(json), button => Assert.NotEqual("destructive", CardTree.Text(button, "style")));
            foreach (var button in CardTree.Buttons(json).Where(b => b.TryGetProperty("fallback", out var _)))
            {
                Assert.Equal(CardTree.Text(button, "mode"), CardTree.Text(button.GetProperty("fallback"), "mode"));
            }
        });

    [Theory, MemberData(nameof(Languages))]
    public void A_hint_names_its_field_and_no_two_fields_of_a_form_read_alike(string language) =>
        Each(language, new SampleWorld(), (name, _, json) =>
        {
            var hinted = CardTree
                .Inputs(json)
                .Where(i => DialogFields.Contains(CardTree.Text(i, "id")!) && CardTree.Text(i, "placeholder") is not null)
                .Select(i => (Label: CardTree.Text(i, "label")!, Hint: CardTree.Text(i, "placeholder")!))
                .ToList();
            Assert.All(hinted, i => Assert.StartsWith(i.Label.Split('(')[0].Trim(), i.Hint, StringComparison.Ordinal));
            Assert.Equal(hinted.Count, hinted.Select(i => i.Hint).Distinct().Count());
        });

    [Theory, MemberData(nameof(Languages))]
    public void Every_execute_falls_back_to_a_submit_that_sends_the_same(string language) =>
        Each(language, new SampleWorld(), (name, _, json) =>
        {
            if (name.StartsWith(InDialog, StringComparison.Ordinal))
            {
                return;
            }

            foreach (
                var button in CardTree.Buttons(json).Where(b => CardTree.TypeOf(b) is not ("Action.OpenUrl" or "Action.ToggleVisibility")))
            {
                Assert.Equal("Action.Execute", CardTree.TypeOf(button));
                var fallback = button.GetProperty("fallback");
                Assert.Equal("Action.Submit", CardTree.TypeOf(fallback));
                Assert.Equal(CardTree.Text(button, "title"), CardTree.Text(fallback, "title"));
                Assert.Equal(CardTree.Text(button, "associatedInputs"), CardTree.Text(fallback, "associatedInputs"));
                Assert.Equal(CardTree.Text(button, "style"), CardTree.Text(fallback, "style"));
                Assert.True(JsonElement.DeepEquals(button.GetProperty("data"), fallback.GetProperty("data")), name);
                Assert.Equal(CardTree.Text(button, "verb"), CardTree.Text(button.GetProperty("data"), "verb"));
            }
        });

    /// <summary>A dialog of Teams knows no Action.Execute.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void A_button_of_a_dialog_submits_or_opens_a_link(string language) => Each(language, new SampleWorld(), (name, card, json) =>
    {
        if (name.StartsWith(InDialog, StringComparison.Ordinal))
        {
            Assert.All(CardTree.Buttons(json), b => Assert.Contains(CardTree.TypeOf(b), (string[])["Action.Submit", "Action.OpenUrl"]));
            Assert.Null(card.Refresh);
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void Buttons_carry_only_known_names_and_plain_values(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        string[] known =
        [
            DataNames.Verb, DataNames.Draft, DataNames.Attestation, DataNames.Customer, DataNames.Version, DataNames.Effect,
            DataNames.Requester, DataNames.Scenario, DataNames.To, DataNames.Choice, DataNames.Command, DataNames.View,
            DataNames.Evidence, DataNames.Batch, DataNames.Page, DataNames.Source, DataNames.Within, DataNames.CalledCustomer,
            DataNames.KeepMessage, DataNames.MessageMark, Fields.FirstName, Fields.LastName, Fields.Email, Fields.DateAgreed,
        ];
        foreach (
            var sent in CardTree
                .Buttons(json)
                .Where(b => b.TryGetProperty("data", out var _))
                .SelectMany(b => b.GetProperty("data").EnumerateObject()))
            {
            Assert.Contains(sent.Name, known);
            Assert.True(sent.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number, $"{name}: {sent}");
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void Colour_never_tells_anything_alone(string language) => Each(language, new SampleWorld(), (name, _, json) =>
    {
        string[] tints = ["good", "attention", "warning", "accent"];
        foreach (
            var panel in CardTree
                .Objects(json)
                .Where(e => CardTree.TypeOf(e) == "Container" && tints.Contains(CardTree.Text(e, "style"))))
            {
            var first = CardTree.Text(panel.GetProperty("items")[0], "text")!;
            Assert.True(first.Length > 2 && !char.IsLetterOrDigit(first[0]) && first.Any(char.IsLetter), $"{name}: {first}");
        }

        foreach (var run in CardTree.Objects(json).Where(e => CardTree.Text(e, "color") is not null))
        {
            Assert.StartsWith("⚠", CardTree.Text(run, "text"), StringComparison.Ordinal);
        }
    });

    [Theory, MemberData(nameof(Languages))]
    public void Every_card_has_one_heading_a_language_and_words_for_old_clients(string language) =>
        Each(language, new SampleWorld(), (_, card, json) =>
        {
            Assert.Single(CardTree.Objects(json), e => CardTree.TypeOf(e) == "TextBlock" && CardTree.Text(e, "style") == "heading");
            Assert.Equal(language, card.Lang);
            Assert.False(string.IsNullOrWhiteSpace(card.FallbackText));
            Assert.Equal(new AdaptiveSchemaVersion(1, 5), card.Version);
        });

    [Theory, MemberData(nameof(Languages))]
    public void A_field_that_is_wrong_keeps_what_was_typed_and_says_why_right_below(string language) =>
        Each(language, new SampleWorld(), (name, _, json) =>
        {
            var elements = CardTree.Objects(json).Where(e => CardTree.TypeOf(e).Length > 0 && CardTree.TypeOf(e) != "TextRun").ToList();
            foreach (
                var (error, at) in elements
                    .Select((e, i) => (e, i))
                    .Where(p => CardTree.Text(p.e, "id")?.EndsWith("-error", StringComparison.Ordinal) == true))
            {
                var input = elements[at - 1];
                Assert.Equal(CardTree.Text(input, "id") + "-error", CardTree.Text(error, "id"));
                Assert.True(
                    CardTree.Text(input, "value") is not null
                        || name
                            is "acceptance-no-date"
                                or "approval-reason-missing"
                                or "approval-comment-too-long"
                                or "bulk-approval-reason-missing"
                                or "hand-over-many",
                    name);
            }
        });

    [Fact]
    public void A_card_that_is_shown_to_others_names_no_person_and_no_contact_and_only_draws()
    {
        var world = new SampleWorld();
        string[] personal =
        [
            world.AgentName, world.ManagerName, world.Facts.Signatory.FirstName, world.Facts.Signatory.LastName,
            world.Facts.Signatory.Email, world.Facts.Signatory.Phone!, world.Facts.Acceptance.Ticket, world.Reason,
        ];
        foreach (var card in CardSamples.Of(world).Where(c => c.Card == "shared").SelectMany(c => Cultures.All.Select(c.Draw)))
        {
            var json = card.ToJson();
            Assert.All(personal, text => Assert.DoesNotContain(text, json, StringComparison.Ordinal));
            Assert.All(card.Actions.OfType<AdaptiveExecuteAction>(), button => Assert.Equal(Verbs.CardRefresh, button.Verb));
            Assert.Equal(Verbs.CardRefresh, ((AdaptiveExecuteAction?)card.Refresh?.Action)?.Verb ?? Verbs.CardRefresh);
        }
    }

    [Fact]
    public void A_channel_card_names_no_person_and_no_contact()
    {
        var world = new SampleWorld();
        string[] personal =
        [
            world.AgentName, world.ManagerName, world.Facts.Signatory.FirstName, world.Facts.Signatory.LastName,
            world.Facts.Signatory.Email, world.Facts.Signatory.Phone!, world.Facts.Acceptance.Ticket, world.Reason,
        ];
        foreach (var sample in CardSamples.Of(world).Where(c => c.Card.StartsWith("channel", StringComparison.Ordinal)))
        {
            foreach (var culture in Cultures.All)
            {
                var json = sample.Draw(culture).ToJson();
                Assert.All(personal, text => Assert.DoesNotContain(text, json, StringComparison.Ordinal));
                Assert.DoesNotContain("\"refresh\"", json, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_customers_link_stands_on_the_requesters_own_card_alone_and_no_button_sends_it_back()
    {
        var world = new SampleWorld();
        var view = world.CarriedOut(AttestationState.LinkIssued, new LinkIssued("00", SampleWorld.Draft, SampleWorld.Draft));
        Assert.NotNull(view.Link);
        var secret = SampleWorld.Link.Query;
        foreach (var culture in Cultures.All)
        {
            AdaptiveCard[] others =
            [
                ApprovalCard.For(view, [], null, culture), ApprovalCard.ForReplaced(view, culture), ChannelCard.For(view, culture),
                RecordCard.For(view, culture), GiveUpCard.For(view, culture)];
            Assert.All(others, card => Assert.DoesNotContain(secret, card.ToJson(), StringComparison.Ordinal));
            Assert.All(
                Enum.GetValues<Audience>()
                    .Select(a => Replies.Summary(a, view.Attestation, culture))
                    .Append(Replies.Decided(view, culture)),
                text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

            var own = RequestCard.For(view, [], null, culture);
            using var json = JsonDocument.Parse(own.ToJson());
            Assert.Equal(
                2, CardTree.Inputs(json.RootElement).Count(i => CardTree.Text(i, "value")!.Contains(secret, StringComparison.Ordinal)));
            var mail = Assert.Single(CardTree.Buttons(json.RootElement), b =>
                CardTree.Text(b, "url")?.StartsWith("mailto:", StringComparison.Ordinal) == true);
            Assert.InRange(CardTree.Text(mail, "url")!.Length, 1, 2000);
            Assert.All(CardTree.Buttons(json.RootElement).Where(b => CardTree.TypeOf(b) == "Action.Execute"), button =>
                Assert.Equal("none", CardTree.Text(button, "associatedInputs"), ignoreCase: true));
            Assert.DoesNotContain(secret, own.FallbackText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_settled_card_offers_no_decision_and_refreshes_for_nobody()
    {
        var world = new SampleWorld();
        foreach (var state in Enum.GetValues<AttestationState>().Where(s => s != AttestationState.Requested))
        {
            var approval = ApprovalCard.For(world.View(state), [], null, Cultures.English);
            Assert.Empty(approval.Actions);
            Assert.Null(approval.Refresh);
            Assert.DoesNotContain(approval.Body, e => e is AdaptiveInput);
            Assert.DoesNotContain(
                RequestCard.For(world.View(state), [], null, Cultures.English).Actions.OfType<AdaptiveExecuteAction>(),
                a => a.Verb == Verbs.RequestWithdraw);
        }
    }

    [Fact]
    public void Only_the_people_concerned_refresh_a_waiting_card()
    {
        var view = new SampleWorld().View(AttestationState.Requested);

        var request = RequestCard.For(view, [], null, Cultures.English).Refresh!;
        var approval = ApprovalCard.For(view, [], null, Cultures.English).Refresh!;

        Assert.Equal([$"8:orgid:{view.Attestation.Requester.ObjectId:D}"], request.UserIds);
        Assert.Equal([.. view.Attestation.Assignment!.Approvers.Select(a => $"8:orgid:{a:D}")], approval.UserIds);
        Assert.Equal(Verbs.CardRefresh, ((AdaptiveExecuteAction)approval.Action!).Verb);
    }

    [Fact]
    public void Both_decisions_bring_what_was_typed_and_nothing_typed_holds_either_back()
    {
        using var json = JsonDocument.Parse(
            ApprovalCard.For(new SampleWorld().View(AttestationState.Requested), [], null, Cultures.English).ToJson());

        foreach (var verb in new[] { Verbs.DecisionApprove, Verbs.DecisionReject })
        {
            var button = Assert.Single(CardTree.Buttons(json.RootElement), b => CardTree.Text(b, "verb") == verb);
            Assert.Null(CardTree.Text(button, "associatedInputs"));
        }

        Assert.Equal([Fields.Comment, Fields.Reason], CardTree.Inputs(json.RootElement).Select(i => CardTree.Text(i, "id")));
        Assert.All(CardTree.Inputs(json.RootElement), i =>
            Assert.False(i.TryGetProperty("isRequired", out var required) && required.GetBoolean()));
    }

    private static void Each(string language, SampleWorld world, Action<string, AdaptiveCard, JsonElement> check)
    {
        foreach (var sample in CardSamples.Of(world))
        {
            var card = sample.Draw(CultureInfo.GetCultureInfo(language));
            using var json = JsonDocument.Parse(card.ToJson());
            check(sample.Name, card, json.RootElement);
        }
    }
}
