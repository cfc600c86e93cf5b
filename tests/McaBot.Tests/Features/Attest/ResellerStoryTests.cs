using System.Text.Json.Nodes;
using McaBot.Attestations;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// An indirect reseller cannot attest: what was approved goes to the indirect provider with everything it needs, and comes back with a
/// reference.
/// </summary>
[Collection(ResellerStories.Name)]
public sealed class ResellerStoryTests(ResellerWorld story)
{
    [Fact]
    public async Task What_was_approved_goes_to_the_indirect_provider_with_its_evidence_and_is_recorded_with_its_reference()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.StartsAsync();
        await ben.AttachesAsync(
            story.World.Files.Put("order.pdf", SampleFiles.Pdf("order")), story.World.Files.Put("mail.docx", SampleFiles.Word()));
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(card)));
        await ben.PressesAsync(card, "attest.confirm");
        await crew.Manager.PressesUntilTakenAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(card, "request.recorded");
        var attestation = await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);

        Assert.Equal(new HandedOff(CarryOutWay.IndirectProvider), attestation.Steps[^1].What);
        var told = handedOff.CardFor(ben.Person)!;
        Assert.Contains("Approved: hand it to your indirect provider", told.Said(), StringComparison.Ordinal);
        Assert.Contains("A reseller cannot do it itself", told.Said(), StringComparison.Ordinal);
        Assert.All(["request.link", "request.accepted", "request.by-hand"], verb => Assert.False(told.Has(verb)));
        await ben.PressesAsync(handedOff, "evidence.package");
        var package = await ReceivedPackage.OfAsync(ben);
        Assert.Equal(
            [
                "chain.csv",
                "details.json",
                "evidence/01-order.pdf",
                "evidence/02-mail.docx",
                "ledger.jsonl",
                "manifest.json",
                "summary.html",
                "verify.txt",
            ],
            package.Files.Keys);
        package.ProvesItself(attestation, (await crew.Ledger.ReadAsync()).Head);
        HoldsAllTheProviderNeeds(package, crew);

        await ben.PressesUntilTakenAsync(ben.Chat.Find(handedOff.Id)!, "request.recorded", ("reference", "PROVIDER-2026-7"));
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(new Completed("PROVIDER-2026-7"), done.Completion!.What);
        Assert.Empty(story.World.Requests.Of("partnercenter"));
        Assert.Empty(story.World.PartnerCenter.AgreementsOf(crew.Ledger.Customer));
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("new link")]
    public async Task Nothing_is_asked_of_Partner_Center_whatever_is_said(string words)
    {
        var crew = story.Crew();
        await crew.IsApprovedAsync();
        await crew.Ledger.ComesToRestAsync(AttestationState.HandedOff);
        var before = await crew.Ledger.StepsAsync();

        await crew.Requester.SaysAsync($"{words} {await crew.NumberAsync()}");

        Assert.Equal(before, await crew.Ledger.StepsAsync());
        Assert.Empty(story.World.Requests.Of("partnercenter"));
    }

    /// <summary>The facts of the attestation as Partner Center wants them, who stands for them, and the files by their hashes.</summary>
    private static void HoldsAllTheProviderNeeds(ReceivedPackage package, Crew crew)
    {
        var details = JsonNode.Parse(package.Text("details.json"))!;
        var (customer, signatory) = (details["customer"]!, details["signatory"]!);
        Assert.Equal(
            [
                crew.Ledger.Customer.ToString("D"),
                crew.Company,
                crew.Agent.Customer["domain"],
                "FR",
                "fr-FR",
                "Chantal",
                "Beauregard",
                "chantal.beauregard@contoso.example.com",
                "+33142685300",
            ],
            [
                .. new[] { "tenantId", "companyName", "domain", "country", "language" }.Select(name => (string)customer[name]!),
                .. new[] { "firstName", "lastName", "email", "phone" }.Select(name => (string)signatory[name]!),
            ]);
        var page = package.Text("summary.html");
        Assert.All(
            [
                crew.Company,
                crew.Ledger.Customer.ToString("D"),
                "France",
                "Chantal Beauregard",
                "3 November 2025",
                "INC-48213",
                crew.Requester.Person.Name,
                crew.Manager.Person.Name,
                "indirect provider",
            ],
            fact => Assert.Contains(fact, page, StringComparison.Ordinal));
    }
}
