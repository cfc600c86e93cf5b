using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox.Processes;

/// <summary>What to do where npm could not install what is needed.</summary>
internal static class NpmFailure
{
    private const string Mark = "npm error code ";

    /// <summary>What npm calls it when it reaches nobody.</summary>
    private static readonly string[] NobodyReached =
        ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT"];

    public static StartProblemException Of(IReadOnlyCollection<string> lines, int exitCode)
    {
        var code = lines.FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..].Trim();
        var advice = code switch
        {
            not null when NobodyReached.Contains(code, StringComparer.Ordinal) =>
                $"npm cannot reach its registry ({code}): connect to the network, or set npm's proxy or registry, and start again.",
            "ENOSPC" => "The disk is full: npm needs some 100 MB. Make room and start again.",
            "EACCES" or "EPERM" => $"npm may not write where it has to ({code}): see who owns the clone and npm's cache, and start again.",
            null => $"npm ci ended with {exitCode}.",
            _ => $"npm ci ended with {exitCode} ({code}).",
        };
        return new StartProblemException(advice) { Details = string.Join('\n', lines) };
    }
}
