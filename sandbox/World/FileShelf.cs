using System.Text.Json.Nodes;

namespace McaBot.Sandbox.World;

/// <summary>Files people attached, at links that need no sign-in, as Teams gives them to bots.</summary>
/// <param name="folder">Where they are kept.</param>
public sealed class FileShelf(Func<Uri> address, string folder)
{
    internal JsonObject Put(string name, byte[] content)
    {
        var id = Guid.NewGuid().ToString();
        System.IO.Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, id), content);
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

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id:guid}", async context =>
    {
        var file = Path.Combine(folder, (string)context.Request.RouteValues["id"]!);
        if (File.Exists(file)) await context.Response.SendFileAsync(file);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    });
}
