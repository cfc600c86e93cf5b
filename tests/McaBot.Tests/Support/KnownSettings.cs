using System.Text.Json;

namespace McaBot.Tests.Support;

/// <summary>The names of all settings, such as Roles:AdminAgents, as the sample shows them.</summary>
internal static class KnownSettings
{
    public static IReadOnlySet<string> Names { get; } = Read();

    private static HashSet<string> Read()
    {
        using var sample = JsonDocument.Parse(
            Repository.ReadText("appsettings.sample.json"), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return [.. sample.RootElement.EnumerateObject().SelectMany(setting => setting.Value.ValueKind == JsonValueKind.Object
            ? setting.Value.EnumerateObject().Select(inner => $"{setting.Name}:{inner.Name}")
            : [setting.Name])];
    }
}
