using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Attestations.Doubles;
using McaBot.Tests.Sandbox;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Attestation = McaBot.Attestations.Attestation;
using Partner = McaBot.Tests.Attestations.Doubles.Partner;

namespace McaBot.Tests.Outbox;

/// <summary>Two replicas share storage, and the machine of one has the wrong time.</summary>
[Collection(StandInTests.Name)]
public sealed class ReplicaClockTests(WorldWithoutBot sandbox)
{
    private static readonly TimeSpan Right = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(5, true)]
    [InlineData(5, false)]
    [InlineData(-5, true)]
    [InlineData(-5, false)]
    public async Task The_approver_gets_one_card_and_nothing_expires_early(int minutes, bool wrongOneSends)
    {
        var (requester, approver) = (Hires("Rita"), Hires("Abel"));
        var settings = BotInProcess.SettingsOf(sandbox.World, $"t{Guid.NewGuid():N}");
        (settings["Reminders:RemindAfter"], settings["Reminders:EscalateAfter"], settings["Reminders:ExpireAfter"]) = (
            "00:00:00", "00:00:00", "00:04:30");
        settings["Notifications:SweepInterval"] = "01:00:00";
        await using var right = await StartAsync(settings, TimeSpan.Zero);
        await using var wrong = await StartAsync(settings, TimeSpan.FromMinutes(minutes));
        var (sends, watches) = wrongOneSends ? (wrong, right) : (right, wrong);
        try
        {
            var key = await RequestAsync(right, requester, approver);
            using var slow = sandbox.World.Faults.Next(
                new Fault
                {
                    Service = "teams",
                    Method = "POST",
                    Path = $"/conversations/{Uri.EscapeDataString(sandbox.World.Teams.PersonalChat(approver).Id)}",
                    Do = () => LooksAsync(watches, key.Customer),
                });
            Wake(sends, key.Customer);

            var attestation = await Waiting.UntilAsync("everything due to be done", async () =>
                await ReadAsync(right, key) is { } now && !now.PendingMessages.Any() ? now : null);
            await LooksAsync(watches, key.Customer);

            attestation = await ReadAsync(right, key) ?? attestation;
            Assert.Single(sandbox.World.Teams.PersonalChat(approver).Messages);
            Assert.Equal(AttestationState.Requested, attestation.State);
            Assert.All(attestation.Messages.Values, effect =>
                Assert.Equal((MessageStatus.Done, false), (effect.Status, effect.MayHaveActed)));
            Assert.All(attestation.Messages.Values, effect => Assert.InRange(effect.Since, Now - Right, Now + Right));
        }
        finally
        {
            await new BlobContainerClient(settings["Storage:ConnectionString"], settings["Storage:Container"]).DeleteIfExistsAsync();
        }
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Task<BotInProcess> StartAsync(Dictionary<string, string?> settings, TimeSpan off) => BotInProcess.StartAsync(
        settings, "Development",
        services => services.AddKeyedSingleton<TimeProvider>(
            StoreClock.Machine, new ProcessTime { Wrong = off, StretchesDeadlines = true }));

    /// <summary>Is woken again and again, and has time to do whatever it believes to be due.</summary>
    private static async Task LooksAsync(BotInProcess bot, Guid customer)
    {
        for (var i = 0; i < 4; i++)
        {
            Wake(bot, customer);
            await Task.Delay(500);
        }
    }

    private static void Wake(BotInProcess bot, Guid customer) => bot.Services.GetRequiredService<OutboxDispatcher>().Wake(customer);

    private static async Task<Attestation?> ReadAsync(BotInProcess bot, AttestationKey key) =>
        (await bot.Services.GetRequiredService<ILedger>().ReadAsync(key.Customer, default)).Find(key.Id);

    /// <summary>A request of a moment ago, whose approver is still to be told.</summary>
    private async Task<AttestationKey> RequestAsync(BotInProcess bot, Person requester, Person approver)
    {
        var (key, facts) = (new AttestationKey(Guid.NewGuid(), Guid.NewGuid()), Partner.Facts());
        var hash = await bot
        .Services.GetRequiredService<IDetails>()
        .WriteAsync(
            new AttestationDetails(
                key.Id,
                "salt",
                facts.Customer with
                {
                    TenantId = key.Customer,
                },
                facts.Signatory,
                facts.Acceptance.Ticket),
            default);
        foreach (var person in new[] { requester, approver })
        {
            await bot
            .Services.GetRequiredService<People>()
            .UpsertAsync(
                new PersonRecord(
                    Guid.Parse(person.Oid), Guid.Parse(person.TenantId), person.GivenName, "en", null,
                    sandbox.World.StandIns.ServiceUrl.ToString(), sandbox.World.Teams.PersonalChat(person).Id),
                default);
        }

        LedgerEvent[] happened =
        [
            Entries.Requested() with { DetailsHash = hash },
            new Assigned(ApprovalRoute.Manager, [Guid.Parse(approver.Oid)]),
            new MessageDue(Guid.NewGuid(), MessageKind.TellApprover, approver.Oid),
        ];
        var by = new Actor(Guid.Parse(requester.Oid), Guid.Parse(requester.TenantId));
        var ledger = bot.Services.GetRequiredService<ILedger>();
        Assert.NotNull(
            await ledger.AppendAsync(
                await ledger.ReadAsync(key.Customer, default),
                [.. Entries.Of(key.Id, happened).Select(e => e with { At = Now, Actor = by })], default));
        return key;
    }

    private Person Hires(string given)
    {
        var person = sandbox.World.Directory.Add(
            new Person
            {
                Key = $"{given}-{Guid.NewGuid():N}",
                GivenName = given,
                Surname = "Clock",
                Oid = Guid.NewGuid().ToString("D"),
                TenantId = sandbox.World.Ids.TenantId,
                Upn = $"{Guid.NewGuid():N}@northwind-partner.example",
            });
        sandbox.World.Teams.Install(person);
        return person;
    }
}
