using McaBot.Platform.Settings;

namespace McaBot.Host;

internal static class SettingsReport
{
    /// <returns>One line for each setting that is missing or contradicts another.</returns>
    public static IReadOnlyList<string> ProblemsOf(IServiceProvider services) =>
        [.. services.GetServices<ISettingsSection>().SelectMany(s => s.Problems()).Select(OneLine).Distinct(StringComparer.Ordinal)];

    private static string OneLine(string problem) => problem.ReplaceLineEndings(" ");
}
