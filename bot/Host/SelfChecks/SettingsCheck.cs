using McaBot.Platform.SelfChecks;

namespace McaBot.Host.SelfChecks;

/// <summary>Whether no setting is missing or contradicts another.</summary>
internal sealed class SettingsCheck(IServiceProvider services) : ISelfCheck
{
    public CheckSubject Subject => CheckSubject.Settings;

    public string Name => "settings";

    public Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        var problems = SettingsReport.ProblemsOf(services);
        return Task.FromResult<IReadOnlyList<CheckLine>>(
            problems.Count == 0
                ? [CheckLine.Ok(Name, "none is missing, none contradicts another")]
                : [.. problems.Select(p => CheckLine.Wrong(Name, p.TrimEnd('.'), "appsettings.sample.json explains each."))]);
    }
}
