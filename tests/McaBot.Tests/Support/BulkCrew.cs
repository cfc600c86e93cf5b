using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Features.Bulk;

namespace McaBot.Tests.Support;

/// <summary>An agent who sends many requests in one file, the manager who decides, and customers nobody has heard of.</summary>
internal sealed class BulkCrew(StoryWorld story, int customers, string locale = "en-GB")
{
    private readonly Crew crew = story.Crew(locale);

    public TeamsUser Agent => crew.Requester;

    public TeamsUser Manager => crew.Manager;

    public IReadOnlyList<Guid> Customers { get; } = [.. Enumerable.Range(0, customers).Select(_ => Guid.NewGuid())];

    public IEnumerable<LedgerWatch> Ledgers => Customers.Select(c => new LedgerWatch(story.World, c));

    public LedgerWatch this[int customer] => new(story.World, Customers[customer]);

    /// <param name="change">Column by name, by customer.</param>
    public string Csv(Func<int, (string Field, string Value)?>? change = null) => string.Join("\r\n", Customers.Select((customer, i) =>
    {
        var (field, value) = change?.Invoke(i) ?? ("companyName", NameOf(i));
        var row = Sheets.Row(customer, Sheets.ColumnOf(field), value);
        return field == "companyName" ? row : row.Replace("Contoso Ltd", NameOf(i), StringComparison.Ordinal);
    }).Prepend(Sheets.Header)) + "\r\n";

    public string NameOf(int customer) => $"Contoso {Customers[customer].ToString("N")[..8]} Ltd";

    public Task<Message> SendsAsync(string csv, string name = "requests.csv", string verb = "bulk.confirm") =>
        SendsAsync(Encoding.UTF8.GetBytes(csv), name, verb);

    /// <summary>Sends a file and looks at the card that answers it.</summary>
    public async Task<Message> SendsAsync(byte[] csv, string name = "requests.csv", string verb = "bulk.confirm")
    {
        var after = Agent.Chat.Messages.Select(m => m.Revision).DefaultIfEmpty(0).Max();
        if (after == 0) await Agent.OpensMcaBotAsync();
        await Agent.AttachesAsync(name, csv);
        return await Agent.SeesCardWithAsync(verb, after);
    }

    /// <summary>Sends a file and confirms it; the manager is asked about all of it.</summary>
    public async Task<(Message Progress, Message Approval)> RequestsAsync(string? csv = null)
    {
        var preview = await SendsAsync(csv ?? Csv());
        await Agent.PressesUntilTakenAsync(preview, "bulk.confirm");
        var cards = (await Agent.SeesChangedAsync(preview, "wait for a decision"), await Manager.SeesCardWithAsync("bulk.approve"));
        await story.World.Client.SettledSoFarAsync();
        return cards;
    }

    /// <summary>The agent asks for one more customer alone, without a file.</summary>
    public async Task<Attestation> RequestsOneAsync()
    {
        await crew.Agent.RequestsAsync();
        return await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
    }

    /// <summary>The manager hands one row over by its number, as a person would.</summary>
    public async Task<TeamsUser> HandsOverAsync(int customer, string given)
    {
        var successor = story.Hires(given);
        story.ApproversAre(successor);
        await Manager.SaysAsync($"hand over {(await this[customer].ComesToRestAsync(AttestationState.Requested)).Number}");
        var choice = await Manager.Chat.WaitForAsync(m => m.CardFor(Manager.Person)?.HasInput("handOverTo") == true);
        var done = await Manager.PressesAsync(choice, "decision.hand-over", ("handOverTo", successor.Person.Oid));
        Assert.Contains("Somebody else decides on this attestation now", done.Card!.Said(), StringComparison.Ordinal);
        return successor;
    }

    /// <summary>
    /// What people call it, as a card says it: in a channel others may be told of later than expected, and of others first.
    /// </summary>
    public static string NumberOf(Message message, TeamsUser viewer)
    {
        var said = message.CardFor(viewer.Person)!.Said();
        return said.Substring(said.IndexOf("BULK-", StringComparison.Ordinal), "BULK-12345678".Length);
    }

    public async Task<IReadOnlyList<Attestation>> AttestationsAsync() =>
        [.. (await Task.WhenAll(Ledgers.Select(l => l.ReadAsync()))).SelectMany(l => l.Attestations.Values)];

    public async Task<int> BlobsAsync(string prefix)
    {
        var count = 0;
        await foreach (
            var blob in story.World.Container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, CancellationToken.None))
            count++;
        return count;
    }

    public static IReadOnlyList<string[]> Read(DriveFile file)
    {
        using var parser = new CsvParser(
            new StringReader(Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF')),
            new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [",", ";"] });
        var rows = new List<string[]>();
        while (parser.Read()) rows.Add([.. parser.Record!]);
        return rows;
    }

    public static JsonObject DataOf(Message message, TeamsUser user, string verb) => message.CardFor(user.Person)!.DataOf(verb);
}
