using Azure.Core;
using McaBot.Platform.SelfChecks;

namespace McaBot.PartnerCenter.SelfChecks;

internal sealed class PartnerCenterTokenCheck(TokenCredential credential, IOptions<PartnerCenterOptions> options) : ISelfCheck
{
    public CheckSubject Subject => CheckSubject.Identity;

    public string Name => "token for Partner Center";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        [
            options.Value.Enabled
                ? await TokenCheck.RunAsync(
                    credential, options.Value.Scope, "Partner Center", "PartnerCenter:Scope; the app must be registered in Partner Center",
                    cancellationToken)
                : CheckLine.Skipped(Name, "PartnerCenter:Enabled is false"),
        ];
}
