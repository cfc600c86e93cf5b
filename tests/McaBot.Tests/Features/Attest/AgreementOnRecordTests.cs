using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>Which agreement there was to accept goes on record with the request, and stays there.</summary>
[Collection(ConnectedStories.Name)]
public sealed class AgreementOnRecordTests(ConnectedWorld story)
{
    [Fact]
    public async Task It_is_shown_to_whoever_approves_and_stands_in_the_record_the_audit_file_and_the_package()
    {
        var crew = CrewIn("FR", "fr-FR", managerLocale: "fr-FR");
        var hash = HashOf(story.PartnerCenter.AgreementText("FR", "fr-FR"));
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var asked = approval.CardFor(crew.Manager.Person)!.Said();
        var pressed = request.CardFor(crew.Requester.Person)!.DataOf("request.withdraw").DeepClone();
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents);

        await crew.Manager.PressesAsync(approval, "decision.approve");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.LinkIssued);
        await carla.SaysAsync($"export {attestation.Number}");
        var audit = await carla.ReceivesFileAsync("mcabot-audit-");
        await story.World.ForgesAsync(crew.Requester, request, "evidence.package", pressed);
        var package = await ReceivedPackage.OfAsync(crew.Requester);

        Assert.Matches($"Contrat lors de la demande.*version {story.PartnerCenter.AgreementVersion} · [Ff]rançais.* · SHA-256 {hash[..12]}…", asked);
        Assert.Equal(
            new AgreementOnRecord(
                PartnerCenterBook.AgreementTemplate.ToString(), story.PartnerCenter.AgreementVersion, "fr-FR", hash),
            attestation.Request.Agreement);
        var table = TextOf(audit, "attestations.csv");
        Assert.Contains(
            $"{PartnerCenterBook.AgreementTemplate},{story.PartnerCenter.AgreementVersion},fr-FR,{hash},", table, StringComparison.Ordinal);
        Assert.Contains("Agreement SHA-256", table, StringComparison.Ordinal);
        Assert.Contains(hash, package.Text("summary.html"), StringComparison.Ordinal);
        Assert.Contains($"\"documentHash\":\"{hash}\"", package.Text("ledger.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_that_is_changed_afterwards_breaks_the_ledger_at_the_request()
    {
        var crew = CrewIn("CH", "fr-CH");
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Ledger.HasItsHeadNotedAsync();
        var hash = (await crew.Ledger.OnlyAsync()).Request.Agreement!.DocumentHash!;

        await crew.Ledger.TamperAsync(text => text.Replace(hash, HashOf("another"), StringComparison.Ordinal));
        var ledger = await crew.Ledger.ReadAsync();
        var pressed = await crew.Manager.PressesAsync(approval, "decision.approve");

        Assert.Equal((1, LedgerFaultKind.Altered), (ledger.Fault!.Entry, ledger.Fault.Kind));
        Assert.Contains("needs a check", $"{pressed.Message}{pressed.Card?.Said()}", StringComparison.Ordinal);
        await crew.Ledger.TamperAsync(text => text.Replace(HashOf("another"), hash, StringComparison.Ordinal));
        Assert.Null((await crew.Ledger.ReadAsync()).Fault);
    }

    [Theory]
    [InlineData("DE", "de-DE", 404, AgreementProblem.NotFound, "not read: Partner Center has no such document")]
    [InlineData("ES", "es-ES", 403, AgreementProblem.Refused, "not read: Partner Center does not let McaBot read it")]
    public async Task A_document_that_cannot_be_read_holds_up_no_request_and_the_record_says_why(
        string country, string language, int status, AgreementProblem problem, string said)
    {
        var crew = CrewIn(country, language);
        using var broken = story.World.Faults.Next(
            new Fault { Service = "documents", Path = $"/{country}/", Status = status, Times = int.MaxValue });

        var (_, approval) = await crew.WaitsForDecisionAsync();

        var kept = (await crew.Ledger.OnlyAsync()).Request.Agreement!;
        Assert.Equal(story.PartnerCenter.AgreementVersion, kept.VersionRank);
        Assert.Equal((null, problem), (kept.DocumentHash, kept.Problem!.Value));
        Assert.Contains(said, approval.CardFor(crew.Manager.Person)!.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_does_not_come_keeps_nobody_waiting()
    {
        var crew = CrewIn("IT", "it-IT");
        var never = new TaskCompletionSource();
        using var slow = story.World.Faults.Next(
            new Fault { Service = "documents", Path = "/IT/", Do = () => never.Task, Times = int.MaxValue });
        try
        {
            await crew.WaitsForDecisionAsync();

            Assert.Equal(
                new AgreementOnRecord(Problem: AgreementProblem.TimedOut), (await crew.Ledger.OnlyAsync()).Request.Agreement);
        }
        finally
        {
            never.SetResult();
        }
    }

    private Crew CrewIn(string country, string language, string managerLocale = "en-GB")
    {
        var crew = story.Crew(managerLocale: managerLocale);
        (crew.Agent.Customer["country"], crew.Agent.Customer["language"]) = (country, language);
        return crew;
    }

    private static string TextOf(DriveFile file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file.Content), ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
