using Azure.Core;
using McaBot.Platform.SelfChecks;
using McaBot.Teams.Tokens;

namespace McaBot.Teams.SelfChecks;

internal sealed class ChannelTokenCheck(TokenCredential credential, ChannelSettings settings, IOptions<MicrosoftAppOptions> app)
    : ISelfCheck
{
    public CheckSubject Subject => CheckSubject.Identity;

    public string Name => "token for Teams";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        [
            !app.Value.HasRegistration
                ? CheckLine.Skipped(Name, "no MicrosoftAppId: in Development, for callers on this machine only")
                : await TokenCheck.RunAsync(
                    credential, TokenCredentialServiceClientCredentialsFactory.ScopeOf(settings.OAuthScope), "Teams",
                    "ToChannelFromBotOAuthScope", cancellationToken),
        ];
}
