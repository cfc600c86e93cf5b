using System.Globalization;
using McaBot.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Host;

public sealed class SettingsTests
{
    [Fact]
    public void A_complete_configuration_has_no_problem() => Assert.Empty(Problems());

    [Theory]
    [InlineData("MicrosoftAppId", "MicrosoftAppId is required")]
    [InlineData("MicrosoftAppType", "MicrosoftAppType is required")]
    [InlineData("MicrosoftAppTenantId", "MicrosoftAppTenantId is required", "Teams:AllowedTenants is required")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppPassword is required")]
    [InlineData("Roles:AdminAgents", "Roles:AdminAgents is required")]
    [InlineData("Roles:HelpdeskAgents", "Roles:HelpdeskAgents is required")]
    [InlineData("Storage:ConnectionString", "Storage:ServiceUri (or Storage:ConnectionString) is missing")]
    public void Each_missing_setting_is_one_line(string missing, params string[] lines)
    {
        var problems = Problems((missing, ""));

        Assert.Equal(lines.Length, problems.Count);
        Assert.All(lines.Zip(problems), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MicrosoftAppType", "MultiTenant", "MicrosoftAppType must be")]
    [InlineData("MicrosoftAppType", "UserAssignedMSI", "MicrosoftAppPassword and Identity:CertificatePath must be empty")]
    [InlineData("MicrosoftAppId", "not-a-guid", "MicrosoftAppId must be a GUID")]
    [InlineData("ChannelService", "https://botframework.azure.us", "ChannelService must be empty")]
    [InlineData(
        "ToBotFromChannelOpenIdMetadataUrl",
        "http://127.0.0.1:5000/metadata",
        "ToBotFromChannelOpenIdMetadataUrl must be an https")]
    [InlineData("ToChannelFromBotLoginUrl", "http://login.example", "ToChannelFromBotLoginUrl must be an https")]
    [InlineData("Identity:AuthorityHost", "http://127.0.0.1/", "Identity:AuthorityHost must be an https")]
    [InlineData("Identity:AuthorityHost", "login", "Identity:AuthorityHost must be an absolute address")]
    [InlineData("Identity:CertificatePassword", "x", "Identity:CertificatePath is required")]
    [InlineData("Graph:BaseUrl", "http://graph.example/v1.0", "Graph:BaseUrl must be an https")]
    [InlineData("Graph:BaseUrl", "https://graph.example/v1.0?x=", "Graph:BaseUrl must be an https")]
    [InlineData("Graph:Scope", "", "Graph:Scope must be an address that ends in /.default.")]
    [InlineData("Graph:Scope", "https://graph.example", "Graph:Scope must be")]
    [InlineData("PartnerCenter:Enabled", "yes", "PartnerCenter:Enabled must be true or false")]
    [InlineData("PartnerCenter:BaseUrl", "http://api.partnercenter.microsoft.com", "PartnerCenter:BaseUrl must be an https")]
    [InlineData("PartnerCenter:BaseUrl", "http://127.0.0.1:5000/", "PartnerCenter:BaseUrl must be an https")]
    [InlineData("PartnerCenter:BaseUrl", "https://api.example/?x=", "PartnerCenter:BaseUrl must be an https")]
    [InlineData("PartnerCenter:Scope", "https://api.partnercenter.microsoft.com", "PartnerCenter:Scope must be")]
    [InlineData("PartnerCenter:LinkBase", "cdn.partner.microsoft.com/mca/?attestationid=", "PartnerCenter:LinkBase must be an https")]
    [InlineData("PartnerCenter:LinkBase", "http://127.0.0.1:5000/mca/?attestationid=", "PartnerCenter:LinkBase must be an https")]
    [InlineData("PartnerCenter:LinkLifetime", "a week", "PartnerCenter:LinkLifetime must be a duration")]
    [InlineData(
        "PartnerCenter:LinkLifetime", "91.00:00:00", "PartnerCenter:LinkLifetime must be empty, or between 00:00:01 and 90.00:00:00.")]
    [InlineData("PartnerCenter:Timeout", "00:01:00", "PartnerCenter:Timeout must be between 00:00:01 and 00:00:30.")]
    [InlineData("Partner:Kind", "Reseller", "Partner:Kind must be one of DirectBill, IndirectProvider, IndirectReseller")]
    [InlineData("Roles:AdminAgents", "AdminAgents", "Roles:AdminAgents must be a GUID")]
    [InlineData("Roles:AdminAgents", "00000000-0000-0000-0000-000000000000", "Roles:AdminAgents is required")]
    [InlineData("Roles:MayAttest:0", "SalesAgents", "Roles:SalesAgents is required")]
    [InlineData("Roles:MayAttest:0", "Owner", "Roles:MayAttest:0 must be one of GlobalAdministrator")]
    [InlineData("Roles:MayAttest:0", "2", "Roles:MayAttest:0 must be one of GlobalAdministrator")]
    [InlineData("Roles:MayAttest", "AdminAgents", "Roles:MayAttest must be a list")]
    [InlineData("Approval:ApproverGroup", "Approvers", "Approval:ApproverGroup must be a GUID")]
    [InlineData("Teams:AllowedTenants:0", "contoso.example", "Teams:AllowedTenants:0 must be a GUID")]
    [InlineData("Teams:AllowedTenants:0", "00000000-0000-0000-0000-000000000000", "Teams:AllowedTenants must not hold")]
    [InlineData("Teams:AllowedServiceHosts:0", "*.trafficmanager.net", "Teams:AllowedServiceHosts must hold")]
    [InlineData("Teams:AllowedServiceHosts:0", ".trafficmanager.net", "Teams:AllowedServiceHosts must hold")]
    [InlineData("Teams:AllowedServiceHosts:0", "https://smba.trafficmanager.net/", "Teams:AllowedServiceHosts must hold")]
    [InlineData("Teams:AllowedServiceHosts:0", "user@smba.trafficmanager.net", "Teams:AllowedServiceHosts must hold")]
    [InlineData("Teams:AllowedServiceHosts:0", "smba.trafficmanager.net/emea", "Teams:AllowedServiceHosts must hold")]
    [InlineData("Teams:AllowedFileHosts:0", "*.com", "Teams:AllowedFileHosts must hold")]
    [InlineData("Teams:AllowedFileHosts:0", "https://contoso.sharepoint.com", "Teams:AllowedFileHosts must hold")]
    [InlineData("Files:OfferLifetime", "00:01:00", "Files:OfferLifetime must be between")]
    [InlineData("Files:SweepInterval", "2.00:00:00", "Files:SweepInterval must be between")]
    [InlineData("Teams:AppCatalogId", "mcabot", "Teams:AppCatalogId must be a GUID")]
    [InlineData("Storage:ServiceUri", "https://records.example", "Storage:ConnectionString and Storage:ServiceUri are both set")]
    [InlineData("Storage:LedgerContainer", "Not A Name", "Storage:LedgerContainer must be 3 to 63")]
    [InlineData("Storage:LedgerContainer", "a", "Storage:LedgerContainer must be 3 to 63")]
    [InlineData(
        "Retention:EraseAfter", "00:00:00.5", "Retention:EraseAfter must be 00:00:00 (off) or between 00:00:01 and 36500.00:00:00.")]
    [InlineData("Retention:DraftsAfter", "-1.00:00:00", "Retention:DraftsAfter must be 00:00:00 (off) or between")]
    [InlineData("Retention:SweepInterval", "8.00:00:00", "Retention:SweepInterval must be between 00:00:01 and 7.00:00:00.")]
    [InlineData("Retention:SearchInterval", "00:00:00", "Retention:SearchInterval must be between 00:00:01 and 365.00:00:00.")]
    [InlineData("Localization:DefaultLanguage", "", "Localization:DefaultLanguage must be en or fr.")]
    [InlineData("Localization:DefaultLanguage", "de", "Localization:DefaultLanguage must be en or fr")]
    [InlineData("Notifications:ClaimTime", "soon", "Notifications:ClaimTime must be a duration")]
    [InlineData("Notifications:ClaimTime", "00:00:01", "Notifications:ClaimTime must be between")]
    [InlineData("Notifications:DigestAt", "24:00:00", "Notifications:DigestAt must be")]
    [InlineData("Notifications:DigestAt", "-01:00:00", "Notifications:DigestAt must be between 00:00:00 and 23:59:59.")]
    [InlineData("Notifications:DigestAt", "breakfast", "Notifications:DigestAt must be a duration")]
    [InlineData("Notifications:TimeZone", "Mars/Olympus", "Notifications:TimeZone must be the IANA id")]
    [InlineData("Notifications:SweepInterval", "00:00:00", "Notifications:SweepInterval must be between")]
    [InlineData("Notifications:MaxClaims", "0", "Notifications:MaxClaims must be between 1 and 100.")]
    [InlineData("Notifications:MaxAmbiguous", "11", "Notifications:MaxAmbiguous must be between 1 and 10.")]
    [InlineData("Notifications:MaxAmbiguous", "many", "Notifications:MaxAmbiguous must be a whole number")]
    [InlineData("Reminders:RemindAfter", "00:00:00.5", "Reminders:RemindAfter must be 00:00:00 (off) or between")]
    [InlineData("Reminders:RemindAfter", "-1.00:00:00", "Reminders:RemindAfter must be 00:00:00 (off) or between")]
    [InlineData("Reminders:RemindAfter", "30.00:00:00", "Reminders:RemindAfter must be shorter than Reminders:ExpireAfter")]
    [InlineData("Reminders:RemindAtMostEvery", "often", "Reminders:RemindAtMostEvery must be a duration")]
    [InlineData("Reminders:MaxReminders", "21", "Reminders:MaxReminders must be between")]
    [InlineData("Reminders:EscalateAfter", "31.00:00:00", "Reminders:EscalateAfter must be shorter than Reminders:ExpireAfter")]
    [InlineData("Reminders:ExpireAfter", "2.00:00:00", "Reminders:EscalateAfter must be shorter than Reminders:ExpireAfter")]
    [InlineData("Reminders:ExpireAfter", "400.00:00:00", "Reminders:ExpireAfter must be 00:00:00 (off) or between")]
    [InlineData("Reminders:AbsenceCheck", "maybe", "Reminders:AbsenceCheck must be true or false")]
    [InlineData("Evidence:MaxBytes", "1000", "Evidence:MaxBytes must be between")]
    [InlineData("Evidence:ScanUrl", "http://scanner.example/", "Evidence:ScanUrl must be an https")]
    [InlineData("Limits:MaxBodyBytes", "1", "Limits:MaxBodyBytes must be between")]
    [InlineData("Limits:MaxBodyBytes", "99999999999", "Limits:MaxBodyBytes must be between 4096 and 16777216.")]
    [InlineData("Limits:TurnsAtOnce", "15", "Limits:TurnsAtOnce must be between")]
    [InlineData("Limits:TurnsPerPersonPerMinute", "0", "Limits:TurnsPerPersonPerMinute must be between")]
    [InlineData("Limits:TurnsPerTenantPerSecond", "-1", "Limits:TurnsPerTenantPerSecond must be between")]
    [InlineData("Limits:OpenRequestsPerPerson", "0", "Limits:OpenRequestsPerPerson must be between")]
    [InlineData("Attestation:EarliestDateAgreed", "April", "Attestation:EarliestDateAgreed must be a date")]
    [InlineData("Telemetry:OtlpEndpoint", "collector", "Telemetry:OtlpEndpoint must be an absolute address")]
    public void Each_wrong_or_contradictory_setting_is_one_line(string setting, string value, string line)
    {
        var problem = Assert.Single(Problems((setting, value)));

        Assert.StartsWith(line, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reminders:RemindAfter")]
    [InlineData("Reminders:RemindAtMostEvery")]
    [InlineData("Reminders:EscalateAfter")]
    [InlineData("Reminders:ExpireAfter")]
    public void Zero_turns_a_step_of_a_requests_life_off(string setting) => Assert.Empty(Problems((setting, "00:00:00")));

    [Theory]
    [InlineData("Reminders:EscalateAfter contradicts Approval:ApproverGroup", "Reminders:EscalateAfter", "1.00:00:00")]
    [InlineData("Reminders:AbsenceCheck contradicts Approval:ApproverGroup", "Reminders:AbsenceCheck", "true")]
    [InlineData("Reminders:RemindAtMostEvery must be shorter", "Reminders:RemindAtMostEvery", "40.00:00:00")]
    [InlineData(
        "Reminders:RemindAfter contradicts Reminders:MaxReminders", "Reminders:MaxReminders", "0", "Reminders:RemindAfter", "02:00:00")]
    [InlineData(
        "Reminders:MaxReminders contradicts Reminders:RemindAfter", "Reminders:MaxReminders", "7", "Reminders:RemindAfter", "00:00:00")]
    [InlineData("PartnerCenter:ReadsEnabled contradicts PartnerCenter:Enabled", "PartnerCenter:ReadsEnabled", "true")]
    [InlineData("Storage:LedgerContainer is the same as", "Storage:LedgerContainer", "mcabot")]
    public void What_was_wished_for_and_could_never_happen_is_named(string line, params string[] settings)
    {
        var problem = Assert.Single(Problems([.. settings.Chunk(2).Select(s => (s[0], s[1]))]));

        Assert.StartsWith(line, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_contradicts_nothing_also_where_it_is_written_out()
    {
        Assert.Empty(
            Problems(("Reminders:EscalateAfter", "3.00:00:00"), ("Reminders:RemindAfter", "1.00:00:00"), ("Reminders:MaxReminders", "0")));
        Assert.Empty(
            Problems(("Reminders:EscalateAfter", "3.00:00:00"), ("Reminders:RemindAfter", "00:00:00"), ("Reminders:MaxReminders", "3")));
        Assert.Empty(
            Problems(
                ("Reminders:EscalateAfter", "00:00:00"), ("Reminders:RemindAtMostEvery", "00:00:00"), ("Reminders:ExpireAfter", "00:00:00"))
        );
        Assert.Empty(
            Problems(
                ("Reminders:EscalateAfter", "1.00:00:00"), ("Reminders:AbsenceCheck", "true"),
                ("Approval:ApproverGroup", Guid.NewGuid().ToString())));
        Assert.Empty(Problems(("PartnerCenter:ReadsEnabled", "true"), ("PartnerCenter:Enabled", "true")));
    }

    [Fact]
    public void A_certificate_that_is_not_there_is_one_line() =>
        Assert.Equal(
            ["Identity:CertificatePath names no readable file."],
            Problems(("Identity:CertificatePath", "nowhere/bot.pem"), ("MicrosoftAppPassword", "")));

    /// <summary>An attribute says what is right, and the setting's name is put before it: nothing else may be left of either.</summary>
    [Fact]
    public void A_line_begins_with_the_setting_and_names_no_class()
    {
        var problems = Problems(
            ("Limits:TurnsAtOnce", "1"), ("Files:OfferLifetime", "00:00:01"), ("Graph:Scope", "x"), ("ChannelService", "x"),
            ("Notifications:TimeZone", "x"), ("Teams:AllowedFileHosts:0", "*"), ("PartnerCenter:LinkLifetime", "100.00:00:00"));

        Assert.Equal(7, problems.Count);
        Assert.All(problems, p => Assert.Matches("^[A-Za-z]+(:[A-Za-z]+)? must [^{}]+\\.$", p));
        Assert.All(problems, p => Assert.DoesNotContain("Options", p, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_in_the_wrong_place_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", Assert.Single(Problems(("MicrosoftAppId", "hunter2"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Development", 0)]
    [InlineData("Production", 4)]
    [InlineData("Staging", 4)]
    public void Without_a_registration_it_starts_in_development_alone_and_where_that_is_asked_for(string environment, int problems) =>
        Assert.Equal(
            problems,
            Problems(
                environment, ("MicrosoftAppId", ""), ("MicrosoftAppType", ""), ("MicrosoftAppPassword", ""), ("MicrosoftAppTenantId", ""),
                ("AllowAnonymousCallers", "true"), ("Teams:AllowedTenants:0", Guid.NewGuid().ToString())).Count);

    [Fact]
    public void A_password_without_an_app_id_does_not_turn_authentication_off() =>
        Assert.StartsWith(
            "MicrosoftAppId is required", Assert.Single(Problems("Development", ("MicrosoftAppId", ""))), StringComparison.Ordinal);

    [Theory]
    [InlineData("00:00:10", "00:00:03", 0)]
    [InlineData("00:00:10", "00:00:04", 1)]
    [InlineData("00:00:45", "00:00:30", 1)]
    [InlineData("00:01:30", "00:00:30", 0)]
    public void A_claim_that_lapses_during_a_live_call_contradicts_the_time_calls_have(string claim, string call, int problems)
    {
        var found = Problems(("PartnerCenter:Enabled", "true"), ("Notifications:ClaimTime", claim), ("PartnerCenter:Timeout", call));

        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.StartsWith("Notifications:ClaimTime contradicts PartnerCenter:Timeout", p, StringComparison.Ordinal));
        Assert.Empty(Problems(("Notifications:ClaimTime", claim), ("PartnerCenter:Timeout", call)));
    }

    [Fact]
    public void An_indirect_reseller_with_a_connection_contradicts_itself()
    {
        Assert.StartsWith(
            "PartnerCenter:Enabled contradicts Partner:Kind IndirectReseller",
            Assert.Single(Problems(("PartnerCenter:Enabled", "true"), ("Partner:Kind", "IndirectReseller"))),
            StringComparison.Ordinal);
        Assert.Empty(Problems(("Partner:Kind", "IndirectReseller")));
        Assert.Empty(Problems(("PartnerCenter:Enabled", "true"), ("Partner:Kind", "IndirectProvider"), ("PartnerCenter:LinkLifetime", "")));
    }

    [Fact]
    public void Partner_Center_over_plain_http_is_for_loopback_in_development()
    {
        Assert.Empty(
            Problems(
                "Development",
                ("PartnerCenter:BaseUrl", "http://127.0.0.1:5000/"),
                ("PartnerCenter:LinkBase", "http://127.0.0.1:5000/mca/?attestationid=")
            ));
        Assert.Equal(
            2,
            Problems(
                "Development",
                ("PartnerCenter:BaseUrl", "http://far.example/"),
                ("PartnerCenter:LinkBase", "http://far.example/")
            ).Count);
    }

    [Fact]
    public void Metadata_over_plain_http_is_for_loopback_in_development()
    {
        Assert.Empty(Problems("Development", ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:5000/metadata")));
        Assert.Single(Problems("Development", ("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/metadata")));
    }

    [Fact]
    public async Task Every_problem_is_written_and_nothing_runs()
    {
        await using var app = Build(
            "Production", ("Roles:AdminAgents", ""), ("Limits:MaxBodyBytes", "x"), ("Localization:DefaultLanguage", "de"));
        using var errors = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(1, await app.RunMcaBotAsync([], TextWriter.Null, errors));

        Assert.Equal(3, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    internal static Dictionary<string, string?> Complete => new()
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = "aaaaaaaa-1111-4111-8111-111111111111",
        ["MicrosoftAppTenantId"] = "bbbbbbbb-1111-4111-8111-111111111111",
        ["MicrosoftAppPassword"] = "for-tests",
        ["Roles:AdminAgents"] = "cccccccc-1111-4111-8111-111111111111",
        ["Roles:HelpdeskAgents"] = "cccccccc-2222-4111-8111-111111111111",
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
    };

    private static IReadOnlyList<string> Problems(params (string Setting, string Value)[] changes) => Problems("Production", changes);

    internal static IReadOnlyList<string> Problems(string environment, params (string Setting, string Value)[] changes)
    {
        var app = Build(environment, changes);
        using ((IDisposable)app)
        {
            return SettingsReport.ProblemsOf(app.Services);
        }
    }

    private static WebApplication Build(string environment, params (string Setting, string Value)[] changes)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(Complete);
        builder.Configuration.AddInMemoryCollection(changes.Select(c => KeyValuePair.Create(c.Setting, (string?)c.Value)));
        builder.AddMcaBot();
        return builder.Build();
    }
}
