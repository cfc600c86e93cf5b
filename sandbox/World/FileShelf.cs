using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>Files people attached, at links that need no sign-in, as Teams gives them to bots.</summary>
public sealed class FileShelf(Func<Uri> address)
{
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    internal JsonObject Put(string name, byte[] content)
    {
        var id = Guid.NewGuid().ToString();
        files[id] = content;
        return new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["contentUrl"] = new Uri(address(), $"/files/{id}").ToString(),
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = new Uri(address(), $"/files/{id}").ToString(),
                ["uniqueId"] = id,
                ["fileType"] = Path.GetExtension(name).TrimStart('.').ToLowerInvariant(),
            },
        };
    }

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id}", async context =>
    {
        if (files.TryGetValue((string)context.Request.RouteValues["id"]!, out var content)) await context.Response.Body.WriteAsync(content);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    });
}
