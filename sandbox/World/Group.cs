namespace McaBot.Sandbox.World;

/// <summary>A security group. Members are object ids of people or of other groups.</summary>
public sealed class Group(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    /// <summary>False: the app's permissions do not reach it, so Graph behaves as if it were not there.</summary>
    public bool IsVisible { get; set; } = true;

    internal HashSet<string> Members { get; } = new(StringComparer.OrdinalIgnoreCase);
}
