using Azure.Storage.Blobs.Models;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Decide;

[Collection(PlainStories.Name)]
public sealed class RoleTests(StoryWorld story)
{
    [Fact]
    public async Task A_colleague_outside_the_roles_is_refused_kindly_and_leaves_no_trace_in_storage()
    {
        var tom = story.Hires("Tom");
        var before = await KeptAsync();
        await tom.OpensMcaBotAsync();
        Assert.False(tom.Chat.Messages[0].CardFor(tom.Person)!.Has("attest.start"));
        await tom.SaysAsync("attest");
        var refused = tom.Chat.Messages[^1].CardFor(tom.Person)!.Said();
        Assert.Contains("You need a role that may attest", refused, StringComparison.Ordinal);
        Assert.All(["Global administrator", "Admin agent", "Helpdesk agent"], role =>
            Assert.Contains(role, refused, StringComparison.Ordinal));

        foreach (
            var text in new[]
            {
                "attest",
                "hi",
                "what is this",
                "cancel",
                "back",
                "start over",
                "my requests",
                "waiting for me",
                "find Contoso",
                "verify Contoso",
                "thanks",
            })
            Assert.True((await tom.SaysAsync(text)).IsOk, text);
        Assert.DoesNotContain(tom.Chat.Messages, m => m.Card?.Has("attest.scenario") == true);

        Assert.Equal(before, await KeptAsync());
        await foreach (var blob in story.World.Container.ReadAllAsync())
        {
            var content = blob.Content.ToString();
            Assert.DoesNotContain(tom.Person.Oid, blob.Name + content, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(tom.Person.Name, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_French_too_the_refusal_names_the_roles()
    {
        var tom = story.Hires("Tom", locale: "fr-FR");

        await tom.SaysAsync("attester");

        var refused = tom.LastWords();
        Assert.All(["Administrateur général", "Agent d’administration", "Agent du support technique"], role =>
            Assert.Contains(role, refused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_activated_after_the_refusal_counts_at_once()
    {
        var grace = story.Hires("Grace");
        await grace.SaysAsync("attest");
        Assert.Contains("activate it and try again", grace.LastWords(), StringComparison.Ordinal);

        story.World.Directory.Activate(story.World.Ids.GlobalAdministrator, grace.Person);
        await grace.SaysAsync("attest");

        Assert.True(grace.Chat.Messages[^1].Card!.Has("attest.scenario"));
    }

    [Fact]
    public async Task A_role_lost_between_start_and_confirmation_refuses_and_keeps_what_was_typed()
    {
        var crew = story.Crew();
        var card = await crew.Agent.ReachesConfirmationAsync();
        story.World.Directory.RemoveMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);

        await crew.Requester.PressesAsync(card, "attest.confirm");

        var refused = await crew.Requester.SeesChangedAsync(card, "You need a role that may attest");
        Assert.Contains("Helpdesk agent", refused.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        Assert.False(await crew.Ledger.ExistsAsync());
        Assert.Empty(crew.Manager.Chat.Messages);

        story.World.Directory.AddMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);
        await crew.Requester.SaysAsync("attest");
        var resume = await crew.Requester.SeesCardAsync(c =>
            c.Said().Contains(crew.Company, StringComparison.Ordinal) && c.Has("attest.start"));
        await crew.Requester.PressesAsync(resume, new CardPress("attest.start") { Where = data => (string?)data["choice"] == "resume" });
        await crew.Requester.PressesAsync(await crew.Agent.SeesAgainAsync(resume, "attest.confirm"), "attest.confirm");
        await crew.Agent.SeesAgainAsync(resume, "request.withdraw");
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task A_requester_who_lost_the_role_does_not_record_either()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.RequestsAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        var handedOff = await crew.Agent.SeesAgainAsync(request, "request.recorded");
        story.World.Directory.RemoveMember(story.World.Ids.HelpdeskAgents, crew.Requester.Person.Oid);

        var refused = await crew.Requester.PressesAsync(handedOff, "request.recorded", ("reference", "PC-9"));

        Assert.Contains("You need a role", refused.Card?.Said() ?? refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Completed", await crew.Ledger.StepsAsync());
    }

    [Fact]
    public async Task Neither_situation_explains_what_to_do_instead_and_ends()
    {
        var crew = story.Crew();
        var card = await crew.Agent.StartsAsync();

        await crew.Requester.PressesAsync(
            card, new CardPress("attest.scenario") { Where = data => (string?)data["scenario"] == "neither" });

        var ended = await crew.Requester.SeesChangedAsync(card, "No attestation is needed");
        var urls = ended.CardFor(crew.Requester.Person)!.Actions.Select(action => (string?)action["url"]).OfType<string>().ToList();
        Assert.Contains("https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement", urls);
        Assert.Contains(urls, url => url.Contains("add-a-new-customer", StringComparison.Ordinal));
        Assert.Contains(urls, url => url.Contains("azure-plan-lp", StringComparison.Ordinal));

        await crew.Requester.SaysAsync("what now");
        Assert.Contains("I did not understand that", crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Empty(story.World.Requests.Of("graph", $"/users/{crew.Requester.Person.Oid}/manager"));
        await crew.Requester.SaysAsync("attest");
        Assert.True(crew.Requester.Chat.Messages[^1].Card!.Has("attest.scenario"));
    }

    /// <summary>What turns store. Blobs about ledgers may still change through effects of earlier stories.</summary>
    private async Task<List<string>> KeptAsync()
    {
        var names = new List<string>();
        foreach (var prefix in new[] { "state", "details/" })
        {
            await foreach (
                var blob in story.World.Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None))
                names.Add(blob.Name);
        }

        return names;
    }
}
