using Azure.Core;
using McaBot.Platform.SelfChecks;

namespace McaBot.Directory.SelfChecks;

internal sealed class GraphTokenCheck(TokenCredential credential, IOptions<GraphOptions> options) : ISelfCheck
{
    public CheckSubject Subject => CheckSubject.Identity;

    public string Name => "token for Microsoft Graph";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        [await TokenCheck.RunAsync(credential, options.Value.Scope, "Microsoft Graph", "Graph:Scope", cancellationToken)];
}
