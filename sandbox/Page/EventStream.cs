using System.Text.Json.Nodes;
using System.Threading.Channels;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Page;

/// <summary>Sends the page every change as it happens (server-sent events): in Teams, and what customers accepted.</summary>
internal sealed class EventStream(TeamsWorld teams, PartnerCenterBook partnerCenter)
{
    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(15);

    public async Task RunAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        var waiting = System.Threading.Channels.Channel.CreateUnbounded<string>();
        void Note(TeamsEvent happened) => waiting.Writer.TryWrite($"data: {ToJson(happened).ToJsonString()}\n\n");
        void NoteAccepted() => waiting.Writer.TryWrite($"event: accepted\ndata: {PageState.Accepted(partnerCenter).ToJsonString()}\n\n");

        teams.Changed += Note;
        partnerCenter.Changed += NoteAccepted;
        using var signs = new Timer(_ => waiting.Writer.TryWrite(": still here\n\n"), null, BetweenSigns, BetweenSigns);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync("event: open\ndata: {}\n\n", gone);
            await foreach (var line in waiting.Reader.ReadAllAsync(gone)) await context.Response.WriteAsync(line, gone);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            teams.Changed -= Note;
            partnerCenter.Changed -= NoteAccepted;
        }
    }

    private JsonObject ToJson(TeamsEvent happened)
    {
        var person = happened.Conversation is { } conversation ? conversation.Person : happened.Viewer;
        return new JsonObject
        {
            ["kind"] = happened.Kind.ToString(),
            ["place"] = person?.Key ?? Team.ChannelKey,
            ["about"] = person is null ? PageState.AboutChannel(teams) : PageState.About(teams, person),
            ["message"] = happened.Message is { } message ? PageState.Message(teams, message) : null,
        };
    }
}
