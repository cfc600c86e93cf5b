using Azure.Core;
using McaBot.Platform.SelfChecks;

namespace McaBot.Storage.SelfChecks;

internal sealed class StorageTokenCheck(TokenCredential credential, IOptions<StorageOptions> options) : ISelfCheck
{
    private const string Scope = "https://storage.azure.com/.default";

    public CheckSubject Subject => CheckSubject.Identity;

    public string Name => "token for storage";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        [
            string.IsNullOrWhiteSpace(options.Value.ConnectionString)
                ? await TokenCheck.RunAsync(credential, Scope, "storage", null, cancellationToken)
                : CheckLine.Skipped(Name, "Storage:ConnectionString holds a key"),
        ];
}
