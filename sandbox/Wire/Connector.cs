using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>The Bot Connector as Teams serves it: conversations, activities, members.</summary>
public sealed class Connector(TeamsWorld teams, TokenIssuer issuer)
{
    public const string Resource = "https://api.botframework.com";
    private const int MessageBytesAtMost = 28 * 1024;
    private readonly SendLimits limits = new(TimeProvider.System);

    /// <summary>
    /// Whether a bot that sends too fast is told so, with 429. Off unless asked for, so that tests of other things need not wait.
    /// </summary>
    public bool LimitsRate { get; set; }

    /// <summary>How often each conversation was sent to too fast, while that was looked at; the whole app by an empty id.</summary>
    public IReadOnlyDictionary<string, int> RateViolations => limits.Violations;

    internal void Map(IEndpointRouteBuilder routes)
    {
        var v3 = routes.MapGroup("/teams/{tenant}/v3");
        v3.MapPost("/conversations", CreateAsync);
        v3.MapPost("/conversations/{id}/activities/{replyTo?}", PostAsync);
        v3.MapPut("/conversations/{id}/activities/{activity}", EditAsync);
        v3.MapDelete("/conversations/{id}/activities/{activity}", DeleteAsync);
        v3.MapGet("/attachments/{id}/views/{view}", PictureAsync);
        new ConnectorRosters(teams).Map(v3);
        v3.MapFallback("{**rest}", context =>
            ConnectorErrors.WriteAsync(context, StatusCodes.Status404NotFound, "ServiceError", "No such operation."));
    }

    /// <summary>Every call must bear a token for the channel.</summary>
    internal async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!await issuer.HoldsAsync(context.Request, Resource))
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status401Unauthorized, "Unauthorized", "Authorization has been denied for this request.");
        else if (LimitsRate && limits.WaitForApp() is { } wait)
            await ConnectorErrors.TooManyAsync(context, wait);
        else
            await next(context);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var asked = await context.Request.ReadObjectAsync();
        if (asked is null)
            await ConnectorErrors.BadSyntaxAsync(context, "The body is no JSON object.");
        else if (asked.Object("channelData").Object("channel").Text("id") is { } channelId)
            await StartThreadAsync(context, asked, channelId);
        else
            await StartChatAsync(context, asked);
    }

    private async Task StartThreadAsync(HttpContext context, JsonObject asked, string channelId)
    {
        if (teams.Find(channelId) is not { IsPersonal: false } channel)
            await ConnectorErrors.UnknownConversationAsync(context);
        else if (!teams.Team.HasInstalled)
            await ConnectorErrors.NotInRosterAsync(context);
        else if (asked.Object("activity") is not { } activity)
            await ConnectorErrors.BadSyntaxAsync(context, "A new thread needs an activity.");
        else if (await IsInTimeAsync(context, channel) && await TakesAsync(context, activity))
        {
            var message = teams.Post(channel, teams.BotId, Copy(activity));
            await context.Response.WriteJsonAsync(
                StatusCodes.Status201Created,
                new JsonObject { ["id"] = $"{channel.Id};messageid={message.Id}", ["activityId"] = message.Id });
        }
    }

    private async Task StartChatAsync(HttpContext context, JsonObject asked)
    {
        var tenant = asked.Text("tenantId") ?? asked.Object("channelData").Object("tenant").Text("id");
        var members = asked.Objects("members").ToList();
        if (members.Count != 1 || members[0].Text("id") is not { } memberId)
            await ConnectorErrors.BadSyntaxAsync(context, "Exactly one member is needed.");
        else if (tenant is null)
            await ConnectorErrors.BadSyntaxAsync(context, "The tenant is missing.");
        else if (!string.Equals(tenant, teams.Directory.TenantId, StringComparison.OrdinalIgnoreCase))
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status403Forbidden, "Forbidden", "The bot does not belong to this tenant.");
        else if (
            (teams.Directory.FindByTeamsId(memberId) ?? (Guid.TryParse(memberId, out _) ? teams.Directory.Find(memberId) : null))
            is not { } person)
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status400BadRequest, "BadArgument", "Failed to decrypt or find the member id.");
        else if (await MayWriteToAsync(context, person))
            await AnswerChatAsync(context, asked, teams.PersonalChat(person));
    }

    private async Task AnswerChatAsync(HttpContext context, JsonObject asked, Conversation chat)
    {
        var answer = new JsonObject { ["id"] = chat.Id };
        if (asked.Object("activity") is { } activity)
        {
            if (!await IsInTimeAsync(context, chat) || !await TakesAsync(context, activity)) return;
            answer["activityId"] = teams.Post(chat, teams.BotId, Copy(activity)).Id;
        }

        await context.Response.WriteJsonAsync(StatusCodes.Status201Created, answer);
    }

    private async Task PostAsync(HttpContext context)
    {
        if (await ConversationAsync(context) is not { } conversation || await ActivityAsync(context) is not { } activity) return;

        if (activity.Text("type") == "typing")
        {
            teams.Types(conversation);
            await context.Response.WriteJsonAsync(StatusCodes.Status201Created, new JsonObject());
            return;
        }

        var thread = Thread(context);
        if (thread is not null && conversation.Find(thread) is null)
        {
            await ConnectorErrors.UnknownConversationAsync(context);
            return;
        }

        if (IsSplit(activity))
        {
            foreach (var part in new[] { "attachments", "text" })
            {
                var half = Copy(activity);
                half.Remove(part);
                teams.Post(conversation, teams.BotId, half, thread);
            }

            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        var message = teams.Post(conversation, teams.BotId, activity, thread);
        await context.Response.WriteJsonAsync(StatusCodes.Status201Created, new JsonObject { ["id"] = message.Id });
    }

    /// <summary>Teams makes two messages of text with a card, and tells the id of neither.</summary>
    private static bool IsSplit(JsonObject activity) =>
        activity.Text("text") is { Length: > 0 } && activity.Objects("attachments").Any();

    private async Task PictureAsync(HttpContext context)
    {
        if (teams.FindPicture((string)context.Request.RouteValues["id"]!) is not { } picture)
        {
            await ConnectorErrors.WriteAsync(context, StatusCodes.Status404NotFound, "NotFound", "No such attachment.");
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = picture.Length;
        await context.Response.Body.WriteAsync(picture);
    }

    private async Task EditAsync(HttpContext context)
    {
        if (
            await ConversationAsync(context) is not { } conversation
            || await OwnAsync(context, conversation) is not { } id
            || await ActivityAsync(context) is not { } activity)
            return;

        teams.Edit(conversation, id, activity);
        await context.Response.WriteJsonAsync(StatusCodes.Status200OK, new JsonObject { ["id"] = id });
    }

    private async Task DeleteAsync(HttpContext context)
    {
        if (await ConversationAsync(context) is not { } conversation || await OwnAsync(context, conversation) is not { } id) return;

        teams.Delete(conversation, id);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private async Task<Conversation?> ConversationAsync(HttpContext context)
    {
        if (teams.Find((string)context.Request.RouteValues["id"]!) is not { } conversation)
        {
            await ConnectorErrors.UnknownConversationAsync(context);
            return null;
        }

        if (!await IsInTimeAsync(context, conversation)) return null;
        if (conversation.Person is { } person) return await MayWriteToAsync(context, person) ? conversation : null;
        if (teams.Team.HasInstalled) return conversation;

        await ConnectorErrors.NotInRosterAsync(context);
        return null;
    }

    private async Task<bool> IsInTimeAsync(HttpContext context, Conversation conversation)
    {
        if (!LimitsRate || limits.WaitFor(conversation.Id) is not { } wait) return true;
        await ConnectorErrors.TooManyAsync(context, wait);
        return false;
    }

    private async Task<bool> MayWriteToAsync(HttpContext context, Person person)
    {
        if (!teams.HasInstalled(person))
            await ConnectorErrors.NotInRosterAsync(context);
        else if (teams.IsBlockedBy(person))
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status403Forbidden, "MessageWritesBlocked", "The person blocked messages from the bot.");
        else
            return true;

        return false;
    }

    /// <returns>The id of a message of the bot's own in this conversation.</returns>
    private async Task<string?> OwnAsync(HttpContext context, Conversation conversation)
    {
        var id = (string)context.Request.RouteValues["activity"]!;
        if (conversation.Find(id) is not { IsDeleted: false } message)
            await ConnectorErrors.UnknownActivityAsync(context);
        else if (message.From != teams.BotId)
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status403Forbidden, "Forbidden", "Only messages of the bot can be changed.");
        else
            return id;

        return null;
    }

    private static async Task<JsonObject?> ActivityAsync(HttpContext context)
    {
        var activity = await context.Request.ReadObjectAsync();
        if (activity is null) await ConnectorErrors.BadSyntaxAsync(context, "The body is no JSON object.");
        else if (await TakesAsync(context, activity)) return activity;

        return null;
    }

    private static async Task<bool> TakesAsync(HttpContext context, JsonObject activity)
    {
        if (context.Request.Body.Length > MessageBytesAtMost)
            await ConnectorErrors.WriteAsync(
                context, StatusCodes.Status413RequestEntityTooLarge, "MessageSizeTooBig", "Message size too large.");
        else if (MessageCheck.Fault(activity) is { } fault)
            await ConnectorErrors.BadSyntaxAsync(context, fault);
        else
            return true;

        return false;
    }

    private static string? Thread(HttpContext context)
    {
        const string mark = ";messageid=";
        var id = (string)context.Request.RouteValues["id"]!;
        var at = id.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : id[(at + mark.Length)..];
    }

    private static JsonObject Copy(JsonObject activity) => activity.DeepClone().AsObject();
}
