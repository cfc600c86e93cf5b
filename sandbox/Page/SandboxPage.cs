using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using Microsoft.Extensions.FileProviders;

namespace McaBot.Sandbox.Page;

/// <summary>The page and what it calls: its state, its events, and what its people do.</summary>
internal sealed class SandboxPage(SandboxWorld world)
{
    private static readonly string[] OwnNames = ["127.0.0.1", "localhost"];
    private LedgerTampering? tampering;

    // The container is there once the page is asked for something, not before.
    private LedgerTampering Tampering => LazyInitializer.EnsureInitialized(ref tampering, () => new LedgerTampering(world.Container));

    public void Map(WebApplication app)
    {
        Serve(app, "", "wwwroot");
        Serve(app, "/npm/adaptivecards", "node_modules/adaptivecards/dist");
        Serve(app, "/npm/markdown-it", "node_modules/markdown-it/dist/browser");
        app.MapGet("/", context => context.Response.SendFileAsync(SandboxFolder.Combine("wwwroot/index.html")));

        var page = app.MapGroup("/page");
        page.MapGet("/state", context => Answer(context, PageState.Of(world.Teams, world.PartnerCenter)));
        page.MapGet("/events", context => new EventStream(world.Teams, world.PartnerCenter).RunAsync(context));
        page.MapGet("/ledger", ShowLedgersAsync);
        page.MapPost("/sample", OfferSampleAsync);
        page.MapPost("/ledger/{customer:guid}/{act}", TamperAsync);
        page.MapPost("/people/{key}/{act}", context => ActAsync(context, (string)context.Request.RouteValues["key"]!));
        page.MapPost("/channel/{act}", context => ActAsync(context, null));
    }

    private static void Serve(WebApplication app, string path, string folder) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = path,
        FileProvider = new PhysicalFileProvider(SandboxFolder.Combine(folder)),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
    });

    private static Task Answer(HttpContext context, JsonNode json) => context.Response.WriteJsonAsync(StatusCodes.Status200OK, json);

    private async Task ActAsync(HttpContext context, string? key)
    {
        if (await ReadOwnAsync(context) is not { } body) return;

        var act = (string)context.Request.RouteValues["act"]!;
        var user = world.User(key ?? body.Text("as")!);
        var done = await ExtensionActs.DoAsync(user, act, body);
        await Answer(context, done ?? await (key is null ? InChannelAsync(user, act, body) : InChatAsync(user, act, body)));
    }

    private async Task OfferSampleAsync(HttpContext context)
    {
        if (await ReadOwnAsync(context) is null) return;

        await Answer(
            context, new JsonObject { ["ok"] = true, ["customer"] = await SampleCustomer.FindAsync(world, context.RequestAborted) });
    }

    private async Task ShowLedgersAsync(HttpContext context) =>
        await Answer(context, await new StoredLedgers(world.Ledgers).ReadAsync(context.RequestAborted));

    /// <summary>Somebody with access to storage changes a customer's record, past the bot; or puts it back.</summary>
    private async Task TamperAsync(HttpContext context)
    {
        if (await ReadOwnAsync(context) is null) return;

        var (customer, act) = (Guid.Parse((string)context.Request.RouteValues["customer"]!), (string)context.Request.RouteValues["act"]!);
        await Answer(context, new JsonObject { ["ok"] = await Tampering.DoAsync(customer, act, context.RequestAborted) });
    }

    /// <summary>Only this page may act: another site's script can neither send JSON here nor name this host.</summary>
    /// <returns>What the page sent; null where it was refused.</returns>
    private static async Task<JsonObject?> ReadOwnAsync(HttpContext context)
    {
        if (context.Request.HasJsonContentType() && OwnNames.Contains(context.Request.Host.Host))
        {
            if (await context.Request.ReadObjectAsync() is { } body) return body;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }

    private static async Task<JsonObject> InChatAsync(TeamsUser user, string act, JsonObject body)
    {
        switch (act)
        {
            case "open":
                await user.OpensMcaBotAsync();
                return Done();
            case "say":
                return Done(await user.SaysAsync(body.Text("text")!));
            case "attach":
                return Done(
                    await user.AttachesAsync(body.Text("name")!, Convert.FromBase64String(body.Text("content")!), body.Text("text") ?? ""));
            case "locale":
                user.SwitchesTo(body.Text("locale")!);
                return Done();
            default:
                return await OnCardAsync(user, user.Chat, act, body);
        }
    }

    private async Task<JsonObject> InChannelAsync(TeamsUser user, string act, JsonObject body)
    {
        switch (act)
        {
            case "open":
                return Done(await user.AddsMcaBotToTheTeamAsync());
            case "say":
                return await SayInChannelAsync(user, body.Text("text")!, body.Text("thread"));
            case "locale":
                world.Teams.SwitchChannelLanguage(body.Text("locale")!);
                return Done();
            default:
                return await OnCardAsync(user, user.Channel, act, body);
        }
    }

    private static async Task<JsonObject> SayInChannelAsync(TeamsUser user, string text, string? thread)
    {
        const string mention = "@" + TeamsWorld.BotName;
        if (text.StartsWith(mention, StringComparison.OrdinalIgnoreCase))
            return Done(await user.MentionsMcaBotAsync(text[mention.Length..].Trim(), thread));

        user.ChatsInChannel(text, thread);
        return Done();
    }

    private static async Task<JsonObject> OnCardAsync(TeamsUser user, Conversation conversation, string act, JsonObject body)
    {
        if (conversation.Find(body.Text("message") ?? "") is not { } message) return new JsonObject { ["ok"] = false };

        var data = body.Object("data")?.DeepClone().AsObject() ?? [];
        return act switch
        {
            "execute" => Done(await user.SendsExecuteAsync(message, body.Object("action") ?? [], data)),
            "submit" => Done(await user.SendsSubmitAsync(message, data)),
            "refresh" => Done(await user.RefreshesAsync(message)),
            "consent" when message.FileConsent is not null => Done(
                await (body.Text("answer") == "accept" ? user.AllowsFileAsync(message) : user.DeclinesFileAsync(message))),
            "search" => Found(await user.SearchesAsync(message, body.Text("input") ?? "", body.Text("text") ?? "", body.Object("inputs"))),
            _ => new JsonObject { ["ok"] = false },
        };
    }

    private static JsonObject Found(SearchResult found) =>
    new()
    {
        ["ok"] = found.IsOk,
        ["choices"] = new JsonArray([
            .. found.Choices.Select(choice => new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value }),
        ]),
    };

    private static JsonObject Done() => new() { ["ok"] = true };

    private static JsonObject Done(Delivery delivery) => new() { ["ok"] = delivery.IsOk, ["status"] = delivery.Status };

    private static JsonObject Done(PressResult result) =>
    new()
    {
        ["ok"] = result.IsOk,
        ["status"] = result.Status,
        ["message"] = result.Message,
    };
}
