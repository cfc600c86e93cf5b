using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

[Collection(PlainStories.Name)]
public sealed class RecordsTests(StoryWorld story)
{
    [Fact]
    public async Task A_record_is_found_by_word_domain_tenant_id_and_number_and_opens_with_its_history()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        var number = (await crew.Ledger.ComesToRestAsync(AttestationState.Requested)).Number;
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        foreach (
            var asked in new[]
            {
                crew.Company.Split(' ')[1],
                crew.Company,
                crew.Agent.Customer["domain"],
                crew.Ledger.Customer.ToString("D"),
                number,
                number.ToLowerInvariant(),
            })
        {
            await carla.SaysAsync($"find {asked}");
            Assert.Contains(number, carla.LastWords(), StringComparison.Ordinal);
            Assert.Contains(crew.Company, carla.LastWords(), StringComparison.Ordinal);
        }

        var list = carla.Chat.Messages[^1];
        await carla.PressesAsync(list, "request.open");
        var record = (await carla.SeesChangedAsync(list, "The record of an attestation")).CardFor(carla.Person)!;
        Assert.Contains($"{crew.Requester.Person.Name} asked for the attestation.", record.Said(), StringComparison.Ordinal);
        Assert.Contains($"{crew.Manager.Person.Name} was asked to decide.", record.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("decision.approve", record.Verbs);
        Assert.DoesNotContain("request.withdraw", record.Verbs);
    }

    [Fact]
    public async Task A_record_somebody_looks_at_moves_on_with_the_others()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        var (carla, list) = await story.FoundAsync(crew);
        await carla.PressesAsync(list, "request.open");

        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");

        await carla.SeesChangedAsync(list, $"{crew.Manager.Person.Name} approved it.");
    }

    [Fact]
    public async Task My_requests_are_mine_and_what_waits_for_me_leaves_once_it_is_decided()
    {
        var (crew, other) = (story.Crew(), story.Crew());
        var (_, approval) = await crew.RequestsAsync();
        await other.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await other.Ledger.ComesToRestAsync(AttestationState.Requested);

        await crew.Requester.SaysAsync("my requests");
        Assert.Contains(crew.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains($"Waits for {crew.Manager.Person.Name}", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Company, crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("waiting for me");
        Assert.Contains("Nothing waits for your decision", crew.Requester.LastWords(), StringComparison.Ordinal);

        await crew.Manager.SaysAsync("waiting");
        Assert.Contains(crew.Company, crew.Manager.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Company, crew.Manager.LastWords(), StringComparison.Ordinal);
        var list = crew.Manager.Chat.Messages[^1];
        await crew.Manager.PressesAsync(list, "request.open");
        var opened = await crew.Manager.SeesChangedAsync(list, "Approve this attestation?");
        await crew.Manager.PressesUntilTakenAsync(opened, "decision.reject", ("reason", "No."));

        await crew.Manager.SeesWithoutAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.Rejected);
        await crew.Manager.SaysAsync("waiting");
        Assert.DoesNotContain(crew.Company, crew.Manager.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("my requests");
        Assert.Contains("Rejected", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_role_finds_verifies_and_opens_nothing()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        var tom = story.Hires("Tom");

        foreach (var text in new[] { $"find {crew.Company}", $"verify {crew.Ledger.Customer}" })
        {
            await tom.SaysAsync(text);
            Assert.Contains("You need a role", tom.LastWords(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(tom.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_ledger_that_holds_is_said_to_hold()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);

        await crew.Requester.SaysAsync($"verify {crew.Company}");

        Assert.Contains("The ledger is intact", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Contains(crew.Ledger.Customer.ToString("D"), crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync("verify Contoso");
        Assert.Contains("Which customer do you mean?", crew.Requester.LastWords(), StringComparison.Ordinal);
        await crew.Requester.SaysAsync($"verify {Guid.NewGuid()}");
        Assert.Contains("Nothing found", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task One_altered_byte_is_named_by_verify_and_nothing_is_decided_any_more(int entry)
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Ledger.TamperAsync(text => AlterOneDigit(text, entry));
        var tampered = await crew.Ledger.TextAsync();

        foreach (var asked in new[] { crew.Ledger.Customer.ToString("D"), crew.Company })
        {
            await crew.Requester.SaysAsync($"verify {asked}");
            Assert.Contains($"The ledger is not intact at entry {entry}", crew.Requester.LastWords(), StringComparison.Ordinal);
        }

        var decided = await crew.Manager.PressesAsync(approval, "decision.approve");
        Assert.Contains("The record of this customer needs a check", decided.Message, StringComparison.Ordinal);
        Assert.Matches("Reference: [0-9a-f]{32}", decided.Message);
        var withdrawn = await crew.Requester.PressesAsync(request, "request.withdraw");
        Assert.Contains("The record of this customer needs a check", withdrawn.Message, StringComparison.Ordinal);

        Assert.Equal(tampered, await crew.Ledger.TextAsync());
    }

    [Fact]
    public async Task Whoever_reads_a_broken_ledger_is_warned()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var lines = (await crew.Ledger.TextAsync()).TrimEnd('\n').Split('\n').Length;
        await crew.Ledger.TamperAsync(text => AlterOneDigit(text, lines));
        const string warning = "The record of this customer needs a check";

        Assert.Contains(warning, (await crew.Requester.RefreshesAsync(request)).Message, StringComparison.Ordinal);
        Assert.Contains(warning, (await crew.Manager.RefreshesAsync(approval)).Message, StringComparison.Ordinal);
        await crew.Requester.SaysAsync($"find {crew.Ledger.Customer}");
        Assert.Contains(warning, crew.Requester.LastWords(), StringComparison.Ordinal);
        var list = crew.Requester.Chat.Messages[^1];
        var opened = await crew.Requester.PressesAsync(list, "request.open");
        Assert.Contains(crew.Company, opened.Card!.Said(), StringComparison.Ordinal);
        Assert.Contains(warning, crew.Requester.Chat.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_new_request_begins_on_a_broken_ledger()
    {
        var crew = story.Crew();
        await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Ledger.TamperAsync(text => AlterOneDigit(text, 1));
        var tampered = await crew.Ledger.TextAsync();
        var again = story.CrewOf(crew.Requester, crew.Manager, sameCustomerAs: crew);

        var refused = await again.Requester.PressesAsync(await again.Agent.ReachesConfirmationAsync(), "attest.confirm");

        Assert.Contains("The record of this customer needs a check", refused.Message, StringComparison.Ordinal);
        Assert.Equal(tampered, await crew.Ledger.TextAsync());
    }

    [Fact]
    public async Task A_ledger_whose_end_was_cut_off_is_told_by_its_noted_head()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Ledger.HasItsHeadNotedAsync();
        var lines = (await crew.Ledger.TextAsync()).TrimEnd('\n').Split('\n');
        await crew.Ledger.TamperAsync(_ => string.Concat(lines[..^1].Select(line => line + "\n")));

        await crew.Requester.SaysAsync($"verify {crew.Ledger.Customer}");
        Assert.Contains($"is not intact at entry {lines.Length}", crew.Requester.LastWords(), StringComparison.Ordinal);
        var decided = await crew.Manager.PressesAsync(approval, "decision.approve");

        Assert.Contains("The record of this customer needs a check", decided.Message, StringComparison.Ordinal);
        Assert.Equal(lines.Length - 1, (await crew.Ledger.TextAsync()).TrimEnd('\n').Split('\n').Length);
    }

    private static string AlterOneDigit(string text, int entry)
    {
        var lines = text.Split('\n');
        var line = lines[entry - 1];
        var at = line.IndexOf("\"at\":\"", StringComparison.Ordinal) + "\"at\":\"".Length + "2026-11-22T1".Length;
        lines[entry - 1] = line[..at] + (line[at] == '0' ? '1' : '0') + line[(at + 1)..];
        return string.Join('\n', lines);
    }
}
