using Azure.Core;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Teams;
using McaBot.Tests.Outbox;
using McaBot.Tests.Privacy;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Activity = Microsoft.Bot.Schema.Activity;

namespace McaBot.Tests.Teams;

/// <summary>
/// The whole bot on the real clock against a channel that counts. In a collection of its own: for minutes it does little but wait.
/// </summary>
public sealed class SendThrottleStoryTests
{
    private const int Many = 300;
    private const int Others = 20;
    private const int Each = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Three_hundred_messages_to_one_channel_keep_to_its_limits_and_their_order_and_delay_nobody_else()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { StartBot = false, ServePage = false });
        using var identity = new IdentityOfWorld(world);
        await using var bot = await BotInProcess.StartAsync(BotInProcess.SettingsOf(world), "Development", services =>
            services.AddSingleton<TokenCredential>(identity));
        world.Teams.InstallInTeam();
        var people = Enumerable.Range(0, Others).Select(i => Hires(world, i)).ToList();
        world.StandIns.Connector.LimitsRate = true;
        var messenger = bot.Services.GetRequiredService<Messenger>();
        var (service, tenant, channel) = (world.StandIns.ServiceUrl.ToString(), Guid.Parse(world.Ids.TenantId), world.Teams.Team.Channel);
        var first = await messenger.BeginThreadAsync(service, tenant, channel.Id, Text(0), null, default);

        // Threads, answers in one and changes of its first message are all one conversation to Teams.
        var many = Enumerable
        .Range(1, Many)
        .Select(i =>
            (i % 10) switch
            {
                0 => messenger.UpdateAsync(
                    new PostedCard(Audience.Channel, channel.Id, first.ServiceUrl, first.Conversation, first.Activity), Text(i), default),
                5 => messenger.PostAsync(first.ServiceUrl, first.Conversation, Text(i), default),
                _ => (Task)messenger.BeginThreadAsync(service, tenant, channel.Id, Text(i), null, default),
            })
        .ToList();
        var others = people
        .SelectMany(p =>
            Enumerable.Range(0, Each).Select(i => messenger.PostAsync(service, world.Teams.PersonalChat(p).Id, Text(i), default)))
        .ToList();

        await Task.WhenAll(others).WaitAsync(Patience);
        Assert.InRange(many.Count(m => m.IsCompleted), 0, Many / 2);
        Assert.All(people, p =>
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"number {i}"), world.Teams.PersonalChat(p).Messages.Select(m => m.Text)));

        await Task.WhenAll(many).WaitAsync(Patience);

        // The app's own limit by an empty id: requests of a second may arrive closer together than they set out.
        Assert.DoesNotContain(world.StandIns.Connector.RateViolations.Keys, conversation => conversation.Length > 0);
        Assert.Equal(
            [$"number {Many}", .. Enumerable.Range(1, Many).Where(i => i % 10 != 0).Select(i => $"number {i}")],
            channel.Messages.Select(m => m.Text));
        Assert.Equal(1 + (Many / 10), channel.Messages[0].Edition);
        var taken = world
            .Requests.Of("teams")
            .Where(r => r.Status is 200 or 201 && (Uri.UnescapeDataString(r.Path) + r.Body).Contains(channel.Id, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, Many + 1).Select(i => $"number {i}"), taken.Select(r => NumberIn(r.Body)));
    }

    private static string NumberIn(string body) => System.Text.RegularExpressions.Regex.Match(body, "number \\d+").Value;

    private static Activity Text(int number) => (Activity)MessageFactory.Text($"number {number}");

    private static Person Hires(SandboxWorld world, int number)
    {
        var person = world.Directory.Add(new Person
        {
            Key = $"Pat-{number}",
            GivenName = "Pat",
            Surname = $"Okafor-{number}",
            Oid = Guid.NewGuid().ToString("D"),
            TenantId = world.Ids.TenantId,
            Upn = $"pat-{number}@northwind-partner.example",
        });
        world.Teams.Install(person);
        return person;
    }
}
