using McaBot.Platform.SelfChecks;

namespace McaBot.PartnerCenter.SelfChecks;

/// <summary>Whether Partner Center answers this app. It is read from, never written to.</summary>
internal sealed class PartnerCenterCheck(PartnerCenterCalls calls, IOptions<PartnerCenterOptions> options) : ISelfCheck
{
    private const string Reads = "Partner Center reads";
    private static readonly TimeSpan ForOne = TimeSpan.FromSeconds(8);

    public CheckSubject Subject => CheckSubject.PartnerCenter;

    public string Name => "Partner Center";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            options.Value.Enabled
                ? LineAsync(
                    Name, PartnerCenterNames.FirstCustomer, "In Partner Center, Account settings, User management: add the app.",
                    cancellationToken)
                : Task.FromResult(CheckLine.Skipped(Name, "PartnerCenter:Enabled is false")),
            options.Value is { Enabled: true, ReadsEnabled: true }
                ? LineAsync(
                    Reads, PartnerCenterNames.AgreementTemplates,
                    "Microsoft documents them for App+User only: set PartnerCenter:ReadsEnabled to false.", cancellationToken)
                : Task.FromResult(CheckLine.Skipped(Reads, "PartnerCenter:ReadsEnabled is false")));

    private async Task<CheckLine> LineAsync(string name, string path, string whenRefused, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await calls.SendAsync("check", HttpMethod.Get, path, null, Guid.NewGuid(), ForOne, cancellationToken);
            return reply.IsGood
                ? CheckLine.Ok(name, "answers this app")
                : CheckLine.Wrong(name, $"refuses this app ({PartnerCenterError.Of(reply).Code})", whenRefused);
        }
        catch (PartnerCenterUnavailableException e)
        {
            return e.Message == PartnerCenterUnavailableException.NoTokenCode
                ? CheckLine.Skipped(name, TokenCheck.NoToken)
                : CheckLine.Wrong(
                    name, $"did not answer ({e.Message})", "Is outgoing https to PartnerCenter:BaseUrl open? Else try again.");
        }
    }
}
