namespace McaBot.Directory.SelfChecks;

/// <summary>An application permission of Graph that the bot uses.</summary>
/// <param name="Wider">Others that hold all it holds.</param>
/// <param name="NotNeeded">Why this deployment does without; null where it is needed.</param>
internal sealed record GraphPermission(string Name, IReadOnlyList<string> Wider, string? NotNeeded = null)
{
    /// <returns>The permission by which it is held; null where it is not.</returns>
    public string? HeldBy(IReadOnlySet<string> granted) => Wider.Prepend(Name).FirstOrDefault(granted.Contains);
}
