using Azure.Storage.Blobs.Models;
using McaBot.Attestations;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Support;

/// <summary>
/// One world for many stories: each story hires people of its own and serves a customer of its own, so none disturbs another.
/// </summary>
public class StoryWorld : IAsyncLifetime
{
    private int hired;

    public SandboxWorld World { get; private set; } = null!;

    protected virtual SandboxOptions Options => new();

    public virtual async Task InitializeAsync()
    {
        World = await TestWorlds.StartAsync(Options);
        await WarmUpAsync(World);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>What the bot keeps below a prefix, by name.</summary>
    internal async Task<List<string>> BlobsAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in World.Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, default)) names.Add(blob.Name);
        return names;
    }

    /// <summary>Waits until nothing of it is left.</summary>
    internal static Task IsForgottenAsync(Func<Task<List<string>>> what) => Waiting.UntilAsync(
        "nothing to be left", async () => await what() is { Count: 0 } none ? none : null, async () => string.Join('\n', await what()));

    /// <summary>An agent with a manager, and a customer nobody has heard of.</summary>
    internal Crew Crew(string locale = "en-GB", string managerLocale = "en-GB")
    {
        var manager = Hires("Megan", locale: managerLocale);
        return CrewOf(Hires("Ben", World.Ids.HelpdeskAgents, manager, locale), manager);
    }

    internal Crew CrewOf(TeamsUser agent, TeamsUser manager, Crew? sameCustomerAs = null)
    {
        var customer = sameCustomerAs?.Ledger.Customer ?? Guid.NewGuid();
        var name = Word();
        return new Crew(
            World, new AgentAtWork(agent, customer.ToString("D"), $"Contoso {name} Ltd", $"{name.ToLowerInvariant()}.example.com"), manager,
            new LedgerWatch(World, customer));
    }

    /// <summary>Somebody who may look up records, with a list that opens what waits for its decision.</summary>
    internal async Task<(TeamsUser Colleague, Message List)> FoundAsync(Crew crew)
    {
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        var carla = Hires("Carla", World.Ids.AdminAgents);
        await carla.SaysAsync($"find {crew.Ledger.Customer}");
        return (carla, carla.Chat.Messages[^1]);
    }

    /// <summary>Nobody manages the agent: two members of the approver group decide.</summary>
    internal (Crew Crew, TeamsUser Olivia, TeamsUser Priya) CrewWithoutManager()
    {
        var crew = Crew();
        var (olivia, priya) = (Hires("Olivia"), Hires("Priya"));
        crew.Requester.Person.ManagerOid = null;
        ApproversAre(olivia, priya, crew.Requester);
        return (crew, olivia, priya);
    }

    internal TeamsUser Hires(string given, string? group = null, TeamsUser? manager = null, string locale = "en-GB") =>
        Hires(World, $"{given}-{Interlocked.Increment(ref hired)}", given, group, manager, locale);

    private static TeamsUser Hires(
        SandboxWorld world, string key, string given, string? group, TeamsUser? manager = null, string locale = "en-GB")
    {
        var person = world.Directory.Add(new Person
        {
            Key = key,
            GivenName = given,
            Surname = key.Replace(given, "Okafor", StringComparison.Ordinal),
            Oid = Guid.NewGuid().ToString("D"),
            TenantId = world.Ids.TenantId,
            Upn = $"{key}@northwind-partner.example",
            ManagerOid = manager?.Person.Oid,
            Locale = locale,
        });
        if (group is not null) world.Directory.AddMember(group, person.Oid);
        return world.User(person);
    }

    /// <summary>The approver group holds these and nobody else.</summary>
    internal void ApproversAre(params TeamsUser[] members)
    {
        foreach (var person in World.Directory.People) World.Directory.RemoveMember(World.Ids.Approvers, person.Oid);
        foreach (var member in members) World.Directory.AddMember(World.Ids.Approvers, member.Person.Oid);
    }

    /// <summary>Makes them members of a new group inside this one.</summary>
    /// <returns>The new group's id.</returns>
    internal string Nest(string group, params TeamsUser[] members)
    {
        var inner = World.Directory.Add(new Group(Guid.NewGuid().ToString("D"), "Inner circle"));
        World.Directory.AddMember(group, inner.Id);
        foreach (var member in members) World.Directory.AddMember(inner.Id, member.Person.Oid);
        return inner.Id;
    }

    /// <summary>The first turn of a process takes long on a busy machine, longer than the bot waits for the directory.</summary>
    internal static async Task WarmUpAsync(SandboxWorld world)
    {
        var first = Hires(world, $"Wanda-{Guid.NewGuid():N}", "Wanda", world.Ids.HelpdeskAgents);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await first.SaysAsync("attest");
            if (!first.Chat.Messages.Any(message => message.Card?.Has("attest.scenario") == true)) continue;

            // The page has room for so many.
            world.Directory.Remove(first.Person);
            return;
        }

        throw new InvalidOperationException($"The bot never showed a first card:\n{string.Join("\n", first.Chat.Messages)}");
    }

    private static string Word() => "Q" + string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + Random.Shared.Next(26))));
}
