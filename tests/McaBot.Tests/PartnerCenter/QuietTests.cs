using McaBot.Attestations;
using McaBot.PartnerCenter;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.PartnerCenter;

/// <summary>Nothing personal or secret in what is logged or thrown, whatever happens.</summary>
public sealed class QuietTests
{
    [Fact]
    public async Task No_name_no_address_no_link_and_no_token_is_logged_or_thrown()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(o => o.Timeout = TimeSpan.FromSeconds(2), time);
        var said = new List<string>();
        var id = (await far.AttestAsync()).Id!.Value;

        await far.AgreeAsync(id);
        far.Book.Accept(id);
        await far.AgreeAsync(id);
        await far.AgreeAsync(id);
        await far.Adapter.FindCustomersAsync("Contoso Ltd", 15, default);
        foreach (var (status, body) in new[]
        {
            (400, """{"code":"400056","description":"Chantal Beauregard, chantal.beauregard@contoso.example.com"}"""),
            (400, "<html>Chantal Beauregard</html>"),
            (500, $$"""{"code":"1","description":"Chantal Beauregard {{id}}"}"""),
            (201, $"Chantal Beauregard {id}"),
            (429, $"Chantal Beauregard {id}"),
        })
        {
            far.Answers(status, body, times: 4);
            await TriesAsync(() => far.AttestAsync());
            await TriesAsync(() => far.AgreeAsync(id));
            await far.Adapter.FindCustomersAsync("Contoso Ltd", 15, default);
            far.Faults.Clear();
            time.Advance(PartnerCenterGate.Unsaid);
        }

        using (far.Faults.Next("partnercenter", times: 2, dropAfterEffect: true))
        {
            await TriesAsync(() => far.AgreeAsync(id));
        }

        far.Credential.IsRefused = true;
        await TriesAsync(() => far.AttestAsync());

        Assert.True(said.Count >= 7, $"{said.Count}");
        Assert.Contains(far.Log.Lines, l => l.Contains(" 1401 ", StringComparison.Ordinal));
        Assert.Contains(far.Log.Lines, l =>
            l.Contains(" 1402 ", StringComparison.Ordinal) && l.Contains("600061", StringComparison.Ordinal));
        string[] secrets = ["Chantal", "Beauregard", "@", "contoso", "+33", $"{id}", "Bearer", .. far.Credential.Tokens.Take(1)];
        foreach (var line in far.Log.Lines.Concat(said))
        {
            Assert.DoesNotContain(secrets, s => line.Contains(s, StringComparison.OrdinalIgnoreCase));
        }

        async Task TriesAsync(Func<Task<PartnerCenterAnswer>> call)
        {
            try
            {
                said.Add($"{await call()}");
            }
            catch (PartnerCenterUnavailableException e)
            {
                said.Add($"{e}");
            }
        }
    }
}
