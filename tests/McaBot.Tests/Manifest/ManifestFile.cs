using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using McaBot.Cards;

namespace McaBot.Tests.Manifest;

/// <summary>The manifest's own files, whose lists of commands are written from the bot's commands.</summary>
internal static class ManifestFile
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(PathOf(name)))!.AsObject();

    /// <summary>The file as it is; with UPDATE_GOLDEN=1 it is written first.</summary>
    public static JsonObject WrittenOr(JsonObject wanted, string name)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(PathOf(name), wanted.ToJsonString(Readable) + "\n");
        }

        return Read(name);
    }

    /// <summary>Puts the commands of each scope into the manifest, and their French texts into its translation.</summary>
    public static void Offer(JsonObject english, JsonObject french, IReadOnlyList<(string Scope, IEnumerable<string> Commands)> scopes)
    {
        foreach (
            var key in french.Select(p => p.Key).Where(key => key.StartsWith("bots[0].commandLists", StringComparison.Ordinal)).ToList())
        {
            french.Remove(key);
        }

        var after = french.Where(p => p.Key.StartsWith("composeExtensions", StringComparison.Ordinal)).ToList();
        after.ForEach(word => french.Remove(word.Key));

        var lists = new JsonArray();
        foreach (var (number, (scope, commands)) in scopes.Index())
        {
            var list = new JsonArray();
            foreach (var (place, name) in commands.Index())
            {
                var (title, description) = OfferedCommand.Of(name, Cultures.English);
                list.Add(new JsonObject { ["title"] = title, ["description"] = description });
                var inFrench = OfferedCommand.Of(name, Cultures.French);
                french[$"bots[0].commandLists[{number}].commands[{place}].title"] = inFrench.Title;
                french[$"bots[0].commandLists[{number}].commands[{place}].description"] = inFrench.Description;
            }

            lists.Add(new JsonObject { ["scopes"] = new JsonArray(scope), ["commands"] = list });
        }

        after.ForEach(french.Add);
        english["bots"]![0]!["commandLists"] = lists;
    }

    private static string PathOf(string name) => Path.Combine(Repository.Root, "manifest", name);
}
