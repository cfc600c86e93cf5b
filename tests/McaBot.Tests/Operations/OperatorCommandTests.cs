using McaBot.Attestations;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Support;

namespace McaBot.Tests.Operations;

/// <summary>The bot's own program with a word behind it, beside a bot that runs.</summary>
[Collection(OperatedStories.Name)]
public sealed class OperatorCommandTests(OperatedWorld story)
{
    private static string ThisMonth =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_unknown_word_gets_a_usage_and_starts_nothing()
    {
        var (unknown, usage) = await story.OperateAsync("bananas");
        var (asked, help) = await story.OperateAsync("help");
        var (senseless, same) = await story.OperateAsync("verify", "Contoso");

        Assert.Equal((2, 0, 2), (unknown, asked, senseless));
        Assert.All(
            [
                "verify [customer tenant id]",
                "rebuild-indexes",
                "dead-letters",
                "requeue <message id, or number of an attestation or bulk request>",
                "dismiss <message id, or number of an attestation or bulk request>",
                "subscriptions",
                "unsubscribe <channel id>",
            ],
            word => Assert.Contains(word, usage, StringComparison.Ordinal));
        Assert.Equal((usage, usage), (help, same));
        Assert.DoesNotContain("Now listening", usage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--verify", 2)]
    [InlineData("-x", 2)]
    [InlineData("--help", 0)]
    [InlineData("-?", 0)]
    public async Task A_dash_before_a_word_starts_no_second_bot(string argument, int expected)
    {
        var (exitCode, said) = await story.OperateAsync(argument);

        Assert.Equal(expected, exitCode);
        Assert.Contains(expected == 0 ? "verify [customer tenant id]" : $"'{argument}' was not understood", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_needs_the_bots_settings_as_the_bot_does()
    {
        var settings = story.World.BotEnvironment.Where(s => s.Key != "Roles__AdminAgents").ToDictionary();

        var (exitCode, lines) = await McaBot.Sandbox.Processes.BotProcess.RunToEndAsync(settings, "verify");

        Assert.Equal(1, exitCode);
        Assert.Equal("Roles:AdminAgents", Assert.Single(lines).Split(' ')[0]);
    }

    [Fact]
    public async Task A_check_of_everything_names_exactly_the_ledgers_that_were_tampered_with_in_the_chat_and_at_the_command_line()
    {
        var crews = Enumerable.Range(0, 8).Select(_ => story.Crew()).ToList();
        foreach (var crew in crews)
        {
            await crew.WaitsForDecisionAsync();
            await crew.Ledger.HasItsHeadNotedAsync();
        }

        var (altered, cut, deleted, sound) = (crews[1].Ledger, crews[4].Ledger, crews[6].Ledger, crews[0].Ledger);
        var kept = await Task.WhenAll(altered.TextAsync(), cut.TextAsync(), deleted.TextAsync());
        await altered.TamperAsync(text =>
            text.Insert(text.IndexOf("\"at\":\"2", text.IndexOf('\n', StringComparison.Ordinal), StringComparison.Ordinal) + 6, "1")
                .Remove(text.IndexOf("\"at\":\"2", text.IndexOf('\n', StringComparison.Ordinal), StringComparison.Ordinal) + 7, 1));
        await cut.TamperAsync(text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        await deleted.DeleteAsync();
        var cutAt = kept[1].TrimEnd('\n').Split('\n').Length;
        string[] expected =
        [
            $"{altered.Customer:D} does not hold at entry 2: Altered",
            $"{cut.Customer:D} does not hold at entry {cutAt}: CutOff",
            $"{deleted.Customer:D} does not hold at entry 1: CutOff",
        ];

        var (exitCode, said) = await story.OperateAsync("verify");
        Assert.Equal(2, exitCode);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Output(said).SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Matches(@"^\d+ ledgers checked: 3 do not hold, 0 have no anchor$", Output(said)[^1]);
        Assert.Equal(3, said.Split("VerifyLedgers[2002]").Length - 1);
        Assert.All([(altered, 2), (cut, cutAt), (deleted, 1)], b => Assert.Contains(
            $"The ledger of customer {b.Item1.Customer:D} does not hold from entry {b.Item2} on", said, StringComparison.Ordinal));
        Assert.Equal((2, expected[0]), await OneLineAsync("verify", altered.Customer.ToString("D")));
        Assert.Equal(
            (0, $"{sound.Customer:D} holds: {(await sound.ReadAsync()).Sequence} entries"),
            await OneLineAsync("verify", sound.Customer.ToString("D")));
        var nobody = Guid.NewGuid();
        Assert.Equal((2, $"{nobody:D} has no ledger"), await OneLineAsync("verify", nobody.ToString("D")));

        var card = await VerifiedAsync("verify", "All ledgers are being checked", "3 ledgers are not intact");
        Assert.All([(altered, 2), (cut, cutAt), (deleted, 1)], b =>
            Assert.Contains($"{b.Item1.Customer:D}First bad entry: {b.Item2}.", card, StringComparison.Ordinal));
        Assert.DoesNotContain(sound.Customer.ToString("D"), card, StringComparison.Ordinal);
        Assert.DoesNotContain(crews[0].Company, said + card, StringComparison.Ordinal);
        var carte = await VerifiedAsync(
            "vérifier", "Tous les registres sont en cours de contrôle", "3 registres ne sont plus intacts", "fr-FR");
        Assert.Contains($"{altered.Customer:D}Première entrée en défaut\u00A0: 2.", carte, StringComparison.Ordinal);

        foreach (var (ledger, text) in new[] { altered, cut, deleted }.Zip(kept))
        {
            await ledger.TamperAsync(_ => text);
        }

        (exitCode, said) = await story.OperateAsync("verify");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("[2002]", said, StringComparison.Ordinal);
        Assert.Contains(
            "Every ledger is intact", await VerifiedAsync("verify", "All ledgers are being checked", "Every ledger is intact"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fingerprint_is_posted_to_the_channels_and_what_was_rewritten_since_is_named_in_the_chat_and_at_the_command_line()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        await crew.WaitsForDecisionAsync();
        await other.WaitsForDecisionAsync();
        await crew.Ledger.HasItsHeadNotedAsync();
        await other.Ledger.HasItsHeadNotedAsync();
        await crew.Requester.AddsMcaBotToTheTeamAsync();
        await crew.Requester.MentionsMcaBotAsync("subscribe digest");
        var after = story.World.Teams.Revision;

        await crew.Requester.SaysAsync("fingerprint");

        var post = await crew.Requester.SeesCardAsync(
            c => c.Said().Contains("Fingerprint of all ledgers", StringComparison.Ordinal), crew.Requester.Channel, after);
        await crew.Requester.MentionsMcaBotAsync("unsubscribe");
        var shown = System.Text.RegularExpressions.Regex.Match(post.Card!.Said(), "([0-9a-f]{8} ){7}[0-9a-f]{8}").Value;
        var hash = shown.Replace(" ", "", StringComparison.Ordinal);
        await crew.Requester.SeesAsync(shown, after: after);
        Assert.DoesNotContain(crew.Ledger.Customer.ToString("D"), post.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Company, post.Json, StringComparison.Ordinal);
        Assert.Contains("still contain everything", await ComparedAsync(crew, shown.ToUpperInvariant()), StringComparison.Ordinal);
        var (exitCode, said) = await story.OperateAsync("verify", hash);
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+ ledgers compared: 0 are not what they were$", Output(said)[^1]);

        // Whoever can rewrite all of storage puts another history in its place, anchor and all: verify alone sees nothing.
        var kept = await crew.Ledger.TextAsync();
        var forged = await story.RewritesHistoryAsync(crew.Ledger.Customer, await crew.Ledger.ReadAsync());
        Assert.Equal(0, (await story.OperateAsync("verify", crew.Ledger.Customer.ToString("D"))).ExitCode);

        (exitCode, said) = await story.OperateAsync(["verify", .. shown.Split(' ')]);
        Assert.Equal(2, exitCode);
        Assert.StartsWith(
            $"{crew.Ledger.Customer:D} is not what it was at entry ",
            Assert.Single(Output(said), l => l.Contains(" is ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(said.Split('\n'), l => l.Contains("VerifyLedgers[2002]", StringComparison.Ordinal));
        var card = await ComparedAsync(crew, hash);
        Assert.Contains("1 ledger is not what it was", card, StringComparison.Ordinal);
        Assert.Contains(crew.Ledger.Customer.ToString("D"), card, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Ledger.Customer.ToString("D"), card + said, StringComparison.Ordinal);
        Assert.Equal((2, "no list is kept under this fingerprint"), await OneLineAsync("verify", new string('0', 64)));

        await crew.Ledger.TamperAsync(_ => kept);
        await forged.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_without_a_role_gets_no_fingerprint()
    {
        await StoryWorld.IsForgottenAsync(() => story.BlobsAsync("outbox/jobs/"));
        var tom = story.Hires("Tom");

        await tom.SaysAsync("empreinte");

        Assert.Contains("You need a role", tom.LastWords(), StringComparison.Ordinal);
        Assert.Empty(await story.BlobsAsync("outbox/jobs/"));
    }

    [Fact]
    public async Task Somebody_without_a_role_has_nothing_checked()
    {
        await StoryWorld.IsForgottenAsync(() => story.BlobsAsync("outbox/jobs/"));
        var tom = story.Hires("Tom");

        await tom.SaysAsync("verify");

        Assert.Contains("You need a role", tom.LastWords(), StringComparison.Ordinal);
        Assert.Empty(await story.BlobsAsync("outbox/jobs/"));
    }

    [Fact]
    public async Task What_is_parked_is_listed_by_ids_replayed_by_an_operator_on_record_and_done_by_the_bot_that_runs()
    {
        var crew = story.Crew();
        var (_, attestation, deadLetter) = await crew.RequestsInVainAsync();
        await SeesBlobAsync($"dead-letters/customers/{crew.Ledger.Customer:D}");

        var (exitCode, said) = await story.OperateAsync("dead-letters");
        Assert.Equal(0, exitCode);
        Assert.Contains(
            $"{deadLetter.Id:D} {attestation.Number} customer {crew.Ledger.Customer:D}: tell-approver, connector-403, since ", said,
            StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Company, said, StringComparison.Ordinal);
        Assert.Equal((2, "no dead letter is known under MCA-00000000"), await OneLineAsync("requeue", "MCA-00000000"));

        story.World.Teams.Unblock(crew.Manager.Person);
        Assert.Equal((0, $"{deadLetter.Id:D} {attestation.Number} is tried again"), await OneLineAsync("replay", attestation.Number));

        await crew.Manager.SeesCardWithAsync("decision.approve");
        attestation = await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        Assert.Equal(MessageStatus.Done, attestation.Messages[deadLetter.Id].Status);
        Assert.Contains(
            "\"actor\":{\"objectId\":\"00000000-0000-0000-0000-000000000000\",\"tenantId\":\"00000000-0000-0000-0000-000000000000\",\"role\":\"operator\"}",
            await crew.Ledger.TextAsync(), StringComparison.Ordinal);
        Assert.Single(crew.Manager.Chat.Messages, m => m.CardFor(crew.Manager.Person)?.Has("decision.approve") == true);
        Assert.Equal((2, $"no dead letter is known under {deadLetter.Id:D}"), await OneLineAsync("requeue", deadLetter.Id.ToString("D")));
    }

    [Fact]
    public async Task A_bulk_requests_dead_letter_is_listed_requeued_under_its_number_and_posted_by_the_bot_that_runs()
    {
        var (crew, number) = await RequestsInBulkInVainAsync();

        var (exitCode, listed) = await story.OperateAsync("parked");
        Assert.Equal(0, exitCode);
        Assert.Matches($"[0-9a-f-]{{36}} {number} Bulk [0-9a-f-]{{36}}: tell-approver, connector-403, since ", listed);
        Assert.DoesNotContain(crew.NameOf(0), listed, StringComparison.Ordinal);
        story.World.Teams.Unblock(crew.Manager.Person);
        var (requeued, told) = await story.OperateAsync("replay", number);

        Assert.Equal(0, requeued);
        Assert.Contains($"{number} is tried again", told, StringComparison.Ordinal);
        await crew.Manager.SeesCardWithAsync("bulk.approve");
        Assert.Equal((2, $"no dead letter is known under {number}"), await OneLineAsync("requeue", number));
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
    }

    [Fact]
    public async Task A_bulk_requests_dead_letter_that_is_dismissed_is_listed_no_more_and_never_posted()
    {
        var (crew, number) = await RequestsInBulkInVainAsync();

        var (dismissed, _) = await story.OperateAsync("dismiss", number);
        story.World.Teams.Unblock(crew.Manager.Person);

        Assert.Equal(0, dismissed);
        Assert.Equal((2, $"no dead letter is known under {number}"), await OneLineAsync("requeue", number));
        Assert.DoesNotContain(crew.Manager.Chat.Messages, m => m.Card?.Has("bulk.approve") == true);
    }

    [Fact]
    public async Task Indexes_and_markers_that_were_lost_are_made_again_beside_the_bot_and_every_answer_is_as_before()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        var done = story.CrewOf(crew.Requester, crew.Manager);
        await done.RequestsAsync();
        await done.Manager.PressesAsync(
            await done.Manager.SeesCardAsync(c => c.Said().Contains(done.Company, StringComparison.Ordinal) && c.Has("decision.reject")),
            "decision.reject", ("reason", "No."));
        await done.Ledger.ComesToRestAsync(AttestationState.Rejected);
        var blocked = story.Crew();
        await blocked.RequestsInVainAsync();
        await SeesBlobAsync($"dead-letters/customers/{blocked.Ledger.Customer:D}");
        foreach (var one in new[] { crew, done, blocked }) await one.Ledger.HasItsHeadNotedAsync();
        var (before, daysBefore) = (await AnswersAsync(crew, done), await DayLinesAsync());

        foreach (var prefix in new[] { "index/", "open/", "dead-letters/", "heads/" })
        {
            foreach (var name in await story.BlobsAsync(prefix)) await story.World.Container.DeleteBlobIfExistsAsync(name);
        }

        Assert.NotEqual(before, await AnswersAsync(crew, done));
        Assert.Contains(
            "no anchor", (await story.OperateAsync("verify", crew.Ledger.Customer.ToString("D"))).Said, StringComparison.Ordinal);
        var (exitCode, said) = await story.OperateAsync("rebuild-indexes");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"^rebuilt from \d+ ledgers with \d+ attestations; 0 do not hold$", Output(said)[^1]);
        Assert.Equal(before, await AnswersAsync(crew, done));
        Assert.Equal(daysBefore, await DayLinesAsync());
        var (open, deadLetter, heads) = (
            await story.BlobsAsync("open/"), await story.BlobsAsync("dead-letters/"), await story.BlobsAsync("heads/"));
        Assert.All([crew, blocked], c => Assert.Contains($"open/{c.Ledger.Customer:D}", open));
        Assert.Equal([$"dead-letters/customers/{blocked.Ledger.Customer:D}"], deadLetter);
        Assert.All([crew, done, blocked], c => Assert.Contains($"heads/{c.Ledger.Customer:D}.json", heads));
        Assert.Equal(0, (await story.OperateAsync("verify")).ExitCode);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        story.World.Teams.Unblock(blocked.Manager.Person);
    }

    /// <summary>What the people of the story are told when they look things up.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(Crew crew, Crew done)
    {
        var answers = new List<string>();
        foreach (
            var (who, text) in new[]
            {
                (crew.Requester, "my requests"),
                (crew.Manager, "waiting for me"),
                (crew.Requester, $"find {crew.Company.Split(' ')[1]}"),
                (crew.Requester, $"find {done.Agent.Customer["domain"]}"),
                (crew.Requester, $"find {(await done.Ledger.OnlyAsync()).Number}"),
                (crew.Requester, $"find {crew.Ledger.Customer}"),
            })
        {
            await who.SaysAsync(text);
            answers.Add($"{text}: {who.LastWords()}");
        }

        var after = crew.Requester.Chat.Messages.Select(m => m.Revision).Max();
        await crew.Requester.SaysAsync($"export {ThisMonth}");
        if (!crew.Requester.LastWords().Contains("Nothing found", StringComparison.Ordinal))
        {
            using var archive = new System.IO.Compression.ZipArchive(
                new MemoryStream((await crew.Requester.ReceivesFileAsync("mcabot-audit-", after)).Content));
            answers.AddRange(archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        }

        return answers;
    }

    /// <summary>What a digest counts.</summary>
    private async Task<IReadOnlyList<string>> DayLinesAsync()
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in await story.BlobsAsync("index/days/"))
        {
            var content = (await story.World.Container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString();
            lines.UnionWith(
                content
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Where(l => !l.Contains("Trouble", StringComparison.OrdinalIgnoreCase))
                    .Select(l => l.Split(",\"noted\"")[0].TrimEnd('}')));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private async Task<string> VerifiedAsync(string word, string begun, string verdict, string locale = "en-GB")
    {
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: locale);
        await carla.SaysAsync(word);
        await carla.SeesAsync(begun);
        return (await carla.SeesCardAsync(c => c.Said().Contains(verdict, StringComparison.Ordinal))).CardFor(carla.Person)!.Said();
    }

    private async Task<(int ExitCode, string Line)> OneLineAsync(params string[] words)
    {
        var (exitCode, said) = await story.OperateAsync(words);
        return (exitCode, Assert.Single(Output(said)));
    }

    /// <summary>Without what was logged meanwhile, and without how far it was where it took long.</summary>
    private static List<string> Output(string said)
    {
        var lines = new List<string>();
        foreach (var line in said.Split('\n'))
        {
            if (
                !line.StartsWith("      ", StringComparison.Ordinal)
                && !line.StartsWith("so far ", StringComparison.Ordinal)
                && !System.Text.RegularExpressions.Regex.IsMatch(line, "^(trce|dbug|info|warn|fail|crit): "))
                lines.Add(line);
        }

        return lines;
    }

    private static async Task<string> ComparedAsync(Crew crew, string hash)
    {
        var after = crew.Requester.Chat.Messages.Max(m => m.Revision);
        await crew.Requester.SaysAsync($"verify {hash}");
        return (
            await crew.Requester.SeesCardAsync(
                c => c.Said().Contains("Comparison with a fingerprint", StringComparison.Ordinal), after: after))
            .CardFor(crew.Requester.Person)!
            .Said();
    }

    private Task SeesBlobAsync(string name) =>
        Waiting.UntilAsync(name, async () => (await story.World.Container.GetBlobClient(name).ExistsAsync()).Value);

    /// <summary>A bulk request whose approver has blocked McaBot.</summary>
    private async Task<(BulkCrew Crew, string Number)> RequestsInBulkInVainAsync()
    {
        var crew = new BulkCrew(story, 2);
        await crew.Manager.OpensMcaBotAsync();
        story.World.Teams.Block(crew.Manager.Person);
        var preview = await crew.SendsAsync(crew.Csv());
        await crew.Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var progress = await crew.Agent.SeesChangedAsync(preview, "connector-403");
        return (crew, BulkCrew.NumberOf(progress, crew.Agent));
    }
}
