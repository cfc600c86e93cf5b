namespace Microsoft.Bot.Builder;

internal static class StateKey
{
    public static string Part(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new InvalidOperationException($"The activity has no {name}; it belongs to no state.") : value;
}
