using Azure.Storage.Blobs.Specialized;
using McaBot.Sandbox.Processes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Operations;

/// <summary>The operator's check, with each thing broken in turn.</summary>
[Collection(CheckedStories.Name)]
public sealed class SelfCheckTests(CheckedWorld story)
{
    private const string DirectoryRead = "Directory.Read.All";

    private const string Denied = """{"error":{"code":"AuthorizationPermissionMismatch","message":"No."}}""";

    [Fact]
    public async Task All_is_well_and_every_part_says_so()
    {
        var before = story.World.Teams.LastSent;

        var (exitCode, written) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, "check");

        // On a busy machine a part may be too late for the check.
        for (var runs = 1; exitCode != 0 && runs < 3; runs++)
        {
            (exitCode, written) = await BotProcess.RunToEndAsync(story.World.BotEnvironment, "check");
        }

        var seen = new Checked(exitCode, [.. written.Where(l => !l.StartsWith(' ') && l.Length > 11)], "");

        Assert.Equal(0, exitCode);
        Assert.Empty(seen.Wrong);
        Assert.All(
            [
                "settings", "keys of the Bot Framework", "token for Microsoft Graph", "token for Teams", "token for Partner Center",
                "Graph permission User.Read.All", "Graph permission GroupMember.Read.All", "Graph permission Directory.Read.All",
                "Graph permission TeamsAppInstallation.ReadWriteSelfForUser.All", "group Roles:AdminAgents", "group Roles:HelpdeskAgents",
                "group Approval:ApproverGroup", "storage containers", "storage access", "ledger access", "clock", "anchors",
                $"Teams {story.World.StandIns.ServiceUrl.Authority}", "Partner Center", "Partner Center reads",
            ],
            name => Assert.StartsWith("✓ ok", seen.Of(name), StringComparison.Ordinal));
        Assert.All(
            ["token for storage", "Graph permission MailboxSettings.Read", "ledger policy", "Teams app Teams:AppCatalogId"],
            name => Assert.StartsWith("- skipped", seen.Of(name), StringComparison.Ordinal));
        Assert.Equal("21 ok, 0 wrong, 4 skipped", seen.Lines[^1]);
        Assert.Equal(before, story.World.Teams.LastSent);
        Assert.Empty(await story.BlobsAsync("probes/"));
        Assert.DoesNotContain(seen.Lines, l => IsTelling(l));
    }

    [Theory]
    [InlineData("User.Read.All")]
    [InlineData("GroupMember.Read.All")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All")]
    [InlineData("MailboxSettings.Read")]
    public async Task A_permission_that_is_missing_is_named_with_the_script_that_grants_it(string permission)
    {
        using var without = Without(permission, DirectoryRead);

        var seen = await story.CheckAsync(new Dictionary<string, string?>
        {
            ["Roles:MayAttest:0"] = "AdminAgents",
            ["Reminders:AbsenceCheck"] = "true",
        });

        var line = OnlyWrong(seen, $"Graph permission {permission}");
        Assert.Contains("missing. Run deploy/grant-graph.sh --identity", line, StringComparison.Ordinal);
        Assert.Equal(permission == "MailboxSettings.Read", line.Contains("--with MailboxSettings.Read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Directory_roles_need_a_permission_that_also_covers_narrower_ones()
    {
        using var without = Without(DirectoryRead);
        OnlyWrong(await story.CheckAsync(), $"Graph permission {DirectoryRead}");
        without.Dispose();
        using var wide = Without("User.Read.All", "GroupMember.Read.All");

        var seen = await story.CheckAsync();

        Assert.Equal(0, seen.ExitCode);
        Assert.EndsWith($"granted by {DirectoryRead}", seen.Of("Graph permission User.Read.All"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https%3A%2F%2Fgraph.microsoft.com", "token for Microsoft Graph", "group Roles:AdminAgents")]
    [InlineData("https%3A%2F%2Fapi.botframework.com", "token for Teams", "Teams")]
    [InlineData("https%3A%2F%2Fapi.partnercenter.microsoft.com", "token for Partner Center", "Partner Center")]
    public async Task A_token_that_is_refused_is_one_fault_and_what_needs_it_is_left_out(string resource, string name, string skipped)
    {
        using var refused = story.World.Faults.Next(
            new Fault { Service = "identity", Path = resource, Status = 400, Times = int.MaxValue });

        var seen = await story.CheckAsync();

        Assert.Contains("MicrosoftAppId", OnlyWrong(seen, name), StringComparison.Ordinal);
        Assert.Contains(
            seen.Lines,
            l => l.StartsWith($"- skipped  {skipped}", StringComparison.Ordinal)
                && l.EndsWith("needs the token above", StringComparison.Ordinal));
        Assert.NotEqual(0, refused.Hits);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_named_by_its_setting()
    {
        var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Roles:SalesAgents"] = Guid.NewGuid().ToString() });

        Assert.Contains(
            "not found in the directory. Roles:SalesAgents must be", OnlyWrong(seen, "group Roles:SalesAgents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_the_app_may_not_see_is_told_apart_from_one_that_is_not_there()
    {
        using var hidden = story.World.Faults.Next(
            new Fault { Service = "graph", Path = $"/groups/{story.World.Ids.HelpdeskAgents}?", Status = 403, Times = int.MaxValue });

        var line = OnlyWrong(await story.CheckAsync(), "group Roles:HelpdeskAgents");

        Assert.Contains("not visible to the app (graph-403). Run deploy/grant-graph.sh", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_group_is_wrong_where_somebody_has_to_be_in_it()
    {
        var empty = story.World.Directory.Add(new Group(Guid.NewGuid().ToString(), "Nobody")).Id;

        var agents = await story.CheckAsync(new Dictionary<string, string?> { ["Roles:AdminAgents"] = empty });
        var approvers = await story.CheckAsync(new Dictionary<string, string?> { ["Approval:ApproverGroup"] = empty });
        var sales = await story.CheckAsync(new Dictionary<string, string?> { ["Roles:SalesAgents"] = empty });

        Assert.Contains("nobody with an active account is in it", OnlyWrong(agents, "group Roles:AdminAgents"), StringComparison.Ordinal);
        Assert.Contains("two people or more", OnlyWrong(approvers, "group Approval:ApproverGroup"), StringComparison.Ordinal);
        Assert.Equal(0, sales.ExitCode);
    }

    [Fact]
    public async Task A_single_approver_who_may_ask_as_well_is_one_too_few()
    {
        var group = story.World.Directory.Add(new Group(Guid.NewGuid().ToString(), "One")).Id;
        story.World.Directory.AddMember(group, story.World.Ben.Person.Oid);
        var settings = new Dictionary<string, string?> { ["Approval:ApproverGroup"] = group };

        var line = OnlyWrong(await story.CheckAsync(settings), "group Approval:ApproverGroup");
        story.World.Directory.AddMember(group, story.World.Tom.Person.Oid);
        var mended = await story.CheckAsync(settings);

        Assert.Contains("nobody decides on their own. Have two people or more", line, StringComparison.Ordinal);
        Assert.EndsWith("members with active accounts: 2", mended.Of("group Approval:ApproverGroup"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "create")]
    [InlineData("GET", "read")]
    [InlineData("DELETE", "delete")]
    public async Task A_right_that_is_missing_in_storage_is_named(string method, string step)
    {
        using var denied = story.World.Faults.Next(
            new Fault { Service = "storage", Method = method, Path = "/probes/", Status = 403, Body = Denied, Times = int.MaxValue });

        var line = OnlyWrong(await story.CheckAsync(), "storage access");

        Assert.Contains($"cannot {step} a blob: Storage answered 403 AuthorizationPermissionMismatch", line, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_may_not_append_to_ledgers_is_told_so()
    {
        using var denied = story.World.Faults.Next(
            new Fault { Service = "storage", Method = "PUT", Path = "/ledger/", Status = 403, Body = Denied, Times = int.MaxValue });

        Assert.Contains(
            "cannot append to ledgers: Storage answered 403", OnlyWrong(await story.CheckAsync(), "ledger access"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_ignores_where_an_append_belongs_is_not_good_enough()
    {
        var appends = 0;
        story.World.Faults.Script = (service, method, path) =>
            service == "storage" && method == "PUT" && path.Contains("/probes/", StringComparison.Ordinal)
            && path.Contains("comp=appendblock", StringComparison.Ordinal) && Interlocked.Increment(ref appends) == 2
                ? new Fault { Status = 201 }
                : null;
        try
        {
            Assert.Contains(
                "does not heed the position of an append", OnlyWrong(await story.CheckAsync(), "storage access"), StringComparison.Ordinal);
        }
        finally
        {
            story.World.Faults.Script = null;
        }
    }

    [Fact]
    public async Task A_container_that_is_missing_is_named_and_what_needs_it_is_left_out()
    {
        var name = $"t{Guid.NewGuid():n}";

        var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Storage:Container"] = name });

        Assert.Contains($"'{name}' is missing", OnlyWrong(seen, "storage containers"), StringComparison.Ordinal);
        Assert.StartsWith("- skipped", seen.Of("storage access"), StringComparison.Ordinal);
        Assert.StartsWith("- skipped", seen.Of("anchors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledgers_in_a_container_of_their_own_without_a_policy_can_be_deleted()
    {
        var name = story.World.Container.Name;
        var own = story.World.Container.GetParentBlobServiceClient().GetBlobContainerClient($"{name}-l");
        await own.CreateAsync(metadata: new Dictionary<string, string> { ["mcabot"] = await MarkAsync() });
        try
        {
            var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Storage:LedgerContainer"] = own.Name });

            Assert.Contains("ledgerRetentionDays", seen.Of("ledger policy"), StringComparison.Ordinal);
            Assert.StartsWith("✗ WRONG", seen.Of("ledger policy"), StringComparison.Ordinal);
            Assert.StartsWith("✓ ok", seen.Of("ledger access"), StringComparison.Ordinal);
        }
        finally
        {
            await own.DeleteAsync();
        }
    }

    [Fact]
    public async Task A_ledger_whose_end_was_cut_off_is_named()
    {
        var ledger = story.Served.Ledger;
        var whole = await ledger.TextAsync();
        await ledger.TamperAsync(text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);
        try
        {
            var line = OnlyWrong(await story.CheckAsync(), "anchors");

            Assert.Contains($"{ledger.Customer:D} at entry", line, StringComparison.Ordinal);
            Assert.Contains("CutOff. Run verify", line, StringComparison.Ordinal);
        }
        finally
        {
            await ledger.TamperAsync(_ => whole);
        }
    }

    [Theory]
    [InlineData(null, "cannot be reached. Is outgoing https to that host open?")]
    [InlineData(401, "refuses the bot's token (401). In the Azure Bot, Configuration")]
    [InlineData(503, "answered 503")]
    public async Task Teams_out_of_reach_is_told_by_host_and_nothing_is_posted(int? status, string said)
    {
        var before = story.World.Teams.LastSent;
        using var broken = story.World.Faults.Next(
            new Fault { Service = "teams", Path = "/v3/teams/", Status = status, Drop = status is null, Times = int.MaxValue });

        var line = OnlyWrong(await story.CheckAsync(), $"Teams {story.World.StandIns.ServiceUrl.Authority}");

        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Equal(before, story.World.Teams.LastSent);
    }

    [Fact]
    public async Task A_subscribed_channels_host_that_is_not_allowed_gets_no_token()
    {
        story.World.Requests.Clear();

        var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Teams:AllowedServiceHosts:0"] = "teams.example" });

        Assert.Contains(
            "Teams:AllowedServiceHosts", OnlyWrong(seen, $"Teams {story.World.StandIns.ServiceUrl.Authority}"), StringComparison.Ordinal);
        Assert.Empty(story.World.Requests.Of("teams"));
    }

    [Theory]
    [InlineData("/v1/customers", 401, "Partner Center", "refuses this app (http-401)")]
    [InlineData("/v1/customers", 503, "Partner Center", "did not answer (partner-center-503)")]
    [InlineData("/v1/agreements", 403, "Partner Center reads", "set PartnerCenter:ReadsEnabled to false")]
    public async Task Partner_Center_that_refuses_is_told(string path, int status, string name, string said)
    {
        using var refused = story.World.Faults.Next(
            new Fault { Service = "partnercenter", Path = path, Status = status, Times = int.MaxValue });

        Assert.Contains(said, OnlyWrong(await story.CheckAsync(), name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_clock_five_minutes_off_is_told(int minutes)
    {
        var seen = await story.CheckAsync(configure: services =>
            services.AddKeyedSingleton<TimeProvider>(
                StoreClock.Machine, new ProcessTime { Wrong = TimeSpan.FromMinutes(minutes), StretchesDeadlines = true }));

        Assert.Matches($"{(minutes < 0 ? @"\+" : "-")}(29|30)[0-9] s from this machine's. Set", OnlyWrong(seen, "clock"));
    }

    [Fact]
    public async Task An_app_that_is_not_in_the_catalog_is_told_where_the_catalog_may_be_read()
    {
        var permissions = story.World.Issuer.GraphPermissions;
        story.World.Issuer.GraphPermissions = permissions.Add("AppCatalog.Read.All");
        try
        {
            var there = await story.CheckAsync();
            var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Teams:AppCatalogId"] = Guid.NewGuid().ToString() });

            Assert.StartsWith("✓ ok", there.Of("Teams app Teams:AppCatalogId"), StringComparison.Ordinal);
            Assert.Contains(
                "Teams admin center, Manage apps", OnlyWrong(seen, "Teams app Teams:AppCatalogId"), StringComparison.Ordinal);
        }
        finally
        {
            story.World.Issuer.GraphPermissions = permissions;
        }
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_told_alone()
    {
        var seen = await story.CheckAsync(new Dictionary<string, string?> { ["Roles:AdminAgents"] = "" });

        Assert.Equal((1, ""), (seen.ExitCode, seen.Errors));
        Assert.StartsWith("✗ WRONG    settings: Roles:AdminAgents is required", Assert.Single(seen.Wrong), StringComparison.Ordinal);
        Assert.Equal(["- skipped  all the rest: mend the settings first", "0 ok, 1 wrong, 1 skipped"], seen.Lines.TakeLast(2));
    }

    [Fact]
    public async Task Readiness_tells_the_same_to_this_machine_when_asked_and_to_nobody_else()
    {
        using var http = new HttpClient();
        var address = new Uri(story.World.Bot!.Address, "/health/ready");
        using var fromAfar = new HttpRequestMessage(HttpMethod.Get, address + "?detail");
        fromAfar.Headers.Add("X-Forwarded-For", "203.0.113.7");

        var told = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync(new Uri(address + "?detail")))!;
        story.World.Requests.Clear();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.GetStringAsync(new Uri(address + "?detail"))));
        var asked = story.World.Requests.Of("graph").Count();
        var unasked = await http.GetStringAsync(address);
        using var outside = await http.SendAsync(fromAfar);

        var lines = told["detail"]!.AsArray().ToDictionary(l => (string)l!["check"]!, l => (string)l!["state"]!);
        Assert.Equal(("ok", "ok", "skipped"), (lines["settings"], lines["storage access"], lines["ledger policy"]));
        Assert.DoesNotContain("wrong", lines.Values);
        Assert.Equal(0, asked);
        Assert.DoesNotContain("detail", unasked, StringComparison.Ordinal);
        var said = await outside.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)outside.StatusCode);
        Assert.DoesNotContain("detail", said, StringComparison.Ordinal);
        Assert.DoesNotContain("version", said, StringComparison.Ordinal);
    }

    /// <summary>The one line that is wrong; all the others are not, and the exit code says so.</summary>
    private static string OnlyWrong(Checked seen, string name)
    {
        Assert.Equal($"✗ WRONG    {name}", string.Join('\n', seen.Wrong.Select(l => l[..Math.Min(l.Length, $"✗ WRONG    {name}".Length)])));
        Assert.Equal((2, ""), (seen.ExitCode, seen.Errors));
        Assert.Contains(", 1 wrong, ", seen.Lines[^1], StringComparison.Ordinal);
        return seen.Of(name);
    }

    private Restored Without(params string[] permissions)
    {
        var all = story.World.Issuer.GraphPermissions;
        story.World.Issuer.GraphPermissions = all.Except(permissions);
        return new Restored(() => story.World.Issuer.GraphPermissions = all);
    }

    private async Task<string> MarkAsync()
    {
        var text = (await story.World.Container.GetBlobClient("beginning.json").DownloadContentAsync()).Value.Content.ToString();
        return System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>A person's name or address, or a token.</summary>
    private bool IsTelling(string line) =>
        line.Contains("eyJ", StringComparison.Ordinal)
        || story.World.Directory.People.Any(p =>
            line.Contains(p.Name, StringComparison.OrdinalIgnoreCase) || line.Contains(p.Upn, StringComparison.OrdinalIgnoreCase));

    private sealed class Restored(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
