using System.Globalization;
using System.Text.RegularExpressions;
using McaBot.Sandbox.World;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Records;

[Collection(MonthStories.Name)]
public sealed partial class ReportTests(MonthWorld story)
{
    [Fact]
    public async Task A_months_report_says_what_was_counted_by_hand()
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires();

        await carla.SaysAsync("report 2025-03");
        await carla.SeesAsync("Your report is being made");
        var report = ReadReport.Of(await carla.ReceivesFileAsync("mcabot-report-2025-03.html"));

        Assert.Equal(("en", "Month in numbers: March 2025"), (report.Language, report.Title));
        Assert.Equal("6", report.Tiles["Requests"]);
        Assert.Equal("5", report.Tiles["Decisions"]);
        Assert.Equal("5 h", report.Tiles["Half were decided within"]);
        Assert.Equal("10 days", report.Tiles["The slowest took"]);
        Assert.Contains("There were 6 requests and 5 decisions, for 6 customers.", report.Words, StringComparison.Ordinal);

        // Approved, rejected, withdrawn, expired, recorded, given up.
        Assert.Equal([4, 1, 1, 1, 3, 1], report.Column("What happened"));
        Assert.Equal([1, 1, 1, 0, 0, 2], report.Column("Time to decide"));

        // Requests, those of February, approved, rejected.
        Assert.Equal([3, 1, 3, 0], report.Row("By scenario", "The customer already buys through you"));
        Assert.Equal([3, 0, 1, 1], report.Row("By scenario", "You are a new partner for the customer"));
        Assert.Equal([2, 0, 1, 0], report.Row("By how the acceptance was obtained", "By e-mail"));
        Assert.Equal([1, 0, 1, 0], report.Row("By how the acceptance was obtained", "On a signed document"));
        Assert.Equal([2, 0, 1, 1], report.Row("By how the acceptance was obtained", "In a meeting"));
        Assert.Equal([1, 0, 0, 0], report.Row("By how the acceptance was obtained", "On a phone call"));
        Assert.Equal([0, 1, 1, 0], report.Row("By how the acceptance was obtained", "In a support ticket"));

        // Expired, given up, dead letters, and those nobody has taken up.
        Assert.Equal([1, 1, 2, 1], report.Column("What needs attention"));
        Assert.Contains("by the clock of Europe/Paris", report.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_month_after_has_what_was_decided_on_its_first_night_by_the_partners_clock()
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires();

        await carla.SaysAsync("report April 2025");
        var report = ReadReport.Of(await carla.ReceivesFileAsync("mcabot-report-2025-04.html"));

        Assert.Equal([1, 0, 0, 0, 1, 0], report.Column("What happened"));
        Assert.Equal([1, 3, 1, 0], report.Row("By scenario", "The customer already buys through you"));
        Assert.Contains("Nothing expired, nothing was given up", report.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_in_its_readers_language()
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires("fr-FR");

        await carla.SaysAsync("rapport de mars 2025");
        var report = ReadReport.Of(await carla.ReceivesFileAsync("mcabot-report-2025-03.html"));

        Assert.Equal(("fr", "Le mois en chiffres\u00A0: mars 2025"), (report.Language, report.Title));
        Assert.Equal("10 jours", report.Tiles["La plus lente a pris"]);
        Assert.Equal([3, 1, 3, 0], report.Row("Par scénario", "Le client achète déjà par votre intermédiaire"));
        Assert.DoesNotContain("Requests", report.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_months_report_names_nobody_and_no_customer()
    {
        var crew = story.Crew();
        var (_, approval) = await crew.WaitsForDecisionAsync();
        await crew.Manager.PressesUntilTakenAsync(approval, "decision.approve");
        await crew.Ledger.ComesToRestAsync(McaBot.Attestations.AttestationState.HandedOff);
        var carla = Hires();

        await carla.SaysAsync("report this month");
        var report = ReadReport.Of(await carla.ReceivesFileAsync("mcabot-report-"));

        Assert.Contains("The month is not over", report.Words, StringComparison.Ordinal);
        Assert.NotEqual("0", report.Tiles["Decisions"]);
        var needles = await Needles.OfAsync(story.World);
        Assert.Contains(needles, n => n.Text == crew.Agent.Acceptance["email"]);
        Assert.Empty(Harvest.Find(needles, [new Hay(Place.Channel, report.Html)]));
        Assert.DoesNotContain(crew.Company, report.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(crew.Agent.Customer["domain"], report.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(crew.Ledger.Customer.ToString("D"), report.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain((await crew.Ledger.OnlyAsync()).Number, report.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en-GB", "report", "Which month?", "Report on")]
    [InlineData("fr-FR", "rapport", "Quel mois", "Rapport")]
    [InlineData("en-GB", "report bananas", "That is no month", "Report on")]
    [InlineData("en-GB", "report 2026-13", "That is no month", "Report on")]
    [InlineData("fr-FR", "rapport 13/2026", "Ce n’est pas un mois", "Rapport")]
    [InlineData("en-GB", "report 0001-01", "That is no month", "Report on")]
    public async Task Without_a_month_three_are_offered_as_buttons(string locale, string typed, string title, string button)
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires(locale);

        await carla.SaysAsync(typed);
        var card = await carla.SeesCardWithAsync("command.run");

        Assert.Contains(title, card.CardFor(carla.Person)!.Said(), StringComparison.Ordinal);
        var json = card.CardFor(carla.Person)!.Json.ToJsonString();
        Assert.Contains($"\"title\":\"{button}", json, StringComparison.Ordinal);
        Assert.Equal(3, Month().Matches(json).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
    }

    [Fact]
    public async Task An_offered_month_is_reported_at_a_press()
    {
        var crew = story.Crew();
        await crew.WaitsForDecisionAsync();
        var carla = Hires();
        await carla.SaysAsync("report");
        var card = await carla.SeesCardWithAsync("command.run");

        await carla.PressesAsync(
            card,
            new CardPress("command.run") { Where = data => (string?)data["command"] == $"report {ThisMonth()}" });

        await carla.ReceivesFileAsync($"mcabot-report-{ThisMonth()}.html");
    }

    [Theory]
    [InlineData("en-GB", "report January 2199", "A report covers a month that has begun, and January 2199 has not.")]
    [InlineData("fr-FR", "rapport janvier 2199", "et janvier 2199 est encore à venir")]
    [InlineData("en-GB", "report 9999-12", "December 9999 has not")]
    public async Task A_month_that_has_not_begun_is_told_apart(string locale, string typed, string told)
    {
        var carla = Hires(locale);

        await carla.SaysAsync(typed);

        Assert.Contains(told, carla.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
    }

    [Theory]
    [InlineData("en-GB", "report last month", "Nothing in that month")]
    [InlineData("fr-FR", "rapport mois dernier", "Rien pour ce mois")]
    [InlineData("en-GB", "report 2000-01", "given up in January 2000")]
    public async Task A_month_without_anything_is_said_to_be_one_and_no_file_is_offered(string locale, string typed, string told)
    {
        var carla = Hires(locale);

        await carla.SaysAsync(typed);

        await carla.SeesAsync(told);
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileConsent is not null);
    }

    [Fact]
    public async Task Without_a_role_and_for_a_guest_there_is_no_report()
    {
        await story.HasMarchOnRecordAsync();
        var walter = story.Hires("Walter");
        var guest = Hires();
        guest.Person.UserType = Person.Guest;

        await walter.SaysAsync("report 2025-03");
        await guest.SaysAsync("report 2025-03");
        await guest.SaysAsync("report");

        Assert.Contains("You need a role", walter.LastWords(), StringComparison.Ordinal);
        Assert.Contains("Guests, disabled accounts and programs cannot do this", guest.LastWords(), StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Chat.Messages, m => m.Text.Contains("being made", StringComparison.Ordinal));
        Assert.DoesNotContain(walter.Chat.Messages.Concat(guest.Chat.Messages), m => m.FileConsent is not null);
    }

    [Fact]
    public async Task A_declined_report_is_not_saved_and_can_be_asked_for_again()
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires();
        await carla.SaysAsync("report 2025-03");
        var offer = await carla.SeesFileOfferAsync("mcabot-report-");

        await carla.DeclinesFileAsync(offer);
        await carla.AllowsFileAsync(offer);

        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileInfo is not null);
        await carla.SaysAsync("report 2025-03");
        await carla.ReceivesFileAsync("mcabot-report-", offer.Revision);
    }

    [Fact]
    public async Task A_report_is_not_handed_out_to_somebody_who_lost_the_role_since_it_was_offered()
    {
        await story.HasMarchOnRecordAsync();
        var carla = Hires();
        await carla.SaysAsync("report 2025-03");
        var offer = await carla.SeesFileOfferAsync("mcabot-report-");
        story.World.Directory.RemoveMember(story.World.Ids.AdminAgents, carla.Person.Oid);

        await carla.AllowsFileAsync(offer);

        await carla.SeesAsync("You need a role");
        Assert.DoesNotContain(carla.Chat.Messages, m => m.FileInfo is not null);
    }

    private static string ThisMonth() => TimeZoneInfo
        .ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"))
        .ToString("yyyy-MM", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"report \d{4}-\d{2}")]
    private static partial Regex Month();

    private TeamsUser Hires(string locale = "en-GB") => story.Hires("Carla", story.World.Ids.AdminAgents, locale: locale);
}
