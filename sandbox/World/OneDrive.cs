using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using Microsoft.Net.Http.Headers;

namespace McaBot.Sandbox.World;

/// <summary>
/// Where people's files lie: takes what a bot uploads to a place a person allowed, by OneDrive's rules for upload sessions.
/// </summary>
/// <param name="folder">Where they are kept.</param>
public sealed class OneDrive(Func<Uri> address, string folder)
{
    private const int Piece = 320 * 1024;
    private const int LargestPiece = 60 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, Session> sessions = new();
    private readonly ConcurrentQueue<DriveFile> files = new();

    /// <summary>What was uploaded, oldest first.</summary>
    public IReadOnlyList<DriveFile> Files => [.. files];

    public IEnumerable<DriveFile> FilesOf(Person person) => Files.Where(file => file.Owner == person.Oid);

    /// <summary>Prepares a place as Teams does when a person allows a file.</summary>
    /// <returns>The invoke's uploadInfo.</returns>
    public JsonObject Prepare(Person person, string name)
    {
        var taken = FilesOf(person).Select(file => file.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = name;
        for (var number = 1; taken.Contains(free); number++)
            free = $"{Path.GetFileNameWithoutExtension(name)} {number.ToString(CultureInfo.InvariantCulture)}{Path.GetExtension(name)}";

        var session = new Session(person.Oid, free, Guid.NewGuid().ToString());
        var key = Guid.NewGuid().ToString("n");
        sessions[key] = session;
        return new JsonObject
        {
            ["contentUrl"] = ContentUrl(session.Item),
            ["name"] = free,
            ["uploadUrl"] = new Uri(address(), $"/drive/sessions/{key}").ToString(),
            ["uniqueId"] = session.Item,
            ["fileType"] = Path.GetExtension(free).TrimStart('.').ToLowerInvariant(),
        };
    }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/drive/sessions/{key}", PutAsync);
        routes.MapGet("/drive/sessions/{key}", context => sessions.TryGetValue((string)context.Request.RouteValues["key"]!, out var session)
            ? context.Response.WriteJsonAsync(StatusCodes.Status200OK, Next(session))
            : RefuseAsync(context, StatusCodes.Status404NotFound, "itemNotFound", "The upload session was not found."));
        routes.MapGet("/drive/items/{id:guid}/{name}", async context =>
        {
            var file = Path.Combine(folder, (string)context.Request.RouteValues["id"]!);
            context.Response.Headers.ContentDisposition = "attachment";
            if (File.Exists(file)) await context.Response.SendFileAsync(file);
            else context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
    }

    private string ContentUrl(string item) => new Uri(address(), $"/drive/items/{item}/file").ToString();

    private async Task PutAsync(HttpContext context)
    {
        var key = (string)context.Request.RouteValues["key"]!;
        var request = context.Request;
        if (!sessions.TryGetValue(key, out var session))
            await RefuseAsync(context, StatusCodes.Status404NotFound, "itemNotFound", "The upload session was not found.");
        else if (request.Headers.Authorization.Count > 0)
            await RefuseAsync(
                context, StatusCodes.Status401Unauthorized, "unauthenticated", "An upload session takes no authorization header.");
        else if (
            !ContentRangeHeaderValue.TryParse(request.Headers.ContentRange.ToString(), out var range)
            || range is not { Unit.Value: "bytes", From: { } from, To: { } to, Length: { } total })
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalidRequest", "Content-Range is missing or malformed.");
        else if (request.ContentLength != to - from + 1)
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalidRequest", "Content-Length differs from Content-Range.");
        else if (to - from + 1 >= LargestPiece || (to + 1 < total && (to - from + 1) % Piece != 0))
            await RefuseAsync(
                context, StatusCodes.Status400BadRequest, "invalidRequest", "A piece is a multiple of 320 KiB, and less than 60 MiB.");
        else
            await TakeAsync(context, key, session, from, total);
    }

    private async Task TakeAsync(HttpContext context, string key, Session session, long from, long total)
    {
        using var piece = new MemoryStream();
        await context.Request.Body.CopyToAsync(piece, context.RequestAborted);
        bool isTaken;
        lock (session)
        {
            isTaken = from == session.Content.Length && (session.Total ?? total) == total;
            if (isTaken)
            {
                session.Total = total;
                piece.WriteTo(session.Content);
            }
        }

        if (!isTaken)
        {
            await RefuseAsync(
                context, StatusCodes.Status416RangeNotSatisfiable, "invalidRange",
                "The piece was received already, or others are missing before it.");
        }
        else if (session.Content.Length < total)
        {
            await context.Response.WriteJsonAsync(StatusCodes.Status202Accepted, Next(session));
        }
        else
        {
            sessions.TryRemove(key, out _);
            System.IO.Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, session.Item), session.Content.ToArray());
            files.Enqueue(new DriveFile(session.Owner, session.Item, session.Name, session.Content.ToArray()));
            await context.Response.WriteJsonAsync(
                StatusCodes.Status201Created,
                new JsonObject
                {
                    ["id"] = session.Item,
                    ["name"] = session.Name,
                    ["size"] = total,
                    ["webUrl"] = ContentUrl(session.Item),
                });
        }
    }

    private static JsonObject Next(Session session)
    {
        lock (session)
        return new JsonObject
        {
            ["nextExpectedRanges"] = new JsonArray($"{session.Content.Length.ToString(CultureInfo.InvariantCulture)}-"),
        };
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        context.Response.WriteJsonAsync(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private sealed class Session(string owner, string name, string item)
    {
        public string Owner => owner;

        public string Name => name;

        public string Item => item;

        public long? Total { get; set; }

        public MemoryStream Content { get; } = new();
    }
}
