namespace McaBot.Platform.SelfChecks;

/// <summary>What came of looking at one thing. It holds names of settings, codes and counts: nothing personal, no secret.</summary>
/// <param name="Name">What was looked at; the same at every run.</param>
/// <param name="Says">What was found and, where that is wrong, what to do.</param>
internal sealed record CheckLine(string Name, CheckState State, string Says)
{
    public static CheckLine Ok(string name, string says) => new(name, CheckState.Ok, says);

    /// <param name="toDo">Whole sentences: the setting, the script or the page that mends it.</param>
    public static CheckLine Wrong(string name, string says, string toDo) => new(name, CheckState.Wrong, $"{says}. {toDo}");

    public static CheckLine Skipped(string name, string why) => new(name, CheckState.Skipped, why);
}
