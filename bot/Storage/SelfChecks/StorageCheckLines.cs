using Azure;
using Azure.Identity;
using McaBot.Platform.SelfChecks;

namespace McaBot.Storage.SelfChecks;

/// <summary>What is said where storage did not do as it was asked.</summary>
internal static class StorageCheckLines
{
    public static CheckLine Failed(string name, string what, StoreUnavailableException e, StorageOptions options) => e.InnerException switch
    {
        AuthenticationFailedException => CheckLine.Skipped(name, TokenCheck.NoToken),
        RequestFailedException { Status: 401 or 403 } => CheckLine.Wrong(name, $"{what}: {e.Message.TrimEnd('.')}", RightsOf(options)),
        _ => CheckLine.Wrong(
            name, $"{what}: {e.Message.TrimEnd('.')}",
            "Are Storage:ServiceUri (or Storage:ConnectionString) and Storage:Container right, and the way there open?"),
    };

    private static string RightsOf(StorageOptions options) => string.IsNullOrWhiteSpace(options.ConnectionString)
        ? "Give the bot's identity Storage Blob Data Contributor on the containers, as deploy/main.bicep does; look at the account's "
            + "firewall."
        : "Is the key or signature in Storage:ConnectionString still good? Look at the account's firewall.";
}
