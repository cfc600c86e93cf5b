using System.Text.Json.Nodes;

namespace McaBot.Tests.Deploy;

/// <summary>The records are as SECURITY.md wants them kept.</summary>
public sealed class RecordsInAzureTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Containers = $"{Account}/blobServices/containers";
    private const string Contributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string Pull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";

    [Fact]
    public void The_account_takes_neither_keys_nor_strangers_nor_old_encryption()
    {
        var properties = SampleDeployment.The(Account)["properties"]!;

        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.False((bool)properties["allowCrossTenantReplication"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)properties["minimumTlsVersion"]);
    }

    [Fact]
    public void Ledgers_have_a_container_of_their_own_and_neither_is_public()
    {
        var containers = SampleDeployment.All(Containers);

        Assert.Equal(
            ["ledgers", "mcabot"],
            containers.Select(container => ((string)container["name"]!).Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.All(containers, container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"]));
    }

    [Fact]
    public async Task Containers_that_are_there_are_left_as_they_are()
    {
        var storage = (await CompiledTemplate.MainAsync()).Module("storage");

        Assert.All(["everything", "ledgers"], symbol => Assert.NotNull(storage.Resource(symbol)["@options"]?["onlyIfNotExists"]));
    }

    [Fact]
    public void Ledgers_can_be_appended_to_and_nothing_else_and_nothing_but_ledgers_is_held()
    {
        var policy = SampleDeployment.The($"{Containers}/immutabilityPolicies");

        Assert.EndsWith("/ledgers/default", (string?)policy["name"], StringComparison.Ordinal);
        Assert.True((bool)policy["properties"]!["allowProtectedAppendWrites"]!);
        Assert.True((int)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]! >= 365);
    }

    [Fact]
    public async Task A_policy_that_was_locked_is_not_written_again()
    {
        var policy = (await CompiledTemplate.MainAsync()).Module("storage").Resource("ledgerPolicy");

        Assert.Equal("[not(parameters('ledgerPolicyIsLocked'))]", (string?)policy["condition"]);
    }

    [Fact]
    public void What_is_deleted_or_overwritten_can_be_brought_back_and_goes_in_the_end()
    {
        var service = SampleDeployment.The($"{Account}/blobServices")["properties"]!;
        var rule = Assert.Single(SampleDeployment.The($"{Account}/managementPolicies")["properties"]!["policy"]!["rules"]!.AsArray())![
            "definition"]!;

        Assert.True((bool)service["isVersioningEnabled"]!);
        Assert.True((bool)service["deleteRetentionPolicy"]!["enabled"]!);
        Assert.True((bool)service["containerDeleteRetentionPolicy"]!["enabled"]!);
        Assert.Equal(
            (int)service["deleteRetentionPolicy"]!["days"]!, (int)rule["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!);
        Assert.Equal(["mcabot/"], rule["filters"]!["prefixMatch"]!.AsArray().Select(prefix => (string)prefix!));
        Assert.Null(rule["actions"]!["baseBlob"]);
    }

    [Fact]
    public void Only_the_bots_identity_gets_at_the_records_and_only_in_their_containers()
    {
        var roles = SampleDeployment
            .All("Microsoft.Authorization/roleAssignments")
            .ToLookup(role => ((string)role["properties"]!["roleDefinitionId"]!).Split('/')[^1]);

        Assert.Equal([Pull, Contributor], roles.Select(role => role.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["ledgers", "mcabot"], roles[Contributor].Select(ContainerOf).Order(StringComparer.Ordinal));
        Assert.All(roles.SelectMany(role => role), role =>
            Assert.Contains(
                "/userAssignedIdentities/mcabot-identity'", (string?)role["properties"]!["principalId"], StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_deletes_the_account_by_mistake_and_what_is_written_or_deleted_in_it_is_logged()
    {
        var categories = SampleDeployment
            .All("Microsoft.Insights/diagnosticSettings")
            .Single(setting => ((string)setting["id"]!).Contains("/blobServices/", StringComparison.Ordinal))["properties"]![
            "logs"
        ]!.AsArray();

        Assert.Equal("CanNotDelete", (string?)SampleDeployment.The("Microsoft.Authorization/locks")["properties"]!["level"]);
        Assert.Equal(
            ["StorageDelete", "StorageWrite"], categories.Select(category => (string)category!["category"]!).Order(StringComparer.Ordinal));
        Assert.All(categories, category => Assert.True((bool)category!["enabled"]!));
    }

    /// <summary>Of a role, the container that it is for; the whole scope where it is for more.</summary>
    private static string ContainerOf(JsonNode role)
    {
        var scope = ((string)role["id"]!).Split("/providers/Microsoft.Authorization/")[0];
        var parts = scope.Split("/blobServices/default/containers/");
        return parts.Length == 2 ? parts[1] : scope;
    }
}
