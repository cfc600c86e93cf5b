using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>Files people attached, at links that need no sign-in, as Teams gives them to bots: the link carries its own key.</summary>
/// <param name="folder">Where they are kept.</param>
public sealed class FileShelf(Func<Uri> address, string folder)
{
    private readonly ConcurrentDictionary<string, string> names = new();

    /// <returns>The attachment of the message that tells the bot.</returns>
    public JsonObject Put(string name, byte[] content)
    {
        var id = Guid.NewGuid().ToString();
        var key = Guid.NewGuid().ToString("n");
        names[id] = name;
        System.IO.Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, id), content);
        File.WriteAllText(Path.Combine(folder, id + ".key"), key);
        return new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["contentUrl"] = new Uri(address(), $"/files/{id}").ToString(),
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = new Uri(address(), $"/files/{id}?tempauth={key}").ToString(),
                ["uniqueId"] = id,
                ["fileType"] = Path.GetExtension(name).TrimStart('.').ToLowerInvariant(),
            },
        };
    }

    /// <summary>The texts of all files whose name ends so.</summary>
    public IEnumerable<string> Texts(string extension) =>
        names
            .Where(file => file.Value.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            .Select(file => File.ReadAllText(Path.Combine(folder, file.Key)));

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id:guid}", async context =>
    {
        var file = Path.Combine(folder, (string)context.Request.RouteValues["id"]!);
        if (!File.Exists(file))
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (context.Request.Query["tempauth"] != await File.ReadAllTextAsync(file + ".key"))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                await context.Response.SendFileAsync(file);
    });
}
