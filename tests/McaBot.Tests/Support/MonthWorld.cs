using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Attestations.Doubles;

namespace McaBot.Tests.Support;

/// <summary>
/// March 2025 is on record here, counted by hand below. The partner's clock is that of Paris: an hour ahead of UTC then, two from 30 March
/// on.
/// </summary>
public sealed class MonthWorld : StoryWorld
{
    private Task? onRecord;

    protected override SandboxOptions Options => new()
    {
        BotSettings = new Dictionary<string, string> { ["Notifications__TimeZone"] = "Europe/Paris" },
    };

    /// <summary>Writes the ledgers where they lie, and has the bot's own program make the indexes from them.</summary>
    public Task HasMarchOnRecordAsync() => onRecord ??= PutOnRecordAsync();

    private async Task PutOnRecordAsync()
    {
        foreach (var history in Histories())
        {
            var customer = Guid.NewGuid();
            var ledger = LedgerFormat.Write(CustomerLedger.Empty(customer), history);
            Assert.Null(LedgerFormat.Read(customer, ledger).Fault);
            var blob = World.Container.GetAppendBlobClient($"ledger/{customer:D}.jsonl");
            await blob.CreateAsync(new AppendBlobCreateOptions());
            await blob.AppendBlockAsync(new MemoryStream(ledger));
        }

        var (exitCode, lines) = await BotProcess.RunToEndAsync(World.BotEnvironment, "rebuild-indexes");
        Assert.True(exitCode == 0, string.Join('\n', lines));
    }

    private static IEnumerable<IReadOnlyList<Entry>> Histories()
    {
        // Half past midnight of 1 March in Paris, while it is February in UTC. Approved after half an hour, recorded.
        yield return Of("2025-02-28T23:30:00Z", Scenario.ExistingPartner, AcceptanceMethod.Email,
            (0.5, new Approved()), (1, new HandedOff()), (2, new Completed("PC-1")));

        // Rejected after five hours; asked for again, and approved after three.
        yield return
        [
            .. Of("2025-03-10T09:00:00Z", Scenario.NewPartner, AcceptanceMethod.Meeting, (5, new Rejected(new string('b', 64)))),
            .. Of("2025-03-15T09:00:00Z", Scenario.NewPartner, AcceptanceMethod.Meeting,
                (3, new Approved()), (4, new HandedOff()), (5, new Completed("PC-2"))),
        ];

        // Withdrawn.
        yield return Of("2025-03-12T09:00:00Z", Scenario.ExistingPartner, AcceptanceMethod.PhoneCall, (24, new Withdrawn()));

        // Nobody decided.
        yield return Of("2025-03-01T09:00:00Z", Scenario.NewPartner, AcceptanceMethod.Email, (14 * 24, new Expired()));

        // Approved after nine days, and given up.
        yield return Of("2025-03-20T09:00:00Z", Scenario.ExistingPartner, AcceptanceMethod.SignedDocument,
            (9 * 24, new Approved()), (10 * 24, new Failed()));

        // Half past midnight of 1 April in Paris, while it is March in UTC: no part of March.
        yield return Of("2025-03-31T22:30:00Z", Scenario.ExistingPartner, AcceptanceMethod.Email,
            (1, new Approved()), (2, new HandedOff()), (3, new Completed("PC-6")));

        // Requested in February, approved in March after ten days. Two messages were given up: one was left at that.
        var (lost, left) = (Guid.NewGuid(), Guid.NewGuid());
        yield return Of("2025-02-20T09:00:00Z", Scenario.ExistingPartner, AcceptanceMethod.SupportTicket,
            (10 * 24, new Approved()), (10 * 24, new HandedOff()),
            (10 * 24, new MessageDue(lost, MessageKind.TellRequester, Partner.Agent.ToString("D"))),
            (10 * 24, new MessageDue(left, MessageKind.TellRequester, Partner.Agent.ToString("D"))),
            (11 * 24, new DeadLettered(lost, "connector-403")), (11 * 24, new DeadLettered(left, "connector-403")),
            (12 * 24, new Dismissed(left)), (12 * 24, new Completed("PC-7")));
    }

    /// <param name="then">With the hours after the request.</param>
    private static IReadOnlyList<Entry> Of(
        string requested, Scenario scenario, AcceptanceMethod method, params IEnumerable<(double Hours, LedgerEvent What)> then)
    {
        var (attestation, at) = (Guid.NewGuid(), DateTimeOffset.Parse(requested, System.Globalization.CultureInfo.InvariantCulture));
        return
        [
            Entries.Of(Entries.Requested() with { Scenario = scenario, Obtained = method }, attestation, at: at),
            Entries.Of(new Assigned(ApprovalRoute.Manager, [Partner.Manager]), attestation, at: at),
            .. then.Select(t => Entries.Of(t.What, attestation, Partner.Manager, at.AddHours(t.Hours))),
        ];
    }
}

[CollectionDefinition(Name)]
public sealed class MonthStories : ICollectionFixture<MonthWorld>
{
    public const string Name = "Stories of a month in numbers";
}
