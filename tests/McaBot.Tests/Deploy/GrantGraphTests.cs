using System.Text.RegularExpressions;

namespace McaBot.Tests.Deploy;

/// <summary>deploy/grant-graph.sh, run on an Azure CLI that stands in for the real one.</summary>
public sealed partial class GrantGraphTests
{
    private static readonly string[] Wanted =
        ["Directory.Read.All", "GroupMember.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "User.Read.All"];

    private static readonly string[] OfTheIdentity = ["--identity", GraphTenant.Identity];

    [Fact]
    public async Task The_first_run_grants_what_the_guide_names_and_the_second_changes_nothing()
    {
        using var tenant = await GraphTenant.StartAsync();

        var first = (await tenant.GrantAsync(OfTheIdentity)).Expected();
        var granted = tenant.Held.ToList();
        var second = (await tenant.GrantAsync(OfTheIdentity)).Expected();

        Assert.Equal(Wanted, granted);
        Assert.Equal(Wanted, NamedInReadme());
        Assert.All(Wanted, permission => Assert.Contains($"granted      {permission}\n", first, StringComparison.Ordinal));
        Assert.All(Wanted, permission => Assert.Contains($"has          {permission}\n", second, StringComparison.Ordinal));
        Assert.Contains("Granted 0.", second, StringComparison.Ordinal);
        Assert.Equal(Wanted.Length, tenant.Calls.Count(call => call == "rest post"));
        Assert.Equal(granted, tenant.Held);
    }

    [Fact]
    public async Task What_if_tells_what_it_would_grant_and_grants_nothing()
    {
        using var tenant = await GraphTenant.StartAsync(held: ["User.Read.All"]);

        var said = (await tenant.GrantAsync([.. OfTheIdentity, "--what-if"])).Expected();

        Assert.Equal(["User.Read.All"], tenant.Held);
        Assert.DoesNotContain("rest post", tenant.Calls);
        Assert.Contains("has          User.Read.All\n", said, StringComparison.Ordinal);
        Assert.Contains("would grant  Directory.Read.All\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("granted ", said, StringComparison.Ordinal);
        Assert.Contains("changed nothing", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_added_and_what_is_too_much_is_told_and_left()
    {
        using var tenant = await GraphTenant.StartAsync(held: ["GroupMember.Read.All", "Mail.Send"]);

        var said = (await tenant.GrantAsync(OfTheIdentity)).Expected();

        Assert.Equal(Wanted.Append("Mail.Send").Order(StringComparer.Ordinal), tenant.Held);
        Assert.Contains("has besides  Mail.Send: the bot does not need it", said, StringComparison.Ordinal);
        Assert.Contains("Granted 3.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_may_be_left_out_and_another_added()
    {
        using var tenant = await GraphTenant.StartAsync();

        (await tenant.GrantAsync([.. OfTheIdentity, "--without", "Directory.Read.All", "--with", "MailboxSettings.Read"])).Expected();

        Assert.Equal(Wanted.Except(["Directory.Read.All"]).Append("MailboxSettings.Read").Order(StringComparer.Ordinal), tenant.Held);
    }

    [Fact]
    public async Task What_only_the_look_for_absences_needs_is_not_told_to_be_taken_away_and_stands_in_the_guide()
    {
        using var tenant = await GraphTenant.StartAsync(held: ["MailboxSettings.Read"]);

        var said = (await tenant.GrantAsync(OfTheIdentity)).Expected();

        Assert.Contains(
            "has besides  MailboxSettings.Read: needed only where Reminders:AbsenceCheck is on\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("take it away", said, StringComparison.Ordinal);
        Assert.Matches(
            @"(?m)^ *\| `MailboxSettings\.Read` \| [^|]+ only with `Reminders:AbsenceCheck` \|$", Repository.ReadText("docs/by-hand.md"));
    }

    [Fact]
    public async Task Whoever_may_not_grant_is_told_what_was_not_granted()
    {
        using var tenant = await GraphTenant.StartAsync(refused: ["GroupMember.Read.All"]);

        var run = await tenant.GrantAsync(OfTheIdentity);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["User.Read.All"], tenant.Held);
        Assert.Contains("GroupMember.Read.All could not be granted", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("granted      GroupMember.Read.All", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "az login", true, "--identity", GraphTenant.Identity)]
    [InlineData(2, "no service principal", false, "--identity", "00000000-1111-4222-8333-444444444444")]
    [InlineData(2, "Nothing was granted", false, "--identity", GraphTenant.Identity, "--with", "Nonsense.Read.All")]
    [InlineData(1, "must be an object id", false, "--identity", "mcabot")]
    [InlineData(1, "must be an object id", false)]
    [InlineData(1, "was not understood", false, "--identity", GraphTenant.Identity, "--force")]
    [InlineData(1, "needs a value", false, "--identity")]
    [InlineData(1, "is not one of", false, "--identity", GraphTenant.Identity, "--without", "Mail.Send")]
    public async Task Where_something_is_wrong_nothing_is_granted(int code, string said, bool signedOut, params string[] arguments)
    {
        using var tenant = await GraphTenant.StartAsync(signedIn: !signedOut);

        var run = await tenant.GrantAsync(arguments);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rest post", tenant.Calls);
        Assert.Empty(tenant.Held);
    }

    private static IEnumerable<string> NamedInReadme() =>
        Permission().Matches(Repository.ReadText("docs/by-hand.md")).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^ *\| `(?<name>\w+\.[\w.]+\.All)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Permission();
}
