using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Deploy;

public sealed class PublishedBotTests(PublishedWorld published) : IClassFixture<PublishedWorld>
{
    [Fact]
    public async Task What_is_published_serves_a_request_from_its_first_word_to_its_record()
    {
        var crew = published.Crew("fr-FR");

        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Requester.PressesUntilTakenAsync(handedOff, "request.recorded", ("reference", "PC-2026-0100"));
        await crew.Requester.SeesChangedAsync(request, "Enregistrée sous la référence PC-2026-0100");

        await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(["Requested", "Assigned", "Approved", "HandedOff", "Completed"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public void It_runs_without_the_rights_of_root()
    {
        var process = System.IO.Directory.EnumerateDirectories("/proc").Single(HasStartedIt);

        var user = File.ReadLines(Path.Combine(process, "status"))
            .Single(line => line.StartsWith("Uid:", StringComparison.Ordinal))
            .Split('\t')[1];

        Assert.NotEqual("0", user);
    }

    /// <summary>Processes come and go while they are looked at.</summary>
    private bool HasStartedIt(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(published.File, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
