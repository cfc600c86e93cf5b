using McaBot.Attestations;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

[Collection(PlainStories.Name)]
public sealed class MainStoryTests(StoryWorld story)
{
    private static readonly string[] WholeWay = ["Requested", "Assigned", "Approved", "HandedOff", "Completed"];

    [Fact]
    public async Task An_attestation_is_requested_approved_announced_and_recorded_in_English()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        var bystander = story.Hires("Priya", story.World.Ids.Approvers);
        await SubscribesAsync(ben, "fr");

        await ben.OpensMcaBotAsync();
        var welcome = Assert.Single(ben.Chat.Messages);
        Assert.Contains("Attest the Microsoft Customer Agreement", welcome.Card!.Said(), StringComparison.Ordinal);
        var checks = RoleChecks(ben);
        await ben.PressesAsync(welcome, "attest.start");
        Assert.Equal(checks + 1, RoleChecks(ben));

        var card = await ConfirmsFactsAsync(
            crew, welcome, "France", "French (France)", "Chantal Beauregard", "3 November 2025", "By e-mail");
        var (request, approval, post) = await SendsAsync(crew, card, "Une nouvelle attestation a été demandée");
        Assert.Contains($"Waiting for {megan.Person.Name}", request.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.Contains("Approve this attestation?", approval.CardFor(megan.Person)!.Said(), StringComparison.Ordinal);

        await megan.PressesUntilTakenAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await megan.SeesChangedAsync(approval, "You approved this");
        await ben.SeesChangedAsync(post, "Approuvée par le responsable du demandeur", ben.Channel);
        await ben.SeesAsync("was approved. Please record it now");

        await ben.PressesUntilTakenAsync(handedOff, "request.recorded", ("reference", "PC-2025-0001"));
        await ben.SeesChangedAsync(request, "Recorded under the reference PC-2025-0001");
        await megan.SeesChangedAsync(approval, "Recorded under the reference PC-2025-0001");
        await ben.SeesChangedAsync(post, "Une attestation a été enregistrée", ben.Channel);

        await EndsWellAsync(crew, bystander);
        await ben.MentionsMcaBotAsync("unsubscribe");
    }

    [Fact]
    public async Task The_same_in_French_for_a_channel_that_reads_English()
    {
        var crew = story.Crew("fr-FR", managerLocale: "fr-CA");
        var (amelie, manager) = (crew.Requester, crew.Manager);
        var bystander = story.Hires("Priya", story.World.Ids.Approvers);
        await SubscribesAsync(amelie, "en");

        await amelie.OpensMcaBotAsync();
        var welcome = Assert.Single(amelie.Chat.Messages);
        Assert.Contains("Attester le Contrat client Microsoft", welcome.Card!.Said(), StringComparison.Ordinal);
        await amelie.PressesAsync(welcome, "attest.start");

        var card = await ConfirmsFactsAsync(
            crew, welcome, "France", "Français (France)", "Chantal Beauregard", "3 novembre 2025", "Par e-mail");
        var (request, approval, post) = await SendsAsync(crew, card, "A new attestation was requested");
        Assert.Contains($"La décision revient à {manager.Person.Name}", request.CardFor(amelie.Person)!.Said(), StringComparison.Ordinal);
        Assert.Contains("Approuver cette attestation", approval.CardFor(manager.Person)!.Said(), StringComparison.Ordinal);

        await manager.PressesUntilTakenAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        await manager.SeesChangedAsync(approval, "Vous avez approuvé");
        await amelie.SeesChangedAsync(post, "Approved by the requester’s manager", amelie.Channel);
        await amelie.SeesAsync("a été approuvée. Enregistrez-la maintenant");

        await amelie.PressesUntilTakenAsync(handedOff, "request.recorded", ("reference", "PC-2025-0002"));
        await amelie.SeesChangedAsync(request, "Enregistrée sous la référence PC-2025-0002");
        await manager.SeesChangedAsync(approval, "Enregistrée sous la référence PC-2025-0002");
        await amelie.SeesChangedAsync(post, "An attestation was recorded", amelie.Channel);

        await EndsWellAsync(crew, bystander);
        await amelie.MentionsMcaBotAsync("unsubscribe");
    }

    private int RoleChecks(TeamsUser person) => story.World.Requests.Of("graph", $"/users/{person.Person.Oid}/checkMemberObjects").Count();

    private static async Task SubscribesAsync(TeamsUser agent, string language)
    {
        await agent.AddsMcaBotToTheTeamAsync();
        await agent.MentionsMcaBotAsync($"subscribe {language}");
    }

    private static async Task<Message> ConfirmsFactsAsync(Crew crew, Message card, params string[] shown)
    {
        var scenarios = await crew.Agent.SeesAgainAsync(card, "attest.scenario");
        card = await crew.Agent.DescribesAcceptanceAsync(await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(scenarios)));

        var facts = card.CardFor(crew.Requester.Person)!.Said();
        string[] all =
        [
            .. shown,
            crew.Company,
            crew.Agent.Customer["domain"],
            crew.Agent.Customer["tenantId"],
            crew.Agent.Acceptance["email"],
            crew.Agent.Acceptance["ticket"],
            "+33142685300",
            crew.Manager.Person.Name,
        ];
        Assert.All(all, fact => Assert.Contains(fact, facts, StringComparison.Ordinal));

        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);
        return card;
    }

    private async Task<(Message Request, Message Approval, Message Post)> SendsAsync(Crew crew, Message card, string announced)
    {
        var request = await crew.Agent.ConfirmsAsync(card);
        var approval = await crew.Manager.SeesCardWithAsync("decision.approve");
        Assert.Single(story.World.Requests.Of("graph", $"/users/{crew.Manager.Person.Oid}/teamwork/installedApps", "POST"));

        var post = await crew.Requester.SeesAsync(crew.Company, crew.Requester.Channel);
        Assert.Contains(announced, post.Card!.Said(), StringComparison.Ordinal);
        return (request, approval, post);
    }

    private async Task EndsWellAsync(Crew crew, TeamsUser bystander)
    {
        var done = await crew.Ledger.ComesToRestAsync(AttestationState.Completed);
        Assert.Equal(WholeWay, await crew.Ledger.StepsAsync());
        Assert.All(done.Messages.Values, effect => Assert.Equal(MessageStatus.Done, effect.Status));
        Assert.Single(crew.Manager.Chat.Messages, m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        Assert.Empty(bystander.Chat.Messages);
        Assert.Empty(story.World.Requests.Of("graph", bystander.Person.Oid));

        string[] personal = ["Chantal", "Beauregard", crew.Agent.Acceptance["email"], "42685300", "42 68 53 00", "INC-48213"];
        var ledger = await crew.Ledger.TextAsync();
        var posted = string.Concat(crew.Requester.Channel.Messages.Select(m => m.Json));
        var logged = string.Join('\n', story.World.Bot!.Lines);
        Assert.All(personal, secret =>
        {
            Assert.DoesNotContain(secret, ledger, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, posted, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, logged, StringComparison.Ordinal);
        });
        var post = crew.Requester.Channel.Messages.Single(m => m.Card?.Said().Contains(crew.Company, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(crew.Requester.Person.Name, post.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(crew.Manager.Person.Name, post.Json, StringComparison.Ordinal);
    }
}
