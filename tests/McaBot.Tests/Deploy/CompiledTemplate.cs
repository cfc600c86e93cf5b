using System.Text.Json.Nodes;

namespace McaBot.Tests.Deploy;

/// <summary>A template as Azure Resource Manager gets it.</summary>
internal sealed class CompiledTemplate(JsonNode root)
{
    private static readonly Lazy<Task<CompiledTemplate>> Main = new(() => BuildAsync("main.bicep"));
    private static readonly Lazy<Task<CompiledTemplate>> Registry = new(() => BuildAsync("registry.bicep"));

    public JsonObject Parameters => root["parameters"]!.AsObject();

    public JsonObject Variables => root["variables"]!.AsObject();

    /// <summary>The whole deployment. Compiled once for all tests.</summary>
    public static Task<CompiledTemplate> MainAsync() => Main.Value;

    /// <inheritdoc cref="MainAsync"/>
    public static Task<CompiledTemplate> RegistryAsync() => Registry.Value;

    /// <summary>The template of a module, by its symbol.</summary>
    public CompiledTemplate Module(string symbol) => new(root["resources"]![symbol]!["properties"]!["template"]!);

    public JsonNode Resource(string symbol) => root["resources"]![symbol]!;

    private static async Task<CompiledTemplate> BuildAsync(string file) =>
        new(JsonNode.Parse((await Bicep.RunAsync("build", Path.Combine(Bicep.Folder, file), "--stdout")).Expected())!);
}
