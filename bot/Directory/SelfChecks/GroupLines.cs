using McaBot.Platform.SelfChecks;

namespace McaBot.Directory.SelfChecks;

/// <summary>What is said of a group that Graph does not show.</summary>
internal static class GroupLines
{
    /// <param name="setting">The setting that holds its object id.</param>
    /// <param name="code">As <see cref="McaBot.Attestations.DirectoryUnavailableException"/> carries it.</param>
    public static CheckLine Unseen(string name, string setting, string code) => code switch
    {
        "graph-token" => CheckLine.Skipped(name, TokenCheck.NoToken),
        "graph-404" => CheckLine.Wrong(
            name, "not found in the directory",
            $"{setting} must be the group's object id: Entra admin center, Groups. A group may also be hidden from the app."),
        "graph-401" or "graph-403" => CheckLine.Wrong(
            name, $"not visible to the app ({code})", "Run deploy/grant-graph.sh --identity <object id> --what-if: GroupMember.Read.All."),
        _ => CheckLine.Wrong(name, $"Graph did not answer ({code})", "Is outgoing https to Graph:BaseUrl open? Else try again."),
    };
}
