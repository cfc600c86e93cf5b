using McaBot.Storage;
using McaBot.Tests.Host;

namespace McaBot.Tests.Storage;

public sealed class StorageOptionsTests
{
    private const string Connection = "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=https://a.example/;";

    [Theory]
    [InlineData(Connection, null, "mcabot")]
    [InlineData(null, "https://a.blob.core.windows.net", "mcabot-2")]
    public void Good_settings_pass(string? connection, string? uri, string container) => Assert.Empty(Problems(connection, uri, container));

    [Theory]
    [InlineData(null, null, "mcabot", "missing")]
    [InlineData("", null, "mcabot", "missing")]
    [InlineData(Connection, "https://a.blob.core.windows.net", "mcabot", "both set")]
    [InlineData(null, "http://a.blob.core.windows.net", "mcabot", "https")]
    [InlineData("AccountKey=c2VjcmV0", null, "mcabot", "cannot be read")]
    [InlineData("secret", null, "mcabot", "cannot be read")]
    [InlineData(Connection, null, "Mcabot", "Container")]
    [InlineData(Connection, null, "mc", "Container")]
    [InlineData(Connection, null, "mca--bot", "Container")]
    [InlineData(Connection, null, "../x", "Container")]
    [InlineData(Connection, null, "", "Container")]
    public void Each_bad_setting_is_one_line_without_secrets(string? connection, string? uri, string container, string says)
    {
        var problem = Assert.Single(Problems(connection, uri, container));

        Assert.StartsWith("Storage:", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_are_few_and_short()
    {
        Azure.Storage.Blobs.BlobClientOptions? made = null;
        BlobContainerFactory.Create(new StorageOptions { ConnectionString = Connection }, null, o => made = o);

        Assert.InRange(made!.Retry.MaxRetries, 1, 3);
        Assert.True(made.Retry.MaxDelay <= TimeSpan.FromSeconds(2) && made.Retry.NetworkTimeout <= TimeSpan.FromSeconds(5));
    }

    private static IReadOnlyList<string> Problems(string? connection, string? uri, string container) => SettingsTests.Problems(
        "Production", ("Storage:ConnectionString", connection ?? ""), ("Storage:ServiceUri", uri ?? ""), ("Storage:Container", container));
}
