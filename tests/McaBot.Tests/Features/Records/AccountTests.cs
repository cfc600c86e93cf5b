using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

/// <summary>A guest, a disabled and a foreign account get nothing, whatever group they sit in and whatever they were before.</summary>
[Collection(FormStories.Name)]
public sealed class AccountTests(StoryWorld story)
{
    private const string Refused = "Guests, disabled accounts and programs cannot do this";
    private const string RefusedInFrench = "Les invités, les comptes désactivés et les programmes ne peuvent pas le faire";

    /// <summary>What says the true reason where somebody names a request by its number that is not theirs to move.</summary>
    private static readonly string[] Refusals =
    [
        Refused, "Only the requester", "your own request", "I have no attestation with this number"];

    public static TheoryData<string> Accounts => ["guest", "disabled", "gone", "foreign"];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task By_being_in_every_group_nothing_is_looked_up_tried_again_subscribed_or_asked_for(string account)
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var carla = Colleague("Carla");
        await carla.AddsMcaBotToTheTeamAsync();
        await carla.OpensMcaBotAsync();
        var before = await Scene.OfAsync(crew);
        var number = (await crew.Ledger.OnlyAsync()).Number;
        Becomes(carla, account);

        foreach (
            var typed in new[]
            {
                $"find {crew.Company}",
                $"chercher {number}",
                $"export {number}",
                "export this month",
                $"verify {crew.Ledger.Customer}",
                "verify",
                "waiting",
                "my requests",
                "parked",
                number,
                $"hand over {number}",
                "bulk",
                "bulk status",
                "attest",
                "start over",
            })
        {
            await carla.SaysAsync(typed);
            Assert.True(carla.LastWords().Contains(Refused, StringComparison.Ordinal), $"{typed}: {carla.LastWords()}");
        }

        foreach (
            var verb in new[]
            {
                "card.refresh",
                "request.open",
                "evidence.open",
                "decision.approve",
                "decision.hand-over",
                "parked.page",
                "effect.replay",
                "effect.dismiss",
                "dead-letter.page",
                "bulk.outcome",
                "attest.start",
            })
        {
            var answer = await story.World.ForgesAsync(carla, carla.Chat.Messages[0], verb, await DataAsync(crew));
            var words = answer.Message ?? answer.Card!.Said();
            Assert.True(words.Contains(Refused, StringComparison.Ordinal), $"{verb}: {words}");
            var submitted = await DataAsync(crew);
            submitted["verb"] = verb;
            await story.World.ForgesSubmitAsync(carla, carla.Chat.Messages[0], submitted);
            Assert.True(carla.LastWords().Contains(Refused, StringComparison.Ordinal), $"{verb} submitted: {carla.LastWords()}");
        }

        var channels = await story.BlobsAsync("channels/");
        foreach (var typed in new[] { "subscribe", "subscribe failures in French", "unsubscribe", "unsubscribe digest" })
        {
            await carla.MentionsMcaBotAsync(typed);
            Assert.True(
                carla.LastWords(carla.Channel).Contains(Refused, StringComparison.Ordinal), $"{typed}: {carla.LastWords(carla.Channel)}");
        }

        Assert.Equal(channels, await story.BlobsAsync("channels/"));
        SeesNothingOf(crew, carla);
        Assert.Equal(before, await Scene.OfAsync(crew));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Having_been_the_requester_or_the_approver_gives_nothing_either(string account)
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        var ledger = await crew.Ledger.TextAsync();
        foreach (
            var (person, card, verbs) in new[]
            {
                (
                    crew.Requester,
                    request,
                    new[]
                    {
                        "card.refresh",
                        "request.open",
                        "request.withdraw",
                        "request.remind",
                        "request.recorded",
                        "request.link",
                        "request.accepted",
                        "request.by-hand",
                        "request.give-up",
                        "evidence.open",
                        "evidence.package",
                    }),
                (
                    crew.Manager, approval,
                    new[] { "card.refresh", "request.open", "decision.approve", "decision.reject", "decision.hand-over", "evidence.open" }),
            })
        {
            var after = person.Chat.Messages.Max(m => m.Revision);
            Becomes(person, account);
            foreach (var verb in verbs)
            {
                var answer = await story.World.ForgesAsync(person, card, verb, await DataAsync(crew));
                Assert.True(answer.Message?.Contains(Refused, StringComparison.Ordinal), $"{verb}: {answer.Message}{answer.Card?.Said()}");
            }

            foreach (
                var typed in new[] { "my requests", "waiting", number, $"remind {number}", $"give up {number}", $"hand over {number}" })
            {
                await person.SaysAsync(typed);
                var words = person.LastWords();
                Assert.True(Refusals.Any(refusal => words.Contains(refusal, StringComparison.Ordinal)), $"{typed}: {words}");
            }

            SeesNothingOf(crew, person, after);
        }

        Assert.Equal(ledger, await crew.Ledger.TextAsync());
    }

    [Fact]
    public async Task A_file_offered_before_is_not_saved_for_somebody_who_became_a_guest_and_French_words_say_why()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var carla = story.Hires("Carla", story.World.Ids.AdminAgents, locale: "fr-FR");
        await carla.SaysAsync($"exporter {(await crew.Ledger.OnlyAsync()).Number}");
        var audit = await carla.SeesFileOfferAsync("mcabot-audit-");
        await carla.SaysAsync("en masse");
        var template = await carla.SeesFileOfferAsync(".csv");
        Becomes(carla, "guest");

        foreach (var offer in new[] { audit, template })
        {
            await carla.AllowsFileAsync(offer);
            Assert.Contains(RefusedInFrench, carla.LastWords(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileInfo is not null);
    }

    [Fact]
    public async Task While_the_directory_cannot_be_read_nothing_is_shown_and_the_words_say_so()
    {
        var crew = story.Crew();
        var (request, approval) = await crew.WaitsForDecisionAsync();
        var number = (await crew.Ledger.OnlyAsync()).Number;
        var (carla, after) = (Colleague("Carla"), crew.Manager.Chat.Messages.Max(m => m.Revision));
        await carla.OpensMcaBotAsync();
        const string words = "The directory does not answer";

        foreach (var (person, card) in new[] { (crew.Requester, request), (crew.Manager, approval), (carla, carla.Chat.Messages[0]) })
        {
            using var down = story.World.Faults.Next("graph", person.Person.Oid, times: 1000, status: 403);
            foreach (var verb in new[] { "card.refresh", "evidence.open", "request.open" })
            {
                var answer = await story.World.ForgesAsync(person, card, verb, await DataAsync(crew));
                Assert.True(answer.Message?.Contains(words, StringComparison.Ordinal), $"{verb}: {answer.Message}{answer.Card?.Said()}");
            }

            foreach (var typed in new[] { "waiting", "my requests", number })
            {
                await person.SaysAsync(typed);
                Assert.True(person.LastWords().Contains(words, StringComparison.Ordinal), $"{typed}: {person.LastWords()}");
            }
        }

        SeesNothingOf(crew, carla);
        SeesNothingOf(crew, crew.Manager, after);
    }

    /// <summary>Holds a role, approves, and is known to McaBot.</summary>
    private TeamsUser Colleague(string given)
    {
        var colleague = story.Hires(given, story.World.Ids.AdminAgents);
        story.World.Directory.AddMember(story.World.Ids.Approvers, colleague.Person.Oid);
        return colleague;
    }

    private void Becomes(TeamsUser user, string account)
    {
        switch (account)
        {
            case "guest":
                user.Person.UserType = Person.Guest;
                break;
            case "disabled":
                user.Person.AccountEnabled = false;
                break;
            case "foreign":
                user.Person.HomeTenantId = Guid.NewGuid().ToString("D");
                break;
            default:
                story.World.Directory.Remove(user.Person);
                break;
        }
    }

    /// <summary>All that a button could name.</summary>
    private static async Task<JsonObject> DataAsync(Crew crew)
    {
        var attestation = await crew.Ledger.OnlyAsync();
        return new JsonObject
        {
            ["customer"] = attestation.Key.Customer.ToString("D"),
            ["attestation"] = attestation.Key.Id.ToString("D"),
            ["effect"] = Guid.NewGuid().ToString("D"),
            ["batch"] = Guid.NewGuid().ToString("D"),
            ["post"] = "approver",
            ["page"] = "0",
        };
    }

    private static void SeesNothingOf(Crew crew, TeamsUser user, long after = 0)
    {
        string[] personal =
        [
            crew.Company, crew.Agent.Customer["domain"], crew.Agent.Acceptance["lastName"], crew.Agent.Acceptance["email"],
            crew.Agent.Acceptance["ticket"]];
        var seen = string.Concat(user.Chat.Messages.Where(m => m.LastSent > after && m.IsFromBot).Select(m => m.Json));
        Assert.All(personal, secret => Assert.DoesNotContain(secret, seen, StringComparison.Ordinal));
        Assert.DoesNotContain(user.Chat.Messages, m => m.FileConsent is not null);
    }
}
