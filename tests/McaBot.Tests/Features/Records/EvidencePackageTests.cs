using McaBot.Attestations;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>What the requester hands on is checked as its receiver would: from the package alone, by the steps it names.</summary>
[Collection(PlainStories.Name)]
public sealed class EvidencePackageTests(StoryWorld story)
{
    [Fact]
    public async Task An_approved_request_gives_a_package_that_proves_itself()
    {
        var crew = story.Crew("fr-FR");
        var ben = crew.Requester;
        crew.Agent.Acceptance["ticket"] = "<b>INC & 48213</b>";
        var before = await EarlierAttestationAsync(crew);
        var card = await crew.Agent.StartsAsync();
        await ben.AttachesAsync(
            story.World.Files.Put("con: preuve?.pdf", SampleFiles.Pdf("1")),
            story.World.Files.Put("../../lettre.docx", SampleFiles.Word()));
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(card)));
        var request = await crew.Agent.ConfirmsAsync(card);
        Assert.False(request.CardFor(ben.Person)!.Has("evidence.package"));
        await crew.Manager.PressesUntilTakenAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);

        await ben.PressesAsync(handedOff, "evidence.package");
        var package = await ReceivedPackage.OfAsync(ben);
        var files = package.Files;

        var attestation = (await crew.Ledger.ReadAsync()).Attestations.Values.Single(a => a.Key.Id != before);
        Assert.Equal(
            [
                "chain.csv",
                "details.json",
                "evidence/01-con- preuve-.pdf",
                "evidence/02-lettre.docx",
                "ledger.jsonl",
                "manifest.json",
                "summary.html",
                "verify.txt",
            ],
            files.Keys);
        Assert.Equal(SampleFiles.Pdf("1"), files["evidence/01-con- preuve-.pdf"]);
        package.ProvesItself(attestation, (await crew.Ledger.ReadAsync()).Head);
        Assert.DoesNotContain(before.ToString("D"), package.Text("ledger.jsonl"), StringComparison.Ordinal);
        var page = package.Text("summary.html");
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains(crew.Company, page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;INC &amp; 48213&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains(attestation.Request.Evidence![0], page, StringComparison.Ordinal);
        Assert.Contains("Comment vérifier ce dossier", package.Text("verify.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_is_the_requesters_alone_and_comes_with_the_approval()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var data = request.CardFor(crew.Requester.Person)!.DataOf("request.withdraw");

        Assert.Contains(
            "comes with the approval",
            (await story.World.ForgesAsync(crew.Requester, request, "evidence.package", data.DeepClone())).Message,
            StringComparison.Ordinal);
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        Assert.NotNull((await story.World.ForgesAsync(crew.Manager, approval, "evidence.package", data.DeepClone())).Message);

        Assert.DoesNotContain(crew.Manager.Chat.Messages.Concat(crew.Requester.Chat.Messages), m => m.FileConsent is not null);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "evidence.package");
        await crew.Requester.PressesAsync(handedOff, "evidence.package");
        Assert.DoesNotContain((await ReceivedPackage.OfAsync(crew.Requester)).Files.Keys, name =>
            name.StartsWith("evidence/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_packed_from_a_ledger_that_does_not_hold()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var handedOff = await crew.Agent.SeesAgainAsync(request, "evidence.package");
        await crew.Ledger.TamperAsync(text => text.Replace("\"delivered\"", "\"deliveref\"", StringComparison.Ordinal));

        await crew.Requester.PressesAsync(handedOff, "evidence.package");

        Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.FileConsent is not null);
    }

    /// <summary>Its lines lie in the same ledger, and are nobody's business who gets the package.</summary>
    private static async Task<Guid> EarlierAttestationAsync(Crew crew)
    {
        var request = await crew.Agent.RequestsAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.Requested);
        await crew.Requester.PressesUntilTakenAsync(request, "request.withdraw");
        return (await crew.Ledger.ComesToRestAsync(AttestationState.Withdrawn)).Key.Id;
    }
}
