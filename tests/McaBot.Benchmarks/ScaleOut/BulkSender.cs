using System.Text;
using McaBot.Benchmarks.Soak;
using McaBot.Sandbox.World;

namespace McaBot.Benchmarks.ScaleOut;

/// <summary>An agent who sends one file of requests, and the manager who decides on all of it.</summary>
internal sealed class BulkSender(TeamsUser agent, TeamsUser manager, int rows)
{
    private const string Columns =
        "scenario,tenantId,domain,companyName,country,language,firstName,lastName,email,phone,dateAgreed,ticket,obtained";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Until everything is on record, and the manager is asked.</summary>
    public async Task<Message> RequestsAsync()
    {
        await agent.OpensMcaBotAsync();
        await agent.AttachesAsync("requests.csv", Encoding.UTF8.GetBytes(File()));
        var preview = await agent.SeesCardWithAsync("bulk.confirm", timeout: Patience);
        await agent.PressesAsync(preview, "bulk.confirm");
        return await manager.SeesCardWithAsync("bulk.approve", timeout: Patience);
    }

    /// <summary>Until everything is decided, and the agent is told.</summary>
    public async Task DecidesAsync(Message approval)
    {
        await manager.PressesAsync(approval, "bulk.approve");
        await agent.SeesAsync("is decided: ", timeout: Patience);
    }

    private string File() => string.Join(
        "\r\n", Enumerable.Range(0, rows).Select(_ => Row(Guid.NewGuid())).Prepend(Columns).Append(""));

    private static string Row(Guid customer) => string.Join(
        ',', "existing-partner", customer.ToString("D"), CustomerNames.DomainOf(customer), CustomerNames.CompanyOf(customer), "FR", "fr-FR",
        "Chantal", "Beauregard", "chantal@contoso.example.com", "+33 1 42 68 53 00", "2025-11-03", "INC-48213", "email");
}
